import { dirname } from 'node:path';
import { writeCacheFile } from './cache-file.ts';
import { makeCacheFolder } from './cache-folder.ts';
import type { LoadedFile } from './loader.ts';

/**
 * Keeps what V8 has made of the files so far, functions that were called included; all of them, as a run that loads one
 * more file may well have called more of the others. Where it cannot be kept, nothing happens.
 */
export function keep(files: readonly LoadedFile[], isSuccess: boolean): void {
  // The owner alone: what root left in a person's folder, the person could not remove with the plugin.
  if (!files.every(({ source }) => source.uid === (process.getuid?.() ?? 0))) return;
  try {
    for (const { script, source, cacheFile, kept } of files) {
      makeCacheFolder(dirname(cacheFile));
      const isOfSuccess = isSuccess || kept?.isOfSuccess === true;
      writeCacheFile(cacheFile, source, { data: script.createCachedData(), isOfSuccess });
    }
  } catch {
    // A folder that is not to be written, a full disk, another process that does the same: it is as without a cache.
  }
}
