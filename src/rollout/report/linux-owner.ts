import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Why Claude Desktop on Linux takes nothing of a managed file: file and folder have to be root's, no links, and
 * writable by nobody else. https://claude.com/docs/third-party/claude-desktop/mdm
 */
export function whyRejected(file: string, systemRoot: string): string | undefined {
  const root = statSync(systemRoot === '' ? '/' : systemRoot, { throwIfNoEntry: false })?.uid ?? 0;
  const folder = lstatSync(dirname(file), { throwIfNoEntry: false });
  const own = lstatSync(file, { throwIfNoEntry: false });
  return faultOf(folder, 'folder', root) ?? faultOf(own, 'file', root);
}

/** The same of what the system tells of one of the two; `root` is who owns the system. */
export function faultOf(
  stats: Pick<Stats, 'uid' | 'mode' | 'isSymbolicLink'> | undefined,
  what: 'file' | 'folder',
  root: number,
): string | undefined {
  if (!stats) return undefined;
  if (stats.isSymbolicLink()) return `The ${what} is a symbolic link.`;
  if (stats.uid !== root) return `The ${what} does not belong to root.`;
  return (stats.mode & 0o022) === 0 ? undefined : `Others than root may write the ${what}.`;
}
