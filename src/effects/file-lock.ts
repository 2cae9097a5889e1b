import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readOwnFile } from '../facts/machine/read-file.ts';
import type { Outcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { makeDirectory } from './make-directory.ts';

const POLL_MS = 25;
/** A lock without a readable owner is taken for left behind after this long. */
const ORPHANED_MS = 5_000;

/** How long to wait for the lock, in milliseconds, and what to say of that. */
export interface LockPatience {
  readonly ms: number;
  /** Called once, where there is waiting to be done. */
  waiting?(): void;
  /** The refusal when `ms` were not enough. */
  busy(lockFile: string, ms: number): Outcome<never>;
}

/** How the lock was come by: from nobody, or from a process that was killed while it had it. */
export type LockOrigin = 'free' | 'orphaned';

/**
 * Runs `work` while no other process of ours does. The lock is a file with the owner's process id; one whose owner
 * is gone (killed) is taken over, and `work` is told, since such a process left its work half done.
 */
export async function withLock<T>(
  world: World,
  lockFile: string,
  work: (origin: LockOrigin) => Promise<Outcome<T>>,
  patience: LockPatience,
): Promise<Outcome<T>> {
  await makeDirectory(dirname(lockFile));
  const { ms } = patience;
  const deadline = world.now().getTime() + ms;
  let origin = await acquire(world, lockFile);
  for (let attempt = 0; !origin; attempt++) {
    if (world.interrupted.aborted || world.now().getTime() > deadline) return patience.busy(lockFile, ms);
    // The first attempt may have met what a killed process left.
    if (attempt === 1) patience.waiting?.();
    await sleep(POLL_MS);
    origin = await acquire(world, lockFile);
  }
  try {
    return await work(origin);
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function acquire(world: World, lockFile: string): Promise<LockOrigin | undefined> {
  if (await claim(world, lockFile)) return 'free';
  const isTaken = (await isOrphaned(world, lockFile)) && (await takeOver(world, lockFile));
  return isTaken ? 'orphaned' : undefined;
}

/** Creates the lock file; false where it exists. */
async function claim(world: World, lockFile: string): Promise<boolean> {
  try {
    const handle = await open(lockFile, 'wx', 0o600);
    await writeOwner(handle, lockFile, world.pid);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The process before us removed the empty directory together with its lock.
    if (code === 'ENOENT') await makeDirectory(dirname(lockFile));
    if (code !== 'EEXIST' && code !== 'ENOENT') throw error;
    return false;
  }
}

/** A lock without an owner (the disk is full) would be in everybody's way. */
async function writeOwner(handle: FileHandle, lockFile: string, pid: number): Promise<void> {
  try {
    await handle.writeFile(String(pid));
  } catch (error) {
    await rm(lockFile, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/**
 * Takes the lock of a process that is gone; false where another does so. One at a time and looked at again, because
 * the next process may have taken it since we looked. The file stays all along, so that whoever finds it after we
 * are killed in turn still sees that something was left half done.
 */
async function takeOver(world: World, lockFile: string): Promise<boolean> {
  const guard = `${lockFile}.orphan`;
  if (!(await claim(world, guard))) {
    if (await isOrphaned(world, guard)) await rm(guard, { force: true });
    return false;
  }
  try {
    if (!(await isOrphaned(world, lockFile))) return false;
    await changeOwner(lockFile, world.pid);
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

/** For a moment the lock has no owner, which is no orphan yet; a shorter id over a longer one would name another. */
async function changeOwner(lockFile: string, pid: number): Promise<void> {
  const handle = await open(lockFile, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    await handle.truncate(0);
    await handle.writeFile(String(pid));
  } finally {
    await handle.close();
  }
}

/** True for the lock of a process that is gone; false where there is none, or something that no process of ours made. */
export async function isOrphaned(world: World, lockFile: string): Promise<boolean> {
  try {
    const stats = await lstat(lockFile);
    if (!stats.isFile()) return false;
    const owner = Number.parseInt(readOwnFile(lockFile)?.toString('utf8') ?? '', 10);
    if (Number.isInteger(owner)) return !world.isProcessAlive(owner);
    return world.now().getTime() - stats.mtimeMs > ORPHANED_MS;
  } catch {
    // It went away while we looked: the next attempt may get it.
    return false;
  }
}
