import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyProfile, draftProfile } from '../flows/changes/draft-profile.ts';
import { homeUnknown, success } from '../model/outcome.ts';
import { profileReport } from '../report/changes/profile-report.ts';
import { profileText } from '../report/changes/profile-text.ts';
import { asRead } from '../report/place-text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { profileSpec } from './specs/profile.ts';

/** `profile --plan` shows what would change in the AWS config file; `profile --apply` does that or refuses. */
export const profile: RunCommand<OptionsOf<typeof profileSpec>> = async (world, options) => {
  const misuse = misuseOfPlan('profile', options);
  if (misuse) return misuse;
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = options.apply === true;
  const planId = options['plan-id'] ?? '';
  const draft = isApplied
    ? await applyProfile(world, config, options, planId)
    : await draftProfile(world, options);
  if (!draft.ok) return draft;
  const report = profileReport(draft.value, options, isApplied, world.home);
  return success({ data: report, text: (style) => profileText(asRead(report, world.home), style) });
};
