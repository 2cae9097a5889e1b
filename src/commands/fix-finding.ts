import { flag, type OptionValues, type RunCommand, text } from '../cli/command.ts';
import { applyAll } from '../effects/apply-all.ts';
import { planChanged } from '../effects/apply-change.ts';
import { settleJournal, withJournal } from '../effects/with-journal.ts';
import { readSettings } from '../facts/settings.ts';
import { configDirectory } from '../facts/settings-locations.ts';
import { homeUnknown, type Outcome, success } from '../outcome.ts';
import { fixReport } from '../report/fix-report.ts';
import { setupText } from '../report/setup-text.ts';
import type { World } from '../world.ts';
import { draftFix, draftRemedies, type FixDraft } from './draft-fix.ts';

/** `doctor --fix ID`: shows the exact change that removes a finding's cause, then does that change or refuses. */
export const fixFinding: RunCommand = async (world, options) => {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = flag(options, 'apply');
  const draft = isApplied ? await apply(world, options, config) : await draftFix(world, options);
  if (!draft.ok) return draft;
  const report = fixReport(draft.value, options, isApplied);
  return success({ data: report, text: (style) => setupText(report, style) });
};

/**
 * Makes the plan again and writes it if it is still the one that was agreed on; once more under the lock, without
 * asking AWS again, which may take as long as others wait for the lock.
 */
async function apply(world: World, options: OptionValues, config: string): Promise<Outcome<FixDraft>> {
  const agreed = await draftFix(world, options);
  if (!agreed.ok) return agreed;
  const { planId, remedies } = agreed.value;
  if (planId !== text(options, 'plan-id')) return planChanged('A settings file');
  return withJournal(world, config, async (journal) => {
    const draft = draftRemedies(world, remedies, await readSettings(world));
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged('A settings file');
    const written = await applyAll(world, { command: 'doctor', planId, journal }, draft.value.changes);
    return written.ok ? draft : written;
  });
}
