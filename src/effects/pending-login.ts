import { rm, rmdir } from 'node:fs/promises';
import { journalDirectory } from '../facts/journal.ts';
import { loginsDirectory, type PendingLogin, pendingFile } from '../facts/pending-login.ts';
import { readBytesSync } from '../facts/read-bytes.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import type { Portal } from '../plan/choose-portal.ts';
import type { World } from '../world.ts';
import { withLock } from './file-lock.ts';
import { replaceFile } from './replace-file.ts';

/** Keeps a sign-in that was begun, mode 0600, until it is finished. */
export async function keepPending(
  world: World,
  configDirectory: string,
  pending: PendingLogin,
): Promise<Outcome<void>> {
  const file = pendingFile(configDirectory, pending.portal);
  const content = Buffer.from(JSON.stringify(pending));
  const outcome = await refuseSystemErrors(file, () => {
    return replaceFile({ file, expected: readBytesSync(file), content, mode: 0o600, token: `${world.pid}` });
  });
  if (!outcome.ok) return refusal('token-cache-unusable', outcome.problem.message, outcome.problem.fix);
  // `moved`: another login has just been begun for the same portal, and finishing takes that one.
  return success(undefined);
}

/** Removes what was kept, and directories that are empty then. */
export async function dropPending(
  configDirectory: string,
  portal: Portal | PendingLogin['portal'],
): Promise<void> {
  await rm(pendingFile(configDirectory, portal), { force: true }).catch(() => undefined);
  await removeEmptyDirectories(configDirectory);
}

/** Runs `work` while no other process of ours renews the token of this portal: AWS rotates what renews it. */
export async function withTokenLock<T>(
  world: World,
  configDirectory: string,
  portal: Portal,
  work: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const lock = pendingFile(configDirectory, portal, 'lock');
  const outcome = await refuseSystemErrors(lock, () => withLock(world, lock, work));
  await removeEmptyDirectories(configDirectory);
  return outcome;
}

async function removeEmptyDirectories(configDirectory: string): Promise<void> {
  for (const directory of [loginsDirectory(configDirectory), journalDirectory(configDirectory)])
    await rmdir(directory).catch(() => undefined);
}

/** An error that carries the system's code (no permission, disk full) is a refusal; any other is a bug. */
async function refuseSystemErrors<T>(file: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const message = `${file} cannot be used (${code}).`;
    return refusal('token-cache-unusable', message, 'Remove the cause, then sign in again.');
  }
}
