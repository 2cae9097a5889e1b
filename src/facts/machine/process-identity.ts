import { existsSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { readText } from './quiet-reads.ts';

/**
 * A process, and where it lives: a process id means something only in its own namespace (a container has another) and
 * until the computer starts again, and comes back for another process. Systems without /proc tell id and host alone.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host?: string | undefined;
  readonly boot?: string | undefined;
  readonly namespace?: string | undefined;
  /** When it started, in ticks of the kernel since boot. */
  readonly started?: string | undefined;
}

/** Who this process is. */
export function ownIdentity(world: World): ProcessIdentity {
  const { pid, systemRoot } = world;
  return {
    pid,
    host: hostname(),
    boot: readText(join(systemRoot, '/proc/sys/kernel/random/boot_id'))?.trim(),
    namespace: namespaceOf(systemRoot),
    started: startOf(world, pid),
  };
}

/** Whether a process lives; `undefined` for one of another place, of which nothing can be told from here. */
export function isAlive(world: World, { pid, started, ...place }: ProcessIdentity): boolean | undefined {
  const here = ownIdentity(world);
  // Older versions told the id alone.
  const isTold = Object.values(place).some((part) => part !== undefined);
  const isHere = place.host === here.host && place.boot === here.boot && place.namespace === here.namespace;
  if (isTold && !isHere) return undefined;
  if (!world.isProcessAlive(pid)) return false;
  const now = startOf(world, pid);
  return started === undefined || now === undefined || started === now;
}

/** https://man7.org/linux/man-pages/man7/pid_namespaces.7.html */
function namespaceOf(systemRoot: string): string | undefined {
  const link = join(systemRoot, '/proc/self/ns/pid');
  try {
    return existsSync(join(systemRoot, '/proc/self/ns')) ? readlinkSync(link) : undefined;
  } catch {
    return undefined;
  }
}

/** Field 22; the name of the program before it may hold blanks and brackets. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function startOf({ systemRoot }: World, pid: number): string | undefined {
  const stat = readText(join(systemRoot, '/proc', `${pid}`, 'stat'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
