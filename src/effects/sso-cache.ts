import { readBytesSync } from '../facts/machine/read-bytes.ts';
import { registrationFile, ssoTokenFile } from '../facts/sign-in/sso-cache.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { Portal } from '../model/portal.ts';
import type { SsoRegistration, SsoToken } from '../model/sso-token.ts';
import type { World } from '../model/world.ts';
import { type ReservedFile, reserveFile } from './replace-file.ts';

/** Others write the same file only when somebody else signs in at this very moment. */
const ATTEMPTS = 5;

/** More than a token and what renews it take. */
const ROOM_BYTES = 32 * 1024;

/** Writes a token where the AWS CLI and every SDK look for it, in their form, mode 0600, in one step. */
export async function writeSsoToken(world: World, portal: Portal, token: SsoToken): Promise<Outcome<void>> {
  return writeCacheFile(world, ssoTokenFile(world, portal), tokenContent(portal, token));
}

/** A place on the disk for a token that is yet to come. */
export interface ReservedToken {
  keep(token: SsoToken): Promise<Outcome<void>>;
  /** Gives the place back; to be called in any case. */
  drop(): Promise<void>;
}

/** Makes sure that a token can be kept, before what renews it is spent. */
export async function reserveToken(world: World, portal: Portal): Promise<Outcome<ReservedToken>> {
  const file = ssoTokenFile(world, portal);
  const reserved = await reserve(world, file, ROOM_BYTES);
  if (!reserved.ok) return reserved;
  const { drop } = reserved.value;
  return success({ drop, keep: (token) => putIn(reserved.value, file, tokenContent(portal, token)) });
}

function tokenContent(portal: Portal, { accessToken, expiresAt, refresh }: SsoToken): object {
  return {
    startUrl: portal.startUrl,
    region: portal.region,
    accessToken,
    expiresAt: time(expiresAt),
    ...(refresh && {
      clientId: refresh.client.clientId,
      clientSecret: refresh.client.clientSecret,
      registrationExpiresAt: time(refresh.client.expiresAt),
      refreshToken: refresh.refreshToken,
    }),
  };
}

/** Writes a client registration where the AWS CLI looks for it. */
export async function writeRegistration(
  world: World,
  portal: Portal,
  { clientId, clientSecret, expiresAt }: SsoRegistration,
): Promise<Outcome<void>> {
  const registration = { clientId, clientSecret, expiresAt: time(expiresAt), scopes: portal.scopes };
  return writeCacheFile(world, registrationFile(world, portal), registration);
}

/** Why a token could not be written, told before the person is sent to a browser; `undefined` where it can be. */
export function tokenObstacle(world: World, portal: Portal): Outcome<never> | undefined {
  const before = bytesOf(ssoTokenFile(world, portal));
  return before.ok ? undefined : before;
}

async function writeCacheFile(world: World, file: string, content: object): Promise<Outcome<void>> {
  const reserved = await reserve(world, file);
  if (!reserved.ok) return reserved;
  const written = await putIn(reserved.value, file, content);
  await reserved.value.drop();
  return written;
}

async function reserve(world: World, file: string, bytes = 0): Promise<Outcome<ReservedFile>> {
  const before = bytesOf(file);
  if (!before.ok) return before;
  const reserved = await reserveFile({ file, mode: 0o600, token: `${world.pid}`, bytes });
  return reserved.ok ? reserved : unusable(reserved.problem.message);
}

async function putIn(reserved: ReservedFile, file: string, content: object): Promise<Outcome<void>> {
  const bytes = Buffer.from(JSON.stringify(content));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = bytesOf(file);
    if (!before.ok) return before;
    const outcome = await reserved.put(bytes, before.value);
    if (!outcome.ok) return unusable(outcome.problem.message);
    if (outcome.value === 'written') return success(undefined);
  }
  return unusable(`${file} is being written by another program all the time.`);
}

function bytesOf(file: string): Outcome<Buffer | undefined> {
  try {
    return success(readBytesSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EISDIR' ? 'is a directory' : `cannot be read (${code})`;
    return unusable(`${file} ${why}; the sign-in is kept there.`);
  }
}

function unusable(message: string): Outcome<never> {
  return refusal('token-cache-unusable', message, 'Move it out of the way, then sign in again.');
}

/** The AWS CLI writes whole seconds (botocore/utils.py, `JSONFileCache`). */
function time(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
