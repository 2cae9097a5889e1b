import { flag, type OptionValues, text, texts } from '../../cli/command.ts';
import { doubtAbout } from '../../effects/doubt.ts';
import { awsConfigPath, readAwsConfig } from '../../facts/aws-files/aws-config-file.ts';
import { type AwsProfiles, describeProfiles } from '../../facts/aws-files/profiles.ts';
import type { FileChange } from '../../model/change.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { fileChange } from '../../plan/edit/file-change.ts';
import { editedText } from '../../plan/edit/file-format.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import { filesAfter } from '../../plan/profile/aws-files-after.ts';
import { choosePortal, portalMissing } from '../../plan/profile/choose-portal.ts';
import { hasSession, planProfile } from '../../plan/profile/plan-profile.ts';
import { readProfileAnswers } from '../../plan/profile/profile-answers.ts';
import { planRepair, type RepairPlan } from '../../plan/profile/repair-profile.ts';
import { readAwsAsClaude } from '../sign-in/portal-question.ts';

/** A plan with everything that showing and applying it needs. */
export interface ProfileDraft {
  readonly change: FileChange;
  readonly planId: string;
  /** The profiles as they are once the plan is carried out, with the state of their sign-ins. */
  readonly profiles: readonly Profile[];
  /** All AWS files and profiles as they are then. */
  readonly after: AwsProfiles;
  /** Profiles that a repair could take in as well. */
  readonly also: readonly string[];
}

/** Gathers the facts and makes the plan that the options come to. */
export async function draftProfile(world: World, options: OptionValues): Promise<Outcome<ProfileDraft>> {
  const misuse = misuseOfOptions(options);
  if (misuse) return misuse;
  const { world: seen, aws } = await readAwsAsClaude(world);
  const path = awsConfigPath(seen);
  if (!path.ok) return path;
  const target = readAwsConfig(path.value);
  if (!target.ok) return target;
  const plan = flag(options, 'repair') ? planRepair(options, aws) : planNew(options, aws);
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

function planNew(options: OptionValues, aws: AwsProfiles): Outcome<RepairPlan> {
  const portal = choosePortal(options, aws);
  if (!portal.ok) return portal;
  if (!hasSession(portal.value)) return portalMissing(aws);
  const answers = readProfileAnswers(options);
  if (!answers.ok) return answers;
  const plan = planProfile(answers.value, portal.value, aws.files);
  return plan.ok ? success({ ...plan.value, also: [] }) : plan;
}

const OF_NEW = ['start-url', 'sso-region', 'account', 'role', 'region', 'name', 'replace'];

function misuseOfOptions(options: OptionValues): Outcome<never> | undefined {
  const conflict = (one: string, message: string) =>
    refusal('option-conflict', `--${one} ${message}`, 'Leave out one of the two.');
  const isRepair = flag(options, 'repair');
  if (!isRepair && flag(options, 'all')) return conflict('all', 'means something with --repair only.');
  if (!isRepair && texts(options, 'profile').length > 0)
    return refusal(
      'option-conflict',
      '--profile means something with --repair only.',
      'Name a new profile with --name.',
    );
  if (isRepair && flag(options, 'all') && texts(options, 'profile').length > 0)
    return conflict('all', 'was given beside --profile.');
  const ofNew = OF_NEW.find((name) => flag(options, name) || text(options, name) !== undefined);
  if (isRepair && ofNew !== undefined) return conflict(ofNew, 'means nothing with --repair.');
  return undefined;
}
