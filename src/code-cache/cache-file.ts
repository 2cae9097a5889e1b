import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';

/** What V8 made of a source. */
export interface CacheEntry {
  readonly data: Buffer;
  /** True where it was made after a run that succeeded: one that failed ran less of the code. */
  readonly isOfSuccess: boolean;
}

/** To be raised with each change of what stands in a file. */
const FORMAT = 1;

/** The numbers of `headerOf`, which keep the data behind them aligned as V8 wants them. */
const HEADER_BYTES = 6 * Float64Array.BYTES_PER_ELEMENT;

/**
 * What V8 made of the source with these stats, nothing where that is not certain. V8 looks whether the data are of its
 * own version and flags, not whether they are whole: so they stand in the file twice. Node compares 700 KB in 0.1 ms;
 * JavaScript that has just started would count a checksum of them in 5.
 */
export function readCacheFile(file: string, source: Stats): CacheEntry | undefined {
  const content = readOwned(file, source.uid);
  if (content === undefined || content.length < HEADER_BYTES) return undefined;
  const [, , , , success, length = 0] = new Float64Array(content.buffer, 0, HEADER_BYTES / 8);
  const isOfSuccess = success === 1;
  if (!content.subarray(0, HEADER_BYTES).equals(headerOf(source, { isOfSuccess, length }))) return undefined;
  if (content.length !== HEADER_BYTES + 2 * length) return undefined;
  const data = content.subarray(HEADER_BYTES, HEADER_BYTES + length);
  return data.equals(content.subarray(HEADER_BYTES + length)) ? { data, isOfSuccess } : undefined;
}

/** Writes it in one step, for the owner alone. Throws where that cannot be. */
export function writeCacheFile(file: string, source: Stats, { data, isOfSuccess }: CacheEntry): void {
  const unfinished = `${file}.new`;
  try {
    const header = headerOf(source, { isOfSuccess, length: data.length });
    writeFileSync(unfinished, Buffer.concat([header, data, data]), { flag: 'wx', mode: 0o600 });
    // What is no file would stay.
    rmSync(file, { recursive: true, force: true });
    renameSync(unfinished, file);
  } catch (error) {
    // Of another process that writes it now, which then fails alike, or of one that was killed.
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** As Python's `.pyc` names its source by size and time; the time of the change too, which no copying puts back. */
function headerOf(source: Stats, { isOfSuccess, length }: { isOfSuccess: boolean; length: number }): Buffer {
  const { size, mtimeMs, ctimeMs } = source;
  return Buffer.from(Float64Array.of(FORMAT, size, mtimeMs, ctimeMs, Number(isOfSuccess), length).buffer);
}

/** A regular file of that owner; no link is followed, and nothing waited for, as a pipe would have it. */
function readOwned(file: string, owner: number): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    // Windows knows neither flag.
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.uid !== owner) return undefined;
    // Not of Node's pool, whose pieces are not aligned.
    const content = Buffer.allocUnsafeSlow(stats.size);
    return readSync(descriptor, content) === stats.size ? content : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
