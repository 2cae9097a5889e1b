import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { readCacheFile, writeCacheFile } from './cache-file.ts';
import { makeCacheFolder } from './cache-folder.ts';

/** Loads built files as `require` does, and keeps what V8 made of them. */
export interface Loader {
  readonly load: (id: string) => unknown;
  /**
   * Keeps what V8 has made of the files so far, functions that were called included, unless that is kept already or
   * there are more files. Where it cannot be kept, nothing happens.
   */
  keep(isSuccess: boolean, mostFiles: number): void;
}

interface Loaded {
  readonly script: Script;
  readonly cacheFile: string;
  readonly source: Stats;
  /** Of a run that succeeded or failed; nothing where it is to be made. */
  readonly kept: { readonly isOfSuccess: boolean } | undefined;
}

/** What Node puts around a CommonJS file. */
const [HEAD, TAIL] = ['(function (exports, require, module, __filename, __dirname) { ', '\n})'];

/**
 * A loader of the files in a directory whose cache is in another one.
 *
 * Not `module.enableCompileCache()`: that is of Node 22.8, and is written by whatever ends, also where nothing may be.
 * Once no older Node is served it may take the place of all this.
 */
export function cachingLoader(directory: string, cache: string, nodeRequire: NodeJS.Require): Loader {
  const modules = new Map<string, { exports: unknown }>();
  const files: Loaded[] = [];

  function load(id: string): unknown {
    // The built files lie side by side; all else is Node's own.
    if (!id.startsWith('./')) return nodeRequire(id);
    const known = modules.get(id);
    if (known) return known.exports;
    const file = join(directory, id);
    const loaded = compile(file, join(cache, id));
    files.push(loaded);
    const module = { exports: {} };
    modules.set(id, module);
    try {
      const run = loaded.script.runInThisContext();
      run.call(module.exports, module.exports, load, module, file, directory);
    } catch (error) {
      modules.delete(id);
      throw error;
    }
    return module.exports;
  }

  function keep(isSuccess: boolean, mostFiles: number): void {
    const isPoor = ({ kept }: Loaded) => !kept || (isSuccess && !kept.isOfSuccess);
    // The owner alone: what root left in a person's folder, the person could not remove with the plugin.
    const isOwn = files.every(({ source }) => source.uid === (process.getuid?.() ?? 0));
    if (files.length > mostFiles || !isOwn || !files.some(isPoor)) return;
    try {
      makeCacheFolder(cache);
      // All of them: a run that loads one more file may well have called more of the others.
      for (const { script, source, cacheFile, kept } of files) {
        const isOfSuccess = isSuccess || kept?.isOfSuccess === true;
        writeCacheFile(cacheFile, source, { data: script.createCachedData(), isOfSuccess });
      }
    } catch {
      // A folder that is not to be written, a full disk, another process that does the same: it is as without a cache.
    }
  }

  return { load, keep };
}

function compile(file: string, cacheFile: string): Loaded {
  const { text, source } = readWrapped(file);
  const kept = readCacheFile(cacheFile, source);
  const script = new Script(text, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(kept && { cachedData: kept.data }),
  });
  return { script, cacheFile, source, kept: script.cachedDataRejected ? undefined : kept };
}

/** Puts the text together before it is a string: of two strings V8 would make a third, and then collect garbage. */
function readWrapped(file: string): { text: string; source: Stats } {
  const descriptor = openSync(file, 'r');
  try {
    const source = fstatSync(descriptor);
    const bytes = Buffer.allocUnsafeSlow(HEAD.length + source.size + TAIL.length);
    bytes.write(HEAD, 'latin1');
    readSync(descriptor, bytes, HEAD.length, source.size, null);
    bytes.write(TAIL, HEAD.length + source.size, 'latin1');
    // The built files are ASCII.
    return { text: bytes.toString('latin1'), source };
  } finally {
    closeSync(descriptor);
  }
}
