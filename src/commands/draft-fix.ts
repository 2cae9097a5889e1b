import type { Fix, Remedy } from '../checks/check.ts';
import { fixOf, isProblem } from '../checks/run-checks.ts';
import { flag, type OptionValues, text } from '../cli/command.ts';
import type { SettingsFile } from '../facts/settings-file.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import { type FixPlan, planFix } from '../plan/plan-fix.ts';
import { planIdOf } from '../plan/plan-id.ts';
import type { Examination } from '../report/doctor-report.ts';
import type { World } from '../world.ts';
import { examine } from './examine.ts';

/** A fix with everything that showing and applying it needs. */
export interface FixDraft extends FixPlan {
  readonly planId: string;
  readonly remedies: readonly Remedy[];
}

/** Runs the check again and plans the remedies of what it finds now. */
export async function draftFix(world: World, options: OptionValues): Promise<Outcome<FixDraft>> {
  const id = text(options, 'fix') ?? '';
  const examined = await examine(world, { ids: [id], isOffline: flag(options, 'offline') });
  if (!examined.ok) return examined;
  const remedies = remediesOf(examined.value, id);
  return remedies.ok ? draftRemedies(world, remedies.value, examined.value.facts.settings) : remedies;
}

/** Plans remedies on the settings as they stand. */
export function draftRemedies(
  { platform }: World,
  remedies: readonly Remedy[],
  settings: readonly SettingsFile[],
): Outcome<FixDraft> {
  const plan = planFix(remedies, settings, platform);
  return plan.ok ? success({ ...plan.value, remedies, planId: planIdOf(plan.value.changes) }) : plan;
}

function remediesOf({ judged }: Examination, id: string): Outcome<readonly Remedy[]> {
  const ofCheck = judged.filter(({ check }) => check.id === id);
  const problems = ofCheck.filter(isProblem);
  const remedies = problems.flatMap((problem) => fixOf(problem)?.remedy ?? []);
  if (remedies.length > 0) return success(remedies);
  const [problem] = problems;
  if (problem) return noRemedy(id, fixOf(problem));
  const [because] = ofCheck.flatMap(({ result }) => ('because' in result ? result.because : []));
  const message =
    because === undefined
      ? `The check '${id}' finds no problem now.`
      : `The check '${id}' could not be judged: ${because}.`;
  return refusal('fix-not-needed', message, 'To see what there is: claude-bedrock doctor');
}

function noRemedy(id: string, fix: Fix | undefined): Outcome<never> {
  const words = [fix?.say, fix?.run].filter((part) => part !== undefined).join(' ');
  return refusal(
    'fix-unavailable',
    `What '${id}' found is not one of the things that this program changes by itself.`,
    words === '' ? 'claude-bedrock doctor says what was found.' : words,
  );
}
