// `node:fs/promises` takes 2 ms to load, and few commands come as far as to follow a link.
import { promises } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * The file behind `file`: links followed. For a file that does not exist, the place where it would stand, which is
 * also its name once it does.
 */
export async function realFileOf(file: string): Promise<string> {
  try {
    return await promises.realpath(file);
  } catch {
    const directory = dirname(file);
    return directory === file ? file : join(await realFileOf(directory), basename(file));
  }
}

/** The directories above `file` that do not exist, outermost first. */
export async function missingDirectoriesAbove(file: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let directory = dirname(file); directory !== dirname(directory); directory = dirname(directory)) {
    const isThere = await promises.lstat(directory).then(
      () => true,
      () => false,
    );
    if (isThere) break;
    missing.unshift(directory);
  }
  return missing;
}
