import type { ProfileKind } from '../../model/configuration.ts';
import type { AwsFiles, AwsSection } from './aws-files.ts';

/** The sign-in behind a profile: what names its file in the token cache. */
export interface SessionKey {
  readonly kind: 'sso-session' | 'sso-legacy' | 'console-login';
  readonly id: string;
}

/** What kind of credentials a profile leads to, why it leads to none, and the sign-in it needs. */
export interface ResolvedKind {
  readonly kind: ProfileKind;
  /** Sentences; empty unless the kind is `incomplete`. */
  readonly missing: readonly string[];
  readonly session?: SessionKey | undefined;
  /** A role on the way has `mfa_serial`. */
  readonly asksForCode?: boolean;
}

const SSO_KEYS = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name'];
const NOTHING: readonly string[] = [];
const ACCOUNT_KEYS = ['sso_account_id', 'sso_role_name'];
const SESSION_KEYS = ['sso_start_url', 'sso_region'];
const CREDENTIAL_SOURCES = ['EcsContainer', 'Ec2InstanceMetadata', 'Environment'];

/**
 * Follows the order of the JavaScript SDK (`resolveProfileData` of @aws-sdk/credential-provider-ini): assume
 * role, static keys, web identity, credential process, Identity Center, console login; first match wins.
 */
export function resolveKind(name: string, files: AwsFiles): ResolvedKind {
  let section = files.profiles.get(name);
  if (!section) return incomplete(`there is no profile ${name}`);
  if (!needsRole(section, false)) return ownKind(section, files);
  const sources = new Set<string>();
  let asksForCode = false;
  let current = name;
  while (needsRole(section, sources.size > 0)) {
    const { source_profile: source, credential_source: provider } = section;
    asksForCode ||= Boolean(section.role_arn && section.mfa_serial);
    if (source === undefined) return { ...roleOfProvider(provider), asksForCode };
    const next = files.profiles.get(source);
    if (!next) return incomplete(`source_profile of ${current} names ${source}, which does not exist`);
    if (sources.has(source)) return incomplete(`source_profile goes in a circle: ${circle(sources, source)}`);
    sources.add(source);
    current = source;
    section = next;
  }
  const { kind, missing, session } = ownKind(section, files);
  if (kind === 'incomplete') return incomplete(...missing.map((why) => `${why} (in profile ${current})`));
  return { kind: 'assume-role', missing, session, asksForCode };
}

function roleOfProvider(provider: string | undefined): ResolvedKind {
  if (CREDENTIAL_SOURCES.includes(provider ?? '')) return { kind: 'assume-role', missing: [] };
  return incomplete(`credential_source is ${provider}, not one of ${CREDENTIAL_SOURCES.join(', ')}`);
}

function circle(sources: ReadonlySet<string>, again: string): string {
  const names = [...sources];
  return [...names.slice(names.indexOf(again)), again].join(' → ');
}

/** The kind of a profile whose credentials are its own. */
function ownKind(section: AwsSection, files: AwsFiles): ResolvedKind {
  if (hasStaticKeys(section)) return { kind: 'static', missing: [] };
  if (section.web_identity_token_file && section.role_arn) return { kind: 'web-identity', missing: [] };
  if (section.credential_process) return { kind: 'credential-process', missing: [] };
  if (SSO_KEYS.some((key) => section[key] !== undefined)) return ssoKind(section, files);
  if (section.login_session) return signedIn('console-login', section.login_session);
  return incomplete(whatIsMissing(section));
}

function ssoKind(section: AwsSection, files: AwsFiles): ResolvedKind {
  const name = section.sso_session;
  const missing = absent(section, ACCOUNT_KEYS);
  if (name === undefined) {
    const all = [...missing, ...absent(section, SESSION_KEYS)];
    return all.length > 0 ? incomplete(...all) : signedIn('sso-legacy', section.sso_start_url ?? '');
  }
  const session = files.ssoSessions.get(name);
  if (!session) return incomplete(...missing, `sso_session names ${name}, which does not exist`);
  const ofSession = absent(session, SESSION_KEYS);
  if (missing.length + ofSession.length === 0) return signedIn('sso-session', name);
  return incomplete(...missing, ...ofSession.map((why) => `${why} in [sso-session ${name}]`));
}

function signedIn(kind: SessionKey['kind'], id: string): ResolvedKind {
  return { kind, missing: NOTHING, session: { kind, id } };
}

function incomplete(...missing: string[]): ResolvedKind {
  return { kind: 'incomplete', missing };
}

function absent(section: AwsSection, keys: readonly string[]): readonly string[] {
  if (keys.every((key) => section[key] !== undefined)) return NOTHING;
  return keys.filter((key) => section[key] === undefined).map((key) => `${key} is missing`);
}

function whatIsMissing(section: AwsSection): string {
  const { role_arn, source_profile, credential_source } = section;
  if (role_arn !== undefined && source_profile !== undefined && credential_source !== undefined) {
    return 'source_profile and credential_source exclude each other';
  }
  if (role_arn !== undefined) {
    return 'role_arn needs source_profile, credential_source or web_identity_token_file';
  }
  if (section.aws_access_key_id !== undefined) return 'aws_secret_access_key is missing';
  if (section.aws_secret_access_key !== undefined) return 'aws_access_key_id is missing';
  return 'it names no credentials';
}

/** Along `source_profile` the SDK takes static keys before another role, and a bare `credential_source` too. */
export function needsRole(section: AwsSection, isSource: boolean): boolean {
  const { role_arn, source_profile, credential_source } = section;
  if (isSource && hasStaticKeys(section)) return false;
  if (isSource && role_arn === undefined && credential_source !== undefined) return true;
  return role_arn !== undefined && (source_profile === undefined) !== (credential_source === undefined);
}

/** True for an access key pair, whether it ends or not. */
export function hasStaticKeys(section: AwsSection): boolean {
  return section.aws_access_key_id !== undefined && section.aws_secret_access_key !== undefined;
}
