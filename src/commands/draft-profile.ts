import { flag, type OptionValues, text, texts } from '../cli/command.ts';
import { doubtAbout } from '../effects/doubt.ts';
import { awsConfigPath, readAwsConfig } from '../facts/aws-config-file.ts';
import { type AwsProfiles, describeProfiles } from '../facts/profiles.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import { filesAfter } from '../plan/aws-files-after.ts';
import type { FileChange } from '../plan/change.ts';
import { choosePortal, portalMissing } from '../plan/choose-portal.ts';
import { fileChange } from '../plan/file-change.ts';
import { editedText } from '../plan/file-format.ts';
import { planIdOf } from '../plan/plan-id.ts';
import { hasSession, planProfile } from '../plan/plan-profile.ts';
import { readProfileAnswers } from '../plan/profile-answers.ts';
import { planRepair, type RepairPlan } from '../plan/repair-profile.ts';
import type { Profile } from '../report/status.ts';
import type { World } from '../world.ts';
import { readAwsAsClaude } from './portal-question.ts';

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
