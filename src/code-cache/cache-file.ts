import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';

/** What V8 made of a source. */
export interface CacheEntry {
  readonly data: Uint8Array;
  /** True where it was made after a run that succeeded: one that failed ran less of the code. */
  readonly isOfSuccess: boolean;
}

/** To be raised with each change of what stands in a file. */
const FORMAT = 1;

/** As many as `headerOf` gives; the data behind them are aligned, as V8 wants them. */
const HEADER_BYTES = 6 * Float64Array.BYTES_PER_ELEMENT;

/**
 * What V8 made of the source with these stats, nothing where that is not certain. V8 looks whether the data are of its
 * own version and flags, not whether they are whole: so they stand in the file twice. Node compares 700 KB in 0.1 ms;
 * JavaScript that has just started would count a checksum of them in 5.
 */
export function readCacheFile(file: string, source: Stats): CacheEntry | undefined {
  const content = readOwned(file, source.uid);
  if (content === undefined || content.length < HEADER_BYTES) return undefined;
  const { buffer, byteOffset } = content;
  const header = new Float64Array(buffer, byteOffset, HEADER_BYTES / Float64Array.BYTES_PER_ELEMENT);
  const [, , , , success, length = 0] = header;
  const isOfSuccess = success === 1;
  const expected = headerOf(source, isOfSuccess, length);
  if (expected.some((value, index) => value !== header[index])) return undefined;
  if (content.length !== HEADER_BYTES + 2 * length) return undefined;
  const start = byteOffset + HEADER_BYTES;
  const data = new Uint8Array(buffer, start, length);
  const again = new Uint8Array(buffer, start + length, length);
  return Buffer.compare(data, again) === 0 ? { data, isOfSuccess } : undefined;
}

/** Writes it in one step, for the owner alone. Throws where that cannot be. */
export function writeCacheFile(file: string, source: Stats, { data, isOfSuccess }: CacheEntry): void {
  const unfinished = `${file}.new`;
  try {
    const header = Buffer.from(Float64Array.from(headerOf(source, isOfSuccess, data.length)).buffer);
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
function headerOf(source: Stats, isOfSuccess: boolean, length: number): readonly number[] {
  return [FORMAT, source.size, source.mtimeMs, source.ctimeMs, Number(isOfSuccess), length];
}

/** A file of that owner; no link is followed, and nothing waited for, as a pipe would have it. */
function readOwned(file: string, owner: number): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    // Windows knows neither flag.
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    return fstatSync(descriptor).uid === owner ? readFileSync(descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
