import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Fix, Remedy } from '../../model/verdict.ts';
import { firstProblem, fixOf, type Judged } from '../run-checks.ts';

/**
 * The safe repair of the first problem that a check found, as that is what the next step says; refused where it found
 * nothing, or nothing that a program may repair.
 */
export function findRemedies(judged: readonly Judged[], id: string): Outcome<readonly Remedy[]> {
  const ofCheck = judged.filter(({ check }) => check.id === id);
  const remedy = firstRemedy(ofCheck);
  if (remedy) return success([remedy]);
  const problem = firstProblem(ofCheck);
  if (problem) return noRemedy(id, fixOf(problem));
  const [because] = ofCheck.flatMap(({ result }) => ('because' in result ? result.because : []));
  const message =
    because === undefined
      ? `The check '${id}' finds no problem now.`
      : `The check '${id}' could not be judged: ${because}.`;
  return refusal('fix-not-needed', message, 'To see what there is: claude-bedrock doctor');
}

function firstRemedy(judged: readonly Judged[]): Remedy | undefined {
  const repairable = firstProblem(judged.filter((one) => fixOf(one)?.remedy));
  return repairable && fixOf(repairable)?.remedy;
}

function noRemedy(id: string, fix: Fix | undefined): Outcome<never> {
  const words = [fix?.say, fix?.run].filter((part) => part !== undefined).join(' ');
  return refusal(
    'fix-unavailable',
    `What '${id}' found is not one of the things that this program changes by itself.`,
    words === '' ? 'claude-bedrock doctor says what was found.' : words,
  );
}
