import type { Options } from '../../model/options.ts';
import type { FixDraft } from '../../plan/plan-fix.ts';
import { commandLine } from '../../shell/command-line.ts';
import { changeDiff } from '../changes/file-diff.ts';
import type { SetupReport } from '../changes/setup.ts';
import { shownChanges } from '../changes/shown-changes.ts';
import { planStep } from '../next-step.ts';

/** The plan of a fix, or what was applied of it: in the same form as a plan of setup. */
export function fixReport(
  { changes, planId }: FixDraft,
  options: Options,
  isApplied: boolean,
  home: string | undefined,
): SetupReport {
  const isNothing = changes.length === 0;
  const { plan, ...answers } = options;
  const apply = { fix: answers.fix, apply: true, 'plan-id': planId, ...answers };
  const applyOptions = isNothing || isApplied ? undefined : `doctor ${commandLine(apply)}`;
  return {
    planId,
    isApplied: isApplied && !isNothing,
    changes: changes.flatMap(shownChanges),
    diff: changes
      .map((change) => changeDiff(change, home))
      .filter((diff) => diff !== '')
      .join('\n'),
    warnings: [],
    ...(applyOptions !== undefined && { applyOptions }),
    nextStep: applyOptions === undefined ? nextStep(isNothing) : planStep(applyOptions),
  };
}

function nextStep(isNothing: boolean): string {
  if (isNothing) return 'The files say this already. If Claude Code does not use them yet, restart it.';
  return 'Restart Claude Code (quit, then start it again; claude --continue resumes), then look again: claude-bedrock doctor. To undo: /bedrock:reset, or claude-bedrock reset --plan.';
}
