import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { bytesOf } from './read-file.ts';

/*
 * Reads of things that may well not be there. They look first, because to throw and catch takes Node ten times as
 * long; and they are synchronous, because the first asynchronous read starts Node's pool of threads.
 */

/** The text of a regular file; `undefined` where it cannot be read. */
export function readText(file: string): string | undefined {
  return bytesOf(file)?.toString('utf8');
}

/** The JSON in a file; `undefined` where there is none. */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The names in a directory; none where it cannot be read. */
export function listDirectory(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** The names of the directories in one; a link to another is none. */
export function listFolders(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  try {
    const entries = readdirSync(directory, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** A path with its links followed; the path itself where it leads nowhere. */
export function realPath(path: string): string {
  if (!existsSync(path)) return path;
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
