import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { realFileOf } from '../facts/machine/real-file.ts';
import { ssoTokenFile } from '../facts/sign-in/sso-cache.ts';
import { type Outcome, refusal } from '../model/outcome.ts';
import type { Portal } from '../model/portal.ts';
import type { World } from '../model/world.ts';
import { type LockPatience, withLock } from './file-lock.ts';
import { onSystemError } from './on-system-error.ts';

/** Longer than the one request that renews a token may take. */
const RENEWAL_MS = 15_000;

/**
 * Runs `work` while no other process of ours renews the token of this portal: AWS rotates what renews it. The lock lies
 * beside the token, which serves every configuration directory; the AWS CLI looks at names that end in `.json` only.
 */
export async function withTokenLock<T>(
  world: World,
  portal: Portal,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const file = await realFileOf(ssoTokenFile(world, portal));
  const lock = file.replace(/json$/, 'lock');
  const patience = { ms: RENEWAL_MS, busy: busyWith(`renewing the sign-in to ${portal.startUrl}`) };
  return onSystemError(
    () =>
      withLock(
        world,
        lock,
        async (origin) => {
          if (origin === 'orphaned') await removeHalfWritten(file);
          return work();
        },
        patience,
      ),
    (error) => unusable(lock, error),
  );
}

/** What a killed process had yet to put in the place of the token. */
async function removeHalfWritten(file: string): Promise<void> {
  const names = await readdir(dirname(file));
  const left = names.filter((name) => name.startsWith(`.${basename(file)}.`) && name.endsWith('.tmp'));
  await Promise.all(left.map((name) => rm(join(dirname(file), name), { force: true })));
}

/** What to say of another process that takes long. */
export function busyWith(doing: string): LockPatience['busy'] {
  return (lockFile, ms) =>
    refusal(
      'login-busy',
      `Another claude-bedrock has been ${doing} for more than ${Math.round(ms / 1000)} seconds.`,
      `Wait for it to end; if none is running, remove ${lockFile}. Then run this again.`,
    );
}

/** The refusal where a file that a sign-in needs is denied by the system. */
export function unusable(file: string, { code }: NodeJS.ErrnoException): Outcome<never> {
  return refusal(
    'token-cache-unusable',
    `${file} cannot be used (${code}).`,
    'Remove the cause, then sign in again.',
  );
}
