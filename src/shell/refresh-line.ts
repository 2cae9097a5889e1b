import { compareVersions, validate } from 'compare-versions';
import type { Profile, Tool } from '../model/configuration.ts';
import { launcherCommand } from './launcher-command.ts';
import { quoteForShell } from './shell-quote.ts';

/** Who can renew a sign-in when Claude Code asks for it: our launcher, or an AWS CLI version 2. */
export type Renewer = 'own' | 'aws-cli';

/** What a command that renews a sign-in can be made of. */
export interface Renewers {
  /** Our launcher, where it may be named: it is of this computer alone. */
  readonly launcher: string | undefined;
  readonly awsCli: Tool | undefined;
  readonly platform: NodeJS.Platform;
}

/** How the AWS CLI's command begins. */
export const SSO_LOGIN = 'aws sso login --profile ';

/**
 * Every `awsAuthRefresh` that renews the sign-in behind a profile, the one that needs nothing installed first; only
 * those that the system's shell has a safe spelling for.
 */
export function refreshLines(
  profile: Profile,
  { launcher, awsCli, platform }: Renewers,
): ReadonlyMap<Renewer, string> {
  const own =
    launcher === undefined
      ? undefined
      : launcherCommand(launcher, 'login --auth-refresh', profile.name, platform);
  const name = isKnownToCli(awsCli, profile) ? quoteForShell(profile.name, platform) : undefined;
  const lines = new Map<Renewer, string>();
  if (own !== undefined) lines.set('own', own);
  if (name !== undefined) lines.set('aws-cli', `${SSO_LOGIN}${name}`);
  return lines;
}

/** The first of these; `undefined` where nobody can renew the sign-in by a command. */
export function refreshLine(profile: Profile, renewers: Renewers): string | undefined {
  const [first] = refreshLines(profile, renewers).values();
  return first;
}

/** Of a profile that takes a role by way of another, `aws sso login` does not find the sign-in. */
export function isKnownToCli(awsCli: Tool | undefined, { kind }: Profile): boolean {
  return isVersion2(awsCli) && kind !== 'assume-role';
}

/** True where `aws sso login` is a command of this AWS CLI. */
export function isVersion2(awsCli: Tool | undefined): boolean {
  return isAtLeast(awsCli, '2.0.0');
}

/** True where a program is there and known to be of this version or newer. */
export function isAtLeast(tool: Tool | undefined, version: string): boolean {
  const found = tool?.version;
  return found !== undefined && validate(found) && compareVersions(found, version) >= 0;
}
