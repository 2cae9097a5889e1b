import type { AwsFiles } from '../../facts/aws-files/aws-files.ts';
import { readStartUrl } from './check-start-url.ts';
import { freeName, slug } from './profile-name.ts';

type Sessions = AwsFiles['ssoSessions'];

/** The `[sso-session]` that leads to a portal already, however it spells the start URL; `undefined` where none does. */
export function sessionOfPortal(startUrl: string, region: string, sessions: Sessions): string | undefined {
  const found = [...sessions].find(
    ([, section]) => section.sso_region === region && isSameUrl(section.sso_start_url, startUrl),
  );
  return found?.[0];
}

/** True where two texts name the same portal. */
export function isSameUrl(written: string | undefined, startUrl: string): boolean {
  if (written === undefined) return false;
  const [one, other] = [readStartUrl(written), readStartUrl(startUrl)];
  return one.ok && other.ok && one.value === other.value;
}

/** A name for a session that is yet to be written: `https://example.awsapps.com/start` → `example`. */
export function newSessionName(startUrl: string, sessions: Sessions): string {
  const { hostname, pathname } = new URL(startUrl);
  const [, directory = ''] = /^\/directory\/([^/]+)/.exec(pathname) ?? [];
  const name = slug(directory) || slug(hostname.split('.')[0] ?? '') || 'sso';
  return freeName(name, [...sessions.keys()]);
}
