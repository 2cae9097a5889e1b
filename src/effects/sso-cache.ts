import { readBytesSync } from '../facts/machine/read-bytes.ts';
import { registrationFile, ssoTokenFile } from '../facts/sign-in/sso-cache.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { Portal } from '../model/portal.ts';
import type { SsoRegistration, SsoToken } from '../model/sso-token.ts';
import type { World } from '../model/world.ts';
import { replaceFile } from './replace-file.ts';

/** Others write the same file only when somebody else signs in at this very moment. */
const ATTEMPTS = 5;

/** Writes a token where the AWS CLI and every SDK look for it, in their form, mode 0600, in one step. */
export async function writeSsoToken(world: World, portal: Portal, token: SsoToken): Promise<Outcome<void>> {
  const { accessToken, expiresAt, refresh } = token;
  return writeCacheFile(world, ssoTokenFile(world, portal), {
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
  });
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
  const wanted = { file, content: Buffer.from(JSON.stringify(content)), mode: 0o600, token: `${world.pid}` };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = bytesOf(file);
    if (!before.ok) return before;
    const outcome = await replaceFile({ ...wanted, expected: before.value });
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
