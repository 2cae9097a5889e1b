import type { CommandResult } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyFix, draftFix } from '../flows/changes/draft-fix.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { Remedy } from '../model/verdict.ts';
import type { World } from '../model/world.ts';
import { setupText } from '../report/changes/setup-text.ts';
import { fixReport } from '../report/doctor/fix-report.ts';
import { asRead } from '../report/place-text.ts';
import type { DoctorOptions } from './doctor-options.ts';

/** Shows the exact change that the remedies of a finding come to, or does that change or refuses. */
export async function fixFinding(
  world: World,
  options: DoctorOptions,
  remedies: readonly Remedy[],
): Promise<Outcome<CommandResult>> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = options.apply === true;
  const draft = isApplied
    ? await applyFix(world, config, remedies, options['plan-id'] ?? '')
    : await draftFix(world, remedies);
  if (!draft.ok) return draft;
  const report = fixReport(draft.value, options, isApplied, world.home);
  return success({ data: report, text: (style) => setupText(asRead(report, world.home), style) });
}
