import type { AwsFiles, AwsSection } from '../../facts/aws-files/aws-files.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import type { Edit } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { hasSession, type SessionPortal } from '../../model/portal.ts';
import { configEdit, profileSection, sessionEdits } from '../edit/aws-config-edits.ts';
import { knownProfile } from './check-profile.ts';
import { choosePortal } from './choose-portal.ts';
import type { ProfilePlan } from './plan-profile.ts';
import type { ProfileOptions } from './profile-answers.ts';
import { isSameUrl } from './sso-session-name.ts';

/** The keys by which a profile of the older form names its portal itself. */
const LEGACY_KEYS = ['sso_start_url', 'sso_region'];

/** A repair, and the profiles that it could take in as well. */
export interface RepairPlan extends ProfilePlan {
  /** Profiles of the older form with the same start URL that were not named. */
  readonly also: readonly string[];
}

/**
 * Makes profiles of the older form name an `[sso-session]`, and gives sessions the scope that a refresh token needs:
 * a sign-in then lasts as long as the portal allows, up to 90 days, instead of 8 hours.
 */
export function planRepair(options: ProfileOptions, aws: AwsProfiles): Outcome<RepairPlan> {
  const legacy = legacyProfiles(aws.files);
  const names = new Set(options.all === true ? legacy : (options.profile ?? []));
  const session = options['sso-session'];
  if (names.size === 0 && session !== undefined) return repairSession(session, aws);
  if (names.size === 0 && !options.all) return nothingNamed(legacy);
  const edits: Edit[] = [];
  const repaired: SessionPortal[] = [];
  let { files } = aws;
  for (const name of names) {
    const portal = portalOf(name, session, { ...aws, files });
    if (!portal.ok) return portal;
    edits.push(...sessionEdits(portal.value, files), ...profileEdits(name, portal.value, files));
    repaired.push(portal.value);
    files = withSession(files, portal.value);
  }
  const also = legacy.filter((name) => {
    const url = files.profiles.get(name)?.sso_start_url;
    return !names.has(name) && repaired.some(({ startUrl }) => isSameUrl(url, startUrl));
  });
  return success({ edits, names: [...names], also });
}

/** The profiles of the config file that name their portal themselves. */
function legacyProfiles({ profiles, credentials }: AwsFiles): readonly string[] {
  const isLegacy = (section: AwsSection) =>
    section.sso_session === undefined && LEGACY_KEYS.every((key) => section[key] !== undefined);
  return [...profiles]
    .filter(([name, section]) => isLegacy(section) && !credentials.has(name))
    .map(([name]) => name);
}

function portalOf(name: string, session: string | undefined, aws: AwsProfiles): Outcome<SessionPortal> {
  const known = knownProfile(name, aws.profiles, aws.files.droppedProfiles);
  if (!known.ok) return known;
  const section = aws.files.profiles.get(name) ?? {};
  const inCredentials = aws.files.credentials.get(name) ?? {};
  if (LEGACY_KEYS.some((key) => inCredentials[key] !== undefined)) return inCredentialsFile(name);
  const named = section.sso_session ?? session;
  const url = section.sso_session === undefined && {
    ...(section.sso_start_url !== undefined && { 'start-url': section.sso_start_url }),
    ...(section.sso_region !== undefined && { 'sso-region': section.sso_region }),
  };
  if (section.sso_session === undefined && section.sso_start_url === undefined) return notSso(name);
  const portal = choosePortal({ ...url, ...(named !== undefined && { 'sso-session': named }) }, aws);
  if (!portal.ok) return portal;
  return hasSession(portal.value) ? success(portal.value) : notSso(name);
}

function profileEdits(name: string, { session }: SessionPortal, files: AwsFiles): readonly Edit[] {
  const section = profileSection(name);
  const former = files.profiles.get(name) ?? {};
  const leftOver = LEGACY_KEYS.filter((key) => former[key] !== undefined);
  return [
    ...leftOver.map((key) => configEdit(section, key, undefined)),
    configEdit(section, 'sso_session', session),
  ];
}

/** So that the next profile of the same portal finds the session that the one before it brings. */
function withSession(files: AwsFiles, { session, startUrl, region, scopes }: SessionPortal): AwsFiles {
  const section = {
    ...{ sso_start_url: startUrl, sso_region: region },
    sso_registration_scopes: scopes.join(', '),
  };
  return { ...files, ssoSessions: new Map([...files.ssoSessions, [session, section]]) };
}

function repairSession(session: string, aws: AwsProfiles): Outcome<RepairPlan> {
  const portal = choosePortal({ 'sso-session': session }, aws);
  if (!portal.ok) return portal;
  const ofSession = [...aws.files.profiles].filter(([, section]) => section.sso_session === session);
  const edits = hasSession(portal.value) ? sessionEdits(portal.value, aws.files) : [];
  return success({ edits, names: ofSession.map(([name]) => name), also: [] });
}

function nothingNamed(legacy: readonly string[]): Outcome<never> {
  const known = legacy.slice(0, 10).join(', ');
  return refusal(
    'option-missing',
    legacy.length === 0
      ? 'No profile was named, and none is of the older form.'
      : `No profile was named. Of the older form are: ${known}${legacy.length > 10 ? ' …' : ''}.`,
    'Add --profile PROFILE (repeatable), or --all for every profile of the older form.',
  );
}

function notSso(name: string): Outcome<never> {
  return refusal(
    'login-not-sso',
    `The profile '${name}' names no access portal of its own.`,
    'Repair the profile that it takes its sign-in from; claude-bedrock status shows what each one uses.',
  );
}

function inCredentialsFile(name: string): Outcome<never> {
  return refusal(
    'profile-exists',
    `The profile '${name}' names its access portal in the AWS credentials file, which is not edited.`,
    'Move its lines to the AWS config file, below [profile NAME], then run this again.',
  );
}
