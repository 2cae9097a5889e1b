import type { AwsFiles, AwsSection } from '../../facts/aws-files/aws-files.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { OTHER_SIGN_INS } from '../../knowledge/aws-config-keys.ts';
import type { Edit, FileChange } from '../../model/change.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { SessionPortal } from '../../model/portal.ts';
import { configEdit, profileSection, sessionEdits } from '../edit/aws-config-edits.ts';
import type { ProfileAnswers } from './profile-answers.ts';
import { defaultProfileName, profileOf, takenNames } from './profile-name.ts';

/** What the answers come to in the AWS config file, whether or not that changes anything. */
export interface ProfilePlan {
  readonly edits: readonly Edit[];
  /** The profiles that can be used afterwards. */
  readonly names: readonly string[];
}

/** Adds a profile, with its session where there is none yet; one of that name is left alone unless told otherwise. */
export function planProfile(
  answers: ProfileAnswers,
  portal: SessionPortal,
  files: AwsFiles,
): Outcome<ProfilePlan> {
  const { accountId, roleName, region } = answers;
  const known = answers.name ?? profileOf(answers, portal.session, region, files);
  const name = known ?? defaultProfileName(answers, files);
  const wanted = {
    sso_session: portal.session,
    sso_account_id: accountId,
    sso_role_name: roleName,
    ...(region !== undefined && { region }),
  };
  const obstacle = takenBy(name, wanted, answers, files);
  if (obstacle) return obstacle;
  const section = profileSection(name);
  const former = files.profiles.get(name);
  const contrary = OTHER_SIGN_INS.filter((key) => former?.[key] !== undefined);
  return success({
    names: [name],
    edits: [
      ...sessionEdits(portal, files),
      ...contrary.map((key) => configEdit(section, key, undefined)),
      ...Object.entries(wanted).map(([key, value]) => configEdit(section, key, value)),
    ],
  });
}

/** Why the name cannot be had. */
function takenBy(
  name: string,
  wanted: AwsSection,
  { isReplacing }: ProfileAnswers,
  files: AwsFiles,
): Outcome<never> | undefined {
  if (!takenNames(files).includes(name)) return undefined;
  const another = 'Choose another with --name';
  if (files.credentials.has(name)) {
    const message = `The profile '${name}' stands in the AWS credentials file, and what stands there wins over the config file.`;
    return refusal('profile-exists', message, `${another}.`);
  }
  const former = files.profiles.get(name);
  if (!former) {
    const message = `The AWS config file holds a profile '${name}' that Claude Code does not read.`;
    return refusal(
      'profile-exists',
      message,
      `${another}; claude-bedrock status says what is wrong with that one.`,
    );
  }
  const isSame = Object.entries(wanted).every(([key, value]) => former[key] === value);
  const isContrary = OTHER_SIGN_INS.some((key) => former[key] !== undefined);
  if (isReplacing || (isSame && !isContrary)) return undefined;
  const message = `There is a profile '${name}' already${leadsTo(former)}.`;
  return refusal('profile-exists', message, `${another}, or add --replace to see what would change in it.`);
}

function leadsTo({ sso_account_id: account, sso_role_name: role, region }: AwsSection): string {
  const facts = [account && `account ${account}`, role, region].filter(Boolean);
  return facts.length === 0 ? '' : `: ${facts.join(', ')}`;
}

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
