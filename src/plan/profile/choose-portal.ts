import type { AwsSection } from '../../facts/aws-files/aws-files.ts';
import { resolveKind } from '../../facts/aws-files/profile-kind.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { isRegionShaped } from '../../knowledge/regions.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { ACCESS_SCOPE, type Portal, type PortalOptions } from '../../model/portal.ts';
import { nearest } from '../../text/nearest.ts';
import { knownProfile } from './check-profile.ts';
import { checkStartUrl } from './check-start-url.ts';
import { readPortalAddress } from './portal-address.ts';
import { checkName } from './profile-name.ts';
import { isSameUrl, newSessionName, sessionOfPortal } from './sso-session-name.ts';

/** The portal that the options name; `undefined` where they name none. */
export function choosePortal(options: PortalOptions, aws: AwsProfiles): Outcome<Portal | undefined> {
  const { profile, 'sso-session': session } = options;
  const { 'start-url': startUrl, 'sso-region': region } = options;
  if (profile !== undefined && (session ?? startUrl ?? region) !== undefined) {
    return refusal('option-conflict', '--profile was given beside another portal.', 'Give one of the two.');
  }
  if (profile !== undefined) return portalOfProfile(profile, aws);
  if (startUrl !== undefined) return portalOfUrl(startUrl, region, session, aws);
  if (region !== undefined) return missingOption('--sso-region was given without --start-url.');
  return session === undefined ? success(undefined) : portalOfSession(session, aws);
}

/** The refusal where a portal has to be named. */
export function portalMissing({ files }: AwsProfiles) {
  const [first, ...others] = [...files.ssoSessions.keys()];
  if (first === undefined) return missingOption('No access portal was named.');
  return refusal(
    'option-missing',
    `No access portal was named. The AWS config file has ${others.length === 0 ? 'the session' : 'the sessions'} ${[first, ...others].join(', ')}.`,
    `Add --sso-session ${first}, or name a profile with --profile.`,
  );
}

function missingOption(message: string) {
  const fix = 'Give --profile, --sso-session, or --start-url with --sso-region.';
  return refusal('option-missing', message, fix);
}

function portalOfProfile(name: string, aws: AwsProfiles): Outcome<Portal> {
  const { files, profiles } = aws;
  const known = knownProfile(name, profiles, files.droppedProfiles);
  if (!known.ok) return known;
  const { session } = resolveKind(name, files);
  if (session?.kind === 'sso-session') return portalOfSession(session.id, aws, { profile: name });
  if (session?.kind === 'sso-legacy') return legacyPortal(name, session.id, aws);
  return refusal(
    'login-not-sso',
    `The profile '${name}' does not sign in through IAM Identity Center.`,
    known.value.kind === 'console-login'
      ? 'Sign in with the AWS CLI: aws login.'
      : 'It needs no sign-in here; claude-bedrock status shows what it uses.',
  );
}

function portalOfSession(
  name: string,
  { files }: AwsProfiles,
  options: PortalOptions = { 'sso-session': name },
): Outcome<Portal> {
  const section = files.ssoSessions.get(name);
  if (!section) return sessionMissing(name, [...files.ssoSessions.keys()]);
  return portalOf(section, { session: name, options });
}

/** The profile may take a role by way of another, which then is the one with the start URL. */
function legacyPortal(name: string, startUrl: string, { files }: AwsProfiles): Outcome<Portal> {
  const sections = [files.profiles.get(name), ...files.profiles.values()];
  const section = sections.find((one) => one?.sso_start_url === startUrl && one.sso_region !== undefined);
  return portalOf(section ?? {}, { options: { profile: name } });
}

/**
 * The portal of a start URL. Its sign-in is kept under the name of an `[sso-session]`, one that is in the file or is
 * to be, so that the profiles that will name the session need no other.
 */
function portalOfUrl(
  given: string,
  givenRegion: string | undefined,
  session: string | undefined,
  { files }: AwsProfiles,
): Outcome<Portal> {
  const address = readPortalAddress(given);
  if (!address.ok) return address;
  const { startUrl } = address.value;
  const region = givenRegion ?? address.value.region;
  if (region === undefined) return missingOption('--start-url was given without --sso-region.');
  const { ssoSessions } = files;
  const name =
    session ?? sessionOfPortal(startUrl, region, ssoSessions) ?? newSessionName(startUrl, ssoSessions);
  const misnamed = checkName('--sso-session', name);
  if (misnamed) return misnamed;
  const existing = ssoSessions.get(name);
  const isSame = isSameUrl(existing?.sso_start_url, startUrl) && existing?.sso_region === region;
  if (existing && !isSame) {
    return refusal(
      'option-conflict',
      `The session '${name}' in the AWS config file leads to ${existing.sso_start_url} in ${existing.sso_region}.`,
      'Leave out --start-url and --sso-region, or give the session another name.',
    );
  }
  const options = { 'sso-session': name, 'start-url': startUrl, 'sso-region': region };
  const section = existing ?? { sso_start_url: startUrl, sso_region: region };
  return portalOf(section, { options, session: name });
}

function portalOf(section: AwsSection, named: Pick<Portal, 'session' | 'options'>): Outcome<Portal> {
  const startUrl = checkStartUrl(section.sso_start_url ?? '');
  if (!startUrl.ok) return startUrl;
  const region = section.sso_region ?? '';
  if (!isRegionShaped(region)) {
    const fix = 'Give the region of IAM Identity Center, such as eu-central-1.';
    return refusal('region-malformed', `'${region}' is not shaped like an AWS region.`, fix);
  }
  return success({ startUrl: startUrl.value, region, scopes: scopesOf(section), ...named });
}

function scopesOf({ sso_registration_scopes: written = '' }: AwsSection): readonly string[] {
  const scopes = written.split(',').map((scope) => scope.trim());
  return [...new Set([...scopes.filter((scope) => scope !== ''), ACCESS_SCOPE])];
}

function sessionMissing(name: string, names: readonly string[]) {
  const known = nearest(name, names);
  const hint = known === undefined ? '' : ` Did you mean '${known}'?`;
  return refusal(
    'sso-session-missing',
    `The AWS config file has no [sso-session ${name}].${hint}`,
    'Name another session, or give --start-url and --sso-region beside it.',
  );
}
