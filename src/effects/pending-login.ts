import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { journalDirectory } from '../facts/journal/journal.ts';
import { listDirectory } from '../facts/machine/quiet-reads.ts';
import { readBytesSync } from '../facts/machine/read-bytes.ts';
import {
  listPending,
  loginsDirectory,
  type PendingLogin,
  pendingFile,
} from '../facts/sign-in/pending-login.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { Portal } from '../model/portal.ts';
import type { World } from '../model/world.ts';
import { type LockPatience, withLock } from './file-lock.ts';
import { isOrphaned } from './lock-owner.ts';
import { onSystemError } from './on-system-error.ts';
import { replaceFile } from './replace-file.ts';
import { busyWith, unusable } from './token-lock.ts';

/** Keeps a sign-in that was begun, mode 0600, until it is finished. */
export async function keepPending(
  world: World,
  configDirectory: string,
  pending: PendingLogin,
): Promise<Outcome<void>> {
  const file = pendingFile(configDirectory, pending.portal);
  const content = Buffer.from(JSON.stringify(pending));
  const outcome = await onSystemError(
    async () =>
      replaceFile({ file, expected: readBytesSync(file), content, mode: 0o600, token: `${world.pid}` }),
    (error) => unusable(file, error),
  );
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

/** Removes the sign-ins whose code has run out: they hold secrets, and nobody finishes them. */
export async function dropRunOut(configDirectory: string, now: Date): Promise<void> {
  const { runOut } = listPending(configDirectory, now);
  for (const { portal } of runOut) await dropPending(configDirectory, portal);
}

/** Removes every sign-in that was begun, and locks; a lock whose owner is at work stays. */
export async function dropAllPending(world: World, configDirectory: string): Promise<void> {
  const directory = loginsDirectory(configDirectory);
  for (const name of listDirectory(directory)) {
    const file = join(directory, name);
    const isAtWork = /\.(?:lock|turn)$/.test(name) && !isOrphaned(world, file);
    if (!isAtWork) await rm(file, { force: true });
  }
  await removeEmptyDirectories(configDirectory);
}

/**
 * Runs `work` while no other process of ours waits for the person to sign in to this portal, `ms` at most; `waiting`
 * is called where another one does.
 */
export async function withSignInTurn<T>(
  world: World,
  configDirectory: string,
  portal: Portal,
  work: () => Promise<Outcome<T>>,
  { ms, waiting }: Required<Pick<LockPatience, 'ms' | 'waiting'>>,
): Promise<Outcome<T>> {
  const patience = { ms, waiting, busy: busyWith(`waiting for you to sign in to ${portal.startUrl}`) };
  const turn = pendingFile(configDirectory, portal, 'turn');
  const outcome = await onSystemError(
    () => withLock(world, turn, work, patience),
    (error) => unusable(turn, error),
  );
  await removeEmptyDirectories(configDirectory);
  return outcome;
}

async function removeEmptyDirectories(configDirectory: string): Promise<void> {
  for (const directory of [loginsDirectory(configDirectory), journalDirectory(configDirectory)])
    await rmdir(directory).catch(() => undefined);
}
