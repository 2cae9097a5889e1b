import { compareVersions, validate } from 'compare-versions';
import type { Profile, Tool } from '../report/status.ts';
import { quoteForShell } from './shell-quote.ts';

/** Who can renew a sign-in by a command. */
export interface Renewers {
  /** Our launcher, where it stands and the settings are of this computer alone. */
  readonly launcher: string | undefined;
  readonly awsCli: Tool | undefined;
  readonly platform: NodeJS.Platform;
}

/**
 * The `awsAuthRefresh` that renews the sign-in behind a profile, or `undefined` where nobody can by a command that
 * the system's shell has a safe spelling for. Of a profile that takes a role by way of another, `aws sso login`
 * does not find the sign-in.
 */
export function refreshLine(
  { name, kind }: Profile,
  { launcher, awsCli, platform }: Renewers,
): string | undefined {
  const quoted = quoteForShell(name, platform);
  if (quoted === undefined) return undefined;
  const own = launcher === undefined ? undefined : quoteForShell(launcher, platform);
  if (own !== undefined) return `${own} login --profile=${quoted}`;
  const isKnownToCli = kind !== 'assume-role' && isAtLeast(awsCli, '2.0.0');
  return isKnownToCli ? `aws sso login --profile ${quoted}` : undefined;
}

/** True where a program is there and known to be of this version or newer. */
export function isAtLeast(tool: Tool | undefined, version: string): boolean {
  const found = tool?.version;
  return found !== undefined && validate(found) && compareVersions(found, version) >= 0;
}
