import type { OptionValues } from '../cli/command.ts';
import type { FixDraft } from '../commands/fix-finding.ts';
import { commandLine } from '../plan/command-line.ts';
import { changeDiff } from './file-diff.ts';
import type { SetupReport } from './setup.ts';
import { shownChanges } from './shown-changes.ts';

/** The plan of a fix, or what was applied of it: in the same form as a plan of setup. */
export function fixReport(
  { changes, planId }: FixDraft,
  options: OptionValues,
  isApplied: boolean,
): SetupReport {
  const isNothing = changes.length === 0;
  const { plan, ...answers } = options;
  const applyOptions = `doctor ${commandLine({ fix: answers.fix, apply: true, 'plan-id': planId, ...answers })}`;
  return {
    planId,
    isApplied: isApplied && !isNothing,
    changes: changes.flatMap(shownChanges),
    diff: changes
      .map(changeDiff)
      .filter((diff) => diff !== '')
      .join('\n'),
    warnings: [],
    ...(!isApplied && !isNothing && { applyOptions }),
    nextStep: nextStep(isNothing, isApplied),
  };
}

function nextStep(isNothing: boolean, isApplied: boolean): string {
  if (isNothing) return 'The files say this already. If Claude Code does not use them yet, restart it.';
  if (!isApplied) return 'Nothing is written yet. To write this:';
  return 'Restart Claude Code (quit, then start it again; claude --continue resumes), then look again: claude-bedrock doctor. To undo: /bedrock:reset, or claude-bedrock reset --plan.';
}
