import { type FileHandle, lstat } from 'node:fs/promises';
import * as z from 'zod/mini';
import { isAlive, ownIdentity, type ProcessIdentity } from '../facts/machine/process-identity.ts';
import { readOwnFile } from '../facts/machine/read-file.ts';
import type { World } from '../model/world.ts';

/** How often an owner shows that it lives, for those who cannot see its process. */
const BEAT_MS = 1_000;
/** Whoever cannot be seen and shows nothing for this long is gone. */
const SILENCE_MS = 5_000;

const placeSchema = z.object({
  host: z.optional(z.string()),
  boot: z.optional(z.string()),
  namespace: z.optional(z.string()),
  started: z.optional(z.string()),
});

/** What an owner writes into its lock: its process id, which older versions read, and the rest behind it. */
export function ownerText(world: World): string {
  const { pid, ...place } = ownIdentity(world);
  return `${pid} ${JSON.stringify(place)}\n`;
}

/** What stands in a lock; `undefined` where that is no file, or is gone. */
export function textIn(lockFile: string): string | undefined {
  return readOwnFile(lockFile)?.toString('utf8');
}

/** True for the lock of a process that is known to be gone. */
export function isOrphaned(world: World, lockFile: string): boolean {
  const owner = ownerIn(lockFile);
  return owner !== undefined && isAlive(world, owner) === false;
}

/**
 * Looks again and again whether the owner of a lock is gone. One whose process cannot be seen from here (it is in a
 * container, or on another computer), or that was killed before it wrote who it is, is gone once the file has not been
 * touched for a while, by a clock that nobody sets.
 */
export function watchOwners(world: World): (lockFile: string) => Promise<boolean> {
  const seen = new Map<string, { readonly mark: string; readonly since: number }>();
  return async (lockFile) => {
    const stats = await lstat(lockFile).catch(() => undefined);
    if (!stats?.isFile()) return false;
    const owner = ownerIn(lockFile);
    const lives = owner && isAlive(world, owner);
    if (lives !== undefined) return !lives;
    const mark = `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
    const before = seen.get(lockFile);
    if (before?.mark === mark) return world.elapsed() - before.since > SILENCE_MS;
    seen.set(lockFile, { mark, since: world.elapsed() });
    return false;
  };
}

/** Touches a lock from now on, until it is told to stop. */
export function beat(handle: FileHandle, mtime: Date): () => void {
  let beats = 0;
  const timer = setInterval(() => {
    beats += 1;
    const next = new Date(mtime.getTime() + beats * BEAT_MS);
    // What cannot be touched is taken for left behind by those who cannot see us, and by nobody else.
    handle.utimes(next, next).catch(() => undefined);
  }, BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function ownerIn(lockFile: string): ProcessIdentity | undefined {
  const [, id, place = '{}'] = /^(\d+)(?: (\{.*\}))?\s*$/.exec(textIn(lockFile) ?? '') ?? [];
  if (id === undefined) return undefined;
  try {
    const { data } = placeSchema.safeParse(JSON.parse(place));
    return { ...data, pid: Number(id) };
  } catch {
    return { pid: Number(id) };
  }
}
