import { type CommandResult, flag, type OptionValues, text } from '../../cli/command.ts';
import { applyAll } from '../../effects/apply-all.ts';
import { planChanged } from '../../effects/apply-change.ts';
import { settleJournal, withJournal } from '../../effects/with-journal.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { configDirectory } from '../../facts/settings/settings-locations.ts';
import type { FileChange } from '../../model/change.ts';
import { homeUnknown, type Outcome, success } from '../../model/outcome.ts';
import type { Remedy } from '../../model/verdict.ts';
import type { World } from '../../model/world.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import { planFix } from '../../plan/plan-fix.ts';
import { setupText } from '../../report/changes/setup-text.ts';
import { fixReport } from '../../report/doctor/fix-report.ts';
import { draftAwsFix } from './draft-aws-fix.ts';

/** A fix with everything that showing and applying it needs. */
export interface FixDraft {
  readonly planId: string;
  /** One for each file. */
  readonly changes: readonly FileChange[];
}

/** Shows the exact change that the remedies of a finding come to, or does that change or refuses. */
export async function fixFinding(
  world: World,
  options: OptionValues,
  remedies: readonly Remedy[],
): Promise<Outcome<CommandResult>> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = flag(options, 'apply');
  const draft = isApplied
    ? await applyFix(world, config, remedies, text(options, 'plan-id') ?? '')
    : await draftFix(world, remedies);
  if (!draft.ok) return draft;
  const report = fixReport(draft.value, options, isApplied);
  return success({ data: report, text: (style) => setupText(report, style) });
}

/** Plans remedies on the settings and the AWS files as they stand now. */
export async function draftFix(world: World, remedies: readonly Remedy[]): Promise<Outcome<FixDraft>> {
  const settings = await readSettings(world);
  const inSettings = planFix(remedies, settings, world.platform);
  if (!inSettings.ok) return inSettings;
  const isAws = (name: string) => settings.every(({ file }) => file !== name);
  const inAws = await draftAwsFix(world, remedies, isAws);
  if (!inAws.ok) return inAws;
  const changes = [...inSettings.value, ...inAws.value];
  return success({ changes, planId: planIdOf(changes) });
}

/** Writes the plan if it is still the one that was agreed on, which is looked at under the lock. */
export async function applyFix(
  world: World,
  config: string,
  remedies: readonly Remedy[],
  planId: string,
): Promise<Outcome<FixDraft>> {
  const agreed = await draftFix(world, remedies);
  if (!agreed.ok) return agreed;
  if (agreed.value.planId !== planId) return planChanged('A file, what was found');
  return withJournal(world, config, async (journal) => {
    const draft = await draftFix(world, remedies);
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged('A file');
    const written = await applyAll(world, { command: 'doctor', planId, journal }, draft.value.changes);
    return written.ok ? draft : written;
  });
}
