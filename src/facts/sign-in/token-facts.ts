import type { World } from '../../model/world.ts';
import type { AwsFiles } from '../aws-files/aws-files.ts';
import { resolveKind, type SessionKey } from '../aws-files/profile-kind.ts';
import { readFileSafely } from '../machine/read-file.ts';
import { isObject } from '../settings/settings-file.ts';
import { dateOf, isText, tokenFile } from './sso-token.ts';

/** The file of the sign-in behind a profile: what it says, the token itself apart. */
export interface TokenFacts {
  readonly key: SessionKey;
  readonly file: string;
  readonly state: 'absent' | 'unreadable' | 'damaged' | 'present';
  readonly startUrl?: string;
  readonly region?: string;
  readonly expiresAt?: Date;
  readonly hasRefreshToken: boolean;
  /** When the client registration ends, without which nothing is refreshed. */
  readonly registeredUntil?: Date;
}

/** Reads the token file of a profile's sign-in; `undefined` for a profile that needs none. Shows no token. */
export function readTokenFacts(world: World, profile: string, files: AwsFiles): TokenFacts | undefined {
  const key = resolveKind(profile, files).session;
  if (!key) return undefined;
  const file = tokenFile(world, key);
  const json = readObject(file);
  if (typeof json === 'string') return { key, file, state: json, hasRefreshToken: false };
  const { startUrl, region, expiresAt, registrationExpiresAt, refreshToken } = json;
  const until = dateOf(expiresAt);
  const registeredUntil = dateOf(registrationExpiresAt);
  const isWhole = key.kind === 'console-login' || (isText(json.accessToken) && until !== undefined);
  return {
    key,
    file,
    state: isWhole ? 'present' : 'damaged',
    hasRefreshToken: isText(refreshToken),
    ...(isText(startUrl) && { startUrl }),
    ...(isText(region) && { region }),
    ...(until && { expiresAt: until }),
    ...(registeredUntil && { registeredUntil }),
  };
}

function readObject(file: string): Readonly<Record<string, unknown>> | 'absent' | 'unreadable' | 'damaged' {
  const read = readFileSafely(file);
  if (read.state === 'absent' || read.state === 'dangling') return 'absent';
  if (read.state !== 'read') return 'unreadable';
  try {
    const json: unknown = JSON.parse(read.bytes.toString('utf8'));
    return isObject(json) ? json : 'damaged';
  } catch {
    return 'damaged';
  }
}
