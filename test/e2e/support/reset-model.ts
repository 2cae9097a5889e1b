import type { ResetReport } from '../../../src/report/changes/reset.ts';
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
import { RESET_TITLE } from './titles.ts';

const YES = 'Yes, put it back (Recommended)';

/** Plays Claude carrying out `commands/reset.md` where the journal knows what was there before. */
export const resetModel: ScriptedModel = ({ body }) => {
  const { prompt, results } = readConversation(body, RESET_TITLE);
  // Titles and the like are asked for beside the conversation.
  return prompt === undefined ? 'ok' : nextTurn(fencedCommands(prompt), results);
};

function nextTurn(commands: readonly string[], results: readonly string[]): ModelReply {
  const [forPlan = '', forApply = ''] = commands;
  const [plan, consent, applied] = results;
  if (plan === undefined) return bash(forPlan);

  const { diff, applyOptions, nextStep } = dataOf<ResetReport>(plan);
  if (applyOptions === undefined) return nextStep;
  if (consent === undefined) return ask(`\`\`\`diff\n${diff}\n\`\`\``, whetherToPutBack());
  if (!consent.includes(YES)) return 'Nothing was written.';
  if (applied === undefined) return bash(filledIn(forApply, { APPLY_OPTIONS: applyOptions }));

  const done = dataOf<ResetReport>(applied);
  return ['Done.', done.nextStep, done.next].join(' ');
}

function whetherToPutBack(): Question {
  const options = [
    { label: YES, description: 'Puts back exactly what is shown above' },
    { label: 'No, change nothing', description: 'Leaves every file as it is' },
  ];
  return { header: 'Reset', question: 'Put this back?', options };
}
