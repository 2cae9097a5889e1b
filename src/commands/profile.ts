import { flag, type OptionValues, type RunCommand, text } from '../cli/command.ts';
import { applyChange, planChanged } from '../effects/apply-change.ts';
import { settleJournal, withJournal } from '../effects/with-journal.ts';
import { journalDirectory } from '../facts/journal/journal.ts';
import { missingDirectoriesAbove } from '../facts/machine/real-file.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { draftProfile, type ProfileDraft } from '../flows/changes/draft-profile.ts';
import { isEmpty } from '../model/change.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { profileReport } from '../report/changes/profile-report.ts';
import { profileText } from '../report/changes/profile-text.ts';
import { misuseOfPlan } from './plan-options.ts';

/** `profile --plan` shows what would change in the AWS config file; `profile --apply` does that or refuses. */
export const profile: RunCommand = async (world, options) => {
  const misuse = misuseOfPlan('profile', options);
  if (misuse) return misuse;
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = flag(options, 'apply');
  const planId = text(options, 'plan-id') ?? '';
  const draft = isApplied
    ? await applyProfile(world, config, options, planId)
    : await draftProfile(world, options);
  if (!draft.ok) return draft;
  const report = profileReport(draft.value, options, isApplied);
  return success({ data: report, text: (style) => profileText(report, style) });
};

/** Makes the plan again and writes it if it is still the one that was agreed on; once more under the lock. */
export async function applyProfile(
  world: World,
  config: string,
  options: OptionValues,
  agreedId: string,
): Promise<Outcome<ProfileDraft>> {
  const agreed = await draftProfile(world, options);
  if (!agreed.ok) return agreed;
  const { planId, change } = agreed.value;
  const { file } = change.target;
  if (planId !== agreedId) return planChanged(file);
  if (isEmpty(change)) return agreed;
  // The journal may be the first to be written into Claude Code's directory.
  const missing = await Promise.all([file, journalDirectory(config)].map(missingDirectoriesAbove));
  const missingDirectories = missing.flat();
  return withJournal(world, config, async (journal) => {
    const draft = await draftProfile(world, options);
    if (!draft.ok) return draft;
    if (draft.value.planId !== planId) return planChanged(file);
    const occasion = { command: 'profile', planId, journal, missingDirectories };
    const written = await applyChange(world, occasion, draft.value.change);
    return written.ok ? draft : written;
  });
}
