import { residencyOf } from '../../knowledge/residency.ts';
import { WAY_RULES, type Way } from '../../knowledge/ways.ts';
import { isEmpty } from '../../model/change.ts';
import type { Options } from '../../model/options.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import { commandLine } from '../../shell/command-line.ts';
import { planStep } from '../next-step.ts';
import { changeDiff } from './file-diff.ts';
import type { SetupReport } from './setup.ts';
import { shownChanges, shownInherited } from './shown-changes.ts';
import { shownRefresh } from './shown-refresh.ts';

/** What a plan, or what was applied of it, looks like from outside: no secret, nothing of other keys. */
export function setupReport(
  { change, planId, plan, warnings, seen, inherited, proof }: SetupDraft,
  options: Options,
  isApplied: boolean,
): SetupReport {
  const isNothing = isEmpty(change);
  const isChosen = plan.prefix !== undefined || plan.way !== 'invoke';
  const residency = isChosen ? residencyOf(plan.way, plan.region, plan.models, plan.prefix) : [];
  const apply = isNothing || isApplied ? undefined : applyOptions(options, planId);
  return {
    planId,
    isApplied: isApplied && !isNothing,
    changes: [...shownChanges(change)],
    diff: changeDiff(change, seen.home),
    ...(inherited.length > 0 && { inherited: shownInherited(inherited) }),
    ...(plan.launcher !== undefined && { launcher: plan.launcher }),
    ...(plan.refresh.state !== 'not-sso' && { refresh: shownRefresh(plan.refresh) }),
    ...(proof && { proof }),
    ...(residency.length > 0 && { residency: [...residency] }),
    warnings: [...warnings],
    ...(apply !== undefined && { applyOptions: apply }),
    nextStep: apply === undefined ? nextStep(isNothing, plan.way) : planStep(apply),
  };
}

function applyOptions(options: Options, planId: string): string {
  const { plan, offline, ...answers } = options;
  return `setup ${commandLine({ apply: true, 'plan-id': planId, ...answers })}`;
}

function nextStep(isNothing: boolean, way: Way): string {
  if (isNothing) return 'The settings say this already. If Claude Code does not use them yet, restart it.';
  return `Restart Claude Code to use ${WAY_RULES[way].name} (quit, then start it again; claude --continue resumes). A session that is open may switch with its next message. To undo: /bedrock:reset, or claude-bedrock reset --plan.`;
}
