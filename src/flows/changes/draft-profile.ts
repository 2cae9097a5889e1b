import { applyChange, planChanged } from '../../effects/apply-change.ts';
import { doubtAbout } from '../../effects/doubt.ts';
import { withJournal } from '../../effects/with-journal.ts';
import { awsConfigPath, readAwsConfig } from '../../facts/aws-files/aws-config-file.ts';
import { type AwsProfiles, describeProfiles } from '../../facts/aws-files/profiles.ts';
import { journalDirectory } from '../../facts/journal/journal.ts';
import { missingDirectoriesAbove } from '../../facts/machine/real-file.ts';
import { isEmpty } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { hasSession } from '../../model/portal.ts';
import type { World } from '../../model/world.ts';
import { fileChange } from '../../plan/edit/file-change.ts';
import { editedText } from '../../plan/edit/formats.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import { filesAfter } from '../../plan/profile/aws-files-after.ts';
import { choosePortal, portalMissing } from '../../plan/profile/choose-portal.ts';
import { type ProfileDraft, planProfile } from '../../plan/profile/plan-profile.ts';
import { type ProfileOptions, readProfileAnswers } from '../../plan/profile/profile-answers.ts';
import { planRepair, type RepairPlan } from '../../plan/profile/repair-profile.ts';
import { readAwsAsClaude } from '../sign-in/portal-question.ts';

/** Gathers the facts and makes the plan that the options come to. */
export async function draftProfile(world: World, options: ProfileOptions): Promise<Outcome<ProfileDraft>> {
  const misuse = misuseOfOptions(options);
  if (misuse) return misuse;
  const { world: seen, aws } = await readAwsAsClaude(world);
  const path = awsConfigPath(seen);
  if (!path.ok) return path;
  const target = readAwsConfig(path.value);
  if (!target.ok) return target;
  const plan = options.repair === true ? planRepair(options, aws) : planNew(options, aws);
  if (!plan.ok) return plan;
  const { edits, also } = plan.value;
  const names = new Set(plan.value.names);
  const change = fileChange(target.value, edits, world.platform);
  const doubt = await doubtAbout(change, Buffer.from(editedText(change.target, change.changes)));
  if (doubt) return doubt;
  const files = filesAfter(aws.files, edits);
  const after = { files, profiles: await describeProfiles(seen, files) };
  const profiles = after.profiles.filter(({ name }) => names.has(name));
  return success({ change, planId: planIdOf([change]), profiles, after, also });
}

function planNew(options: ProfileOptions, aws: AwsProfiles): Outcome<RepairPlan> {
  const portal = choosePortal({ ...options, profile: undefined }, aws);
  if (!portal.ok) return portal;
  if (!hasSession(portal.value)) return portalMissing(aws);
  const answers = readProfileAnswers(options);
  if (!answers.ok) return answers;
  const plan = planProfile(answers.value, portal.value, aws.files);
  return plan.ok ? success({ ...plan.value, also: [] }) : plan;
}

const OF_NEW = ['start-url', 'sso-region', 'account', 'role', 'region', 'name', 'replace'] as const;

function misuseOfOptions(options: ProfileOptions): Outcome<never> | undefined {
  const conflict = (one: string, message: string) =>
    refusal('option-conflict', `--${one} ${message}`, 'Leave out one of the two.');
  const isRepair = options.repair === true;
  if (!isRepair && options.all === true) return conflict('all', 'means something with --repair only.');
  if (!isRepair && options.profile !== undefined)
    return refusal(
      'option-conflict',
      '--profile means something with --repair only.',
      'Name a new profile with --name.',
    );
  if (isRepair && options.all === true && options.profile !== undefined)
    return conflict('all', 'was given beside --profile.');
  const ofNew = OF_NEW.find((name) => options[name] !== undefined);
  if (isRepair && ofNew !== undefined) return conflict(ofNew, 'means nothing with --repair.');
  return undefined;
}

/** Makes the plan again and writes it if it is still the one that was agreed on; once more under the lock. */
export async function applyProfile(
  world: World,
  config: string,
  options: ProfileOptions,
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
