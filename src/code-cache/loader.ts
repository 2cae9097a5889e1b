import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { readCacheFile } from './cache-file.ts';
import { scratch } from './scratch.ts';

/** Loads built files as `require` does, with what V8 made of them in an earlier run. */
export interface Loader {
  readonly load: (id: string) => unknown;
  /** What it has loaded so far. */
  readonly files: readonly LoadedFile[];
}

/** A built file that runs. */
export interface LoadedFile {
  readonly script: Script;
  readonly source: Stats;
  readonly cacheFile: string;
  /** The run that the cache is of succeeded or failed; nothing where there is no cache yet. */
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
  const files: LoadedFile[] = [];

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

  return { load, files };
}

/** True where a run leaves more for the cache of a file than there is. */
export function isWorthKeeping({ kept }: LoadedFile, isSuccess: boolean): boolean {
  return !kept || (isSuccess && !kept.isOfSuccess);
}

function compile(file: string, cacheFile: string): LoadedFile {
  const { text, source } = readSource(file);
  const kept = readCacheFile(cacheFile, source);
  const script = new Script(text, {
    filename: file,
    columnOffset: -HEAD.length,
    ...(kept && { cachedData: kept.data }),
  });
  const isKept = kept !== undefined && !script.cachedDataRejected;
  return { script, source, cacheFile, kept: isKept ? { isOfSuccess: kept.isOfSuccess } : undefined };
}

function readSource(file: string): { text: string; source: Stats } {
  const descriptor = openSync(file, 'r');
  try {
    // Of one and the same file, also while an update of the plugin puts another in its place.
    const source = fstatSync(descriptor);
    // With what stands around it: of a text that is put together from several, V8 makes a copy.
    const bytes = scratch(HEAD.length + source.size + TAIL.length);
    bytes.write(HEAD);
    const end = HEAD.length + readSync(descriptor, bytes, HEAD.length, source.size, 0);
    return { source, text: bytes.toString('utf8', 0, end + bytes.write(TAIL, end)) };
  } finally {
    closeSync(descriptor);
  }
}
