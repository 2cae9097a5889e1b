import type { AwsFiles } from '../../facts/aws-files/aws-files.ts';
import { isHiddenKey } from '../../knowledge/aws-config-keys.ts';
import type { Edit } from '../../model/change.ts';
import type { SessionPortal } from '../../model/portal.ts';
import { ACCESS_SCOPE } from '../../model/portal.ts';

/** An edit of one key of the AWS config file. */
export function configEdit(section: string, key: string, value: string | undefined): Edit {
  return { path: [section, key], value, isSecret: isHiddenKey(key) };
}

/** What has a path, in the order in which its sections are first named. */
export function bySection<T extends Pick<Edit, 'path'>>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const [section] = one.path;
    const group = groups.get(section) ?? [];
    groups.set(section, group);
    group.push(one);
  }
  return groups;
}

/** The section of a profile: `profile work`, `default`. */
export function profileSection(name: string): string {
  return name === 'default' ? name : `profile ${name}`;
}

/** The edits that make an `[sso-session]` stand there with the scope that a refresh token needs; other scopes stay. */
export function sessionEdits(
  { session, startUrl, region, scopes }: SessionPortal,
  files: AwsFiles,
): readonly Edit[] {
  const section = `sso-session ${session}`;
  const former = files.ssoSessions.get(session);
  const written = (former?.sso_registration_scopes ?? '').split(',').map((scope) => scope.trim());
  const addsScope = written.includes(ACCESS_SCOPE) ? [] : [configEdit(section, SCOPES, scopes.join(', '))];
  if (former) return addsScope;
  return [
    configEdit(section, 'sso_start_url', startUrl),
    configEdit(section, 'sso_region', region),
    ...addsScope,
  ];
}

const SCOPES = 'sso_registration_scopes';
