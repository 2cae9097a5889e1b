import type { ModelChoice, SignInOffer } from '../../../src/model/choices.ts';
import type { SetupReport } from '../../../src/report/changes/setup.ts';
import type { ModelReply, ScriptedModel } from '../../../src/sandbox/index.ts';
import {
  ask,
  bash,
  dataOf,
  filledIn,
  type Question,
  readConversation,
  spokenCommands,
} from './conversation.ts';
import { SETUP_TITLE } from './titles.ts';

const WHERE = [
  { label: 'Everywhere (Recommended)', description: 'All your projects on this computer', scope: 'user' },
  { label: 'This repository, for the team', description: 'Shared through git', scope: 'project' },
  { label: 'This repository, for me', description: 'Only you, not shared', scope: 'local' },
];

const YES = 'Yes, write it (Recommended)';

/** The commands of the text, by what they are for. */
export interface SetupCommands {
  readonly status: string;
  readonly login: string;
  readonly finish: string;
  readonly accounts: string;
  readonly profilePlan: string;
  readonly models: string;
  readonly plan: string;
  readonly apply: string;
}

/**
 * Plays Claude carrying out `commands/setup.md` for a person with one good sign-in. Like Claude it has the commands
 * from the text that Claude Code hands over, and their options from what the program answers.
 */
export const setupModel: ScriptedModel = ({ body }) => {
  const { prompt, results } = readConversation(body, SETUP_TITLE);
  // Titles and the like are asked for beside the conversation.
  if (prompt === undefined) return 'ok';
  const commands = setupCommands(prompt);
  const [status, ...rest] = results;
  if (status === undefined) return bash(commands.status);
  const [offer] = dataOf<{ offers: SignInOffer[] }>(status).offers;
  return offer?.isReady ? withSignIn(commands, offer.options, rest) : 'No sign-in is ready.';
};

/** The commands in the text of `commands/setup.md`. */
export function setupCommands(prompt: string): SetupCommands {
  const [status, login, finish, accounts, profilePlan, apply, models, plan] = spokenCommands(prompt);
  const all = { status, login, finish, accounts, profilePlan, apply, models, plan };
  const missing = Object.entries(all).find(([, command]) => command === undefined);
  if (missing) throw new Error(`The text has no command for ${missing[0]}.`);
  return all as SetupCommands;
}

/** Goes on from a sign-in that works; `options` name it, `results` are what came after it. */
export function withSignIn(commands: SetupCommands, options: string, results: readonly string[]): ModelReply {
  const [models, answers, plan, consent, applied] = results;
  if (models === undefined) return bash(filledIn(commands.models, { OPTIONS: options }));

  const { choices } = dataOf<{ choices: ModelChoice[] }>(models);
  if (answers === undefined) return ask('', whichModels(choices), whereTo());

  const choice = choices.find(({ label }) => answers.includes(`"${label}"`));
  const where = WHERE.find((one) => answers.includes(`"${one.label}"`));
  if (!choice || !where) return `I cannot follow: ${answers}`;
  if (plan === undefined) {
    const values = { OPTIONS: options, CHOICE_OPTIONS: choice.options, SCOPE: where.scope };
    return bash(filledIn(commands.plan, values));
  }

  const { diff, warnings, applyOptions = '' } = dataOf<SetupReport>(plan);
  const shown = [`\`\`\`diff\n${diff}\n\`\`\``, ...warnings.map(({ message }) => message)].join('\n\n');
  if (consent === undefined) return ask(shown, whetherToWrite());
  if (!consent.includes(YES)) return 'Nothing was written.';
  if (applied === undefined) return bash(filledIn(commands.apply, { APPLY_OPTIONS: applyOptions }));
  return `Done. ${dataOf<SetupReport>(applied).nextStep}`;
}

function whichModels(choices: readonly ModelChoice[]): Question {
  return {
    header: 'Models',
    question: 'Which models, and where may requests be answered?',
    options: choices.map(({ label, description }) => ({ label, description })),
  };
}

function whereTo(): Question {
  const options = WHERE.map(({ label, description }) => ({ label, description }));
  return { header: 'Where', question: 'Where should this apply?', options };
}

function whetherToWrite(): Question {
  const options = [
    { label: YES, description: 'Writes exactly what is shown above' },
    { label: 'No, change nothing', description: 'Leaves every file as it is' },
  ];
  return { header: 'Apply', question: 'Write this change?', options };
}
