import type { Edit } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { valueAt } from '../edit/key-values.ts';
import type { SetupAnswers } from './setup-answers.ts';
import type { SetupFacts } from './setup-facts.ts';

/** What becomes of the status line: it is set, or there is one, to which ours can be added. */
export type StatusLinePlan =
  | { readonly way: 'set'; readonly edit: Edit }
  | { readonly way: 'there'; readonly command: string };

const PATH = ['statusLine'] as const;

/** A status line of the person's own is never written over. */
export function statusLine(
  { target, launcher, platform }: SetupFacts,
  { scope }: SetupAnswers,
): Outcome<StatusLinePlan> {
  if (scope === 'project') {
    return refusal(
      'option-conflict',
      '--statusline names a file of this computer, which the team does not have.',
      'Use --scope user or --scope local.',
    );
  }
  const program = quoteForShell(launcher, platform);
  if (program === undefined) {
    return refusal(
      'option-conflict',
      `The path ${launcher} has a character that no command line of this system can hold safely.`,
      'Leave out --statusline.',
    );
  }
  const command = `${program} statusline`;
  const edit: Edit = { path: PATH, value: { type: 'command', command }, isSecret: false };
  const standing = valueAt(target, PATH);
  const isOurs = JSON.stringify(standing) === JSON.stringify(edit.value);
  return success(standing === undefined || isOurs ? { way: 'set', edit } : { way: 'there', command });
}
