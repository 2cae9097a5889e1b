import { constants } from 'node:fs';
import { type FileHandle, lstat, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Outcome, refusal } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { giveToFolder } from './keep-owner.ts';
import { beat, ownerText, textIn, watchOwners } from './lock-owner.ts';
import { makeDirectory } from './make-directory.ts';

const POLL_MS = 25;

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

/** A lock that is ours; `handle` is open as long as it is. */
interface Held {
  readonly origin: LockOrigin;
  readonly handle: FileHandle;
}

type IsGone = ReturnType<typeof watchOwners>;

/**
 * Runs `work` while no other process of ours does. The lock is a file that says who owns it; one whose owner is gone
 * (killed) is taken over, and `work` is told, since such a process left its work half done.
 */
export async function withLock<T>(
  world: World,
  lockFile: string,
  work: (origin: LockOrigin) => Promise<Outcome<T>>,
  patience: LockPatience,
): Promise<Outcome<T>> {
  await makeDirectory(dirname(lockFile));
  const { ms } = patience;
  const isGone = watchOwners(world);
  const start = world.elapsed();
  let held = await acquire(world, lockFile, isGone);
  for (let attempt = 0; !held; attempt++) {
    if (await isNoFile(lockFile)) return notOurs(lockFile, patience);
    if (world.interrupted.aborted || world.elapsed() - start > ms) return patience.busy(lockFile, ms);
    // The first attempt may have met what a killed process left.
    if (attempt === 1) patience.waiting?.();
    await sleep(POLL_MS);
    held = await acquire(world, lockFile, isGone);
  }
  const stop = beat(held.handle, (await held.handle.stat()).mtime);
  try {
    return await work(held.origin);
  } finally {
    stop();
    await release(world, lockFile, held);
  }
}

async function acquire(world: World, lockFile: string, isGone: IsGone): Promise<Held | undefined> {
  const claimed = await claim(world, lockFile);
  if (claimed) return { origin: 'free', handle: claimed };
  const taken = (await isGone(lockFile)) && (await takeOver(world, lockFile, isGone));
  return taken ? { origin: 'orphaned', handle: taken } : undefined;
}

/** A lock that somebody took over in the meantime is theirs. */
async function release(world: World, lockFile: string, { handle }: Pick<Held, 'handle'>): Promise<void> {
  // What was done under the lock is done: one that cannot be removed is left behind, as by a process that was killed.
  await handle.close().catch(() => undefined);
  if (textIn(lockFile) === ownerText(world)) await rm(lockFile, { force: true }).catch(() => undefined);
}

/** Creates the lock file; `undefined` where it exists, or something else in its place, such as a link. */
async function claim(world: World, lockFile: string): Promise<FileHandle | undefined> {
  try {
    const handle = await open(lockFile, 'wx', 0o600);
    return await writeOwner(handle, lockFile, world);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The process before us removed the empty directory together with its lock.
    if (code === 'ENOENT') await makeDirectory(dirname(lockFile));
    if (code !== 'EEXIST' && code !== 'ENOENT') throw error;
    return undefined;
  }
}

/** A lock without an owner (the disk is full) would be in everyone's way. */
async function writeOwner(handle: FileHandle, lockFile: string, world: World): Promise<FileHandle> {
  try {
    await giveToFolder(handle, lockFile);
    await handle.writeFile(ownerText(world));
    return handle;
  } catch (error) {
    await handle.close();
    await rm(lockFile, { force: true });
    throw error;
  }
}

/**
 * Takes the lock of a process that is gone; `undefined` where another does so. One at a time and looked at again,
 * because the next process may have taken it since we looked. The file stays all along, so that whoever finds it after
 * we are killed in turn still sees that something was left half done.
 */
async function takeOver(world: World, lockFile: string, isGone: IsGone): Promise<FileHandle | undefined> {
  const guard = `${lockFile}.orphan`;
  const handle = await claim(world, guard);
  if (!handle) {
    if (await isGone(guard)) await rm(guard, { force: true });
    return undefined;
  }
  try {
    return (await isGone(lockFile)) ? await changeOwner(world, lockFile) : undefined;
  } finally {
    await release(world, guard, { handle });
  }
}

/** For a moment the lock has no owner, which is no orphan yet; a shorter text over a longer one would name another. */
async function changeOwner(world: World, lockFile: string): Promise<FileHandle> {
  const handle = await open(lockFile, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    await handle.truncate(0);
    await handle.writeFile(ownerText(world));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function isNoFile(lockFile: string): Promise<boolean> {
  const stats = await lstat(lockFile).catch(() => undefined);
  return stats?.isFile() === false;
}

function notOurs(lockFile: string, { busy, ms }: LockPatience): Outcome<never> {
  const refused = busy(lockFile, ms);
  if (refused.ok) return refused;
  const message = `${lockFile} is a link, a directory or a device where a lock of ours belongs.`;
  return refusal(refused.problem.code, message, 'Remove it, then run this again. Nothing was written.');
}
