import { accountOfAccessKey } from '../../knowledge/access-key-account.ts';
import type { Origin, Profile } from '../../model/configuration.ts';
import type { AwsFiles, AwsSection } from './aws-files.ts';
import { type ResolvedKind, resolveKind } from './profile-kind.ts';

/** A profile that is still being described. */
type Described = { -readonly [K in keyof Profile]: Profile[K] };

/**
 * What a profile leads to, as the JavaScript SDK sees it: kind, region, account, role, and what is missing.
 * The state of its session is not told; `readProfiles` adds it.
 */
export function describeProfile(
  name: string,
  files: AwsFiles,
  { kind, missing, asksForCode }: ResolvedKind = resolveKind(name, files),
): Described {
  const section = files.profiles.get(name) ?? {};
  const accountId = accountOf(section);
  const roleName = section.role_arn ? roleOf(section.role_arn) : section.sso_role_name;
  // Filled key by key: of thousands of profiles, spreading takes five times as long.
  const profile: Described = { name, kind };
  if (section.region) {
    profile.region = section.region;
    profile.regionOrigin = regionOrigin(name, files);
  }
  if (accountId) profile.accountId = accountId;
  else if (kind === 'static') {
    const ofKey = accountOfAccessKey(section.aws_access_key_id ?? '');
    if (ofKey) profile.keyAccountId = ofKey;
  }
  if (roleName) profile.roleName = roleName;
  if (asksForCode) profile.asksForCode = asksForCode;
  if (missing.length > 0) profile.missing = [...missing];
  return profile;
}

function regionOrigin(name: string, files: AwsFiles): Origin {
  const kind = files.credentials.get(name)?.region ? 'credentials' : 'config';
  const file = files.files.find((candidate) => candidate.kind === kind)?.file;
  return { from: `aws-${kind}`, ...(file && { file }), key: `${name}.region` };
}

function accountOf(section: AwsSection): string | undefined {
  return (
    accountInArn(section.role_arn) ??
    section.sso_account_id ??
    section.aws_account_id ??
    accountInArn(section.login_session)
  );
}

/** `arn:aws:iam::111122223333:role/team/Admin` → `111122223333`. */
function accountInArn(arn: string | undefined): string | undefined {
  const account = arn?.split(':')[4];
  return account && /^\d{12}$/.test(account) ? account : undefined;
}

/** `arn:aws:iam::111122223333:role/team/Admin` → `Admin`. */
function roleOf(arn: string): string | undefined {
  const resource = arn.split(':').slice(5).join(':');
  return resource.startsWith('role/') ? resource.slice(resource.lastIndexOf('/') + 1) : undefined;
}
