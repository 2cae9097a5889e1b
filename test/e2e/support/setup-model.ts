import type { ModelChoice, SignInOffer } from '../../../src/report/choices.ts';
import type { SetupReport } from '../../../src/report/setup.ts';
import type { ModelReply, ScriptedModel } from '../../../src/sandbox/index.ts';
import {
  ask,
  bash,
  dataOf,
  fencedCommands,
  filledIn,
  type Question,
  readConversation,
} from './conversation.ts';

const WHERE = [
  { label: 'Everywhere (Recommended)', description: 'All your projects on this computer', scope: 'user' },
  { label: 'This repository, for the team', description: 'Shared through git', scope: 'project' },
  { label: 'This repository, for me', description: 'Only you, not shared', scope: 'local' },
];

const YES = 'Yes, write it (Recommended)';

/** How the text of the command begins. */
export const SETUP_TITLE = '# Set up Claude Code on Amazon Bedrock';

/**
 * Plays Claude carrying out `commands/setup.md` for a person with one good sign-in. Like Claude it has the commands
 * from the text that Claude Code hands over, and their options from what the program answers.
 */
export const setupModel: ScriptedModel = ({ body }) => {
  const { prompt, results } = readConversation(body, SETUP_TITLE);
  // Titles and the like are asked for beside the conversation.
  return prompt === undefined ? 'ok' : nextTurn(fencedCommands(prompt), results);
};

function nextTurn(commands: readonly string[], results: readonly string[]): ModelReply {
  const [forStatus = '', forModels = '', forPlan = '', forApply = ''] = commands;
  const [status, models, answers, plan, consent, applied] = results;
  if (status === undefined) return bash(forStatus);

  const [offer] = dataOf<{ offers: SignInOffer[] }>(status).offers;
  if (!offer?.isReady) return 'No sign-in is ready.';
  if (models === undefined) return bash(filledIn(forModels, { OPTIONS: offer.options }));

  const { choices } = dataOf<{ choices: ModelChoice[] }>(models);
  if (answers === undefined) return ask('', whichModels(choices), whereTo());

  const choice = choices.find((one) => answers.includes(`"${label(one)}"`));
  const where = WHERE.find((one) => answers.includes(`"${one.label}"`));
  if (!choice || !where) return `I cannot follow: ${answers}`;
  if (plan === undefined) {
    const options = { OPTIONS: offer.options, CHOICE_OPTIONS: choice.options, SCOPE: where.scope };
    return bash(filledIn(forPlan, options));
  }

  const { diff, warnings, applyOptions = '' } = dataOf<SetupReport>(plan);
  const shown = [`\`\`\`diff\n${diff}\n\`\`\``, ...warnings.map(({ message }) => message)].join('\n\n');
  if (consent === undefined) return ask(shown, whetherToWrite());
  if (!consent.includes(YES)) return 'Nothing was written.';
  if (applied === undefined) return bash(filledIn(forApply, { APPLY_OPTIONS: applyOptions }));
  return `Done. ${dataOf<SetupReport>(applied).nextStep}`;
}

function whichModels(choices: readonly ModelChoice[]): Question {
  return {
    header: 'Models',
    question: 'Which models, and where may requests be answered?',
    options: choices.map((choice) => ({ label: label(choice), description: choice.models.join(', ') })),
  };
}

function label({ routing, geography = '', recommended }: ModelChoice): string {
  const name = routing === 'global' ? 'Global' : `Only within ${geography.toUpperCase()}`;
  return recommended ? `${name} (Recommended)` : name;
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
