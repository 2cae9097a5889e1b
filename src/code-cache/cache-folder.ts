import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The folder of a cache: `root/VERSION/NAME`, by what V8's data depend on. */
export function cacheFolder(root: string, name: string): string {
  const { version, versions, arch } = process;
  return join(root, `${version}-${versions.v8}-${arch}`, name);
}

/** Makes it, for the owner alone; with the first one of a version of Node those of others go that are a week old. */
export function makeCacheFolder(folder: string): void {
  const version = dirname(folder);
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (made === undefined || made === folder) return;
  const root = dirname(version);
  for (const name of readdirSync(root)) {
    const other = join(root, name);
    // Somebody may go back and forth between two versions.
    if (other === version || Date.now() - statSync(other).mtimeMs < WEEK_MS) continue;
    rmSync(other, { recursive: true, force: true });
  }
}
