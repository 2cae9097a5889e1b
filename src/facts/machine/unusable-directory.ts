import { isAbsolute } from 'node:path';
import type { Problem } from '../../model/outcome.ts';

/** What Node puts in the place of bytes that are not UTF-8; here also for a directory whose name is not to be had. */
export const UNTELLABLE = '\ufffd';

/** Systems take 4,096 bytes for a path at most; what is read and written stands some folders deeper. */
const MOST_BYTES_OF_DIRECTORY = 3_800;

/**
 * Why nothing may be done in a directory. One whose name is not UTF-8 has another name for Node, which is nobody's or
 * somebody else's; below one that is too long no file can be named.
 */
export function unusableDirectory(directory: string): Problem | undefined {
  const isOther = directory.includes(UNTELLABLE);
  if (!isOther && Buffer.byteLength(directory) <= MOST_BYTES_OF_DIRECTORY) return undefined;
  return {
    code: 'directory-unusable',
    message: 'The directory that you are in has a name that is not UTF-8, or too long.',
    fix: 'Run this in another directory.',
  };
}

/** Why a home directory is none: by a relative path, whatever folder one stands in would be it. */
export function unusableHome(home: string | undefined): Problem | undefined {
  if (home === undefined || isAbsolute(home)) return undefined;
  return {
    code: 'home-unknown',
    message: 'The home directory is a relative path, so any folder that you are in would be yours.',
    fix: 'Set HOME (Windows: USERPROFILE) to the whole path, then run this again.',
  };
}
