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
import { scratch } from './scratch.ts';

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

/** How much of the second copy is read at once to be compared. */
const PIECE_BYTES = 128 * 1024;

/**
 * What V8 made of the source with these stats, nothing where that is not certain; its data are in memory that the next
 * file is read into. V8 looks whether the data are of its own version and flags, not whether they are whole: so they
 * stand in the file twice. Node compares 700 KB in 0.1 ms; JavaScript that has just started would count a checksum of
 * them in 5.
 */
export function readCacheFile(file: string, source: Stats): CacheEntry | undefined {
  let descriptor: number | undefined;
  try {
    // Windows knows neither flag: no link is followed, and nothing waited for, as a pipe would have it.
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const { uid, size } = fstatSync(descriptor);
    return uid === source.uid && size > HEADER_BYTES ? readEntry(descriptor, size, source) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readEntry(descriptor: number, size: number, source: Stats): CacheEntry | undefined {
  const length = (size - HEADER_BYTES) / 2;
  if (!Number.isInteger(length)) return undefined;
  const end = HEADER_BYTES + length;
  const memory = scratch(end + PIECE_BYTES);
  if (readSync(descriptor, memory, 0, end, 0) !== end) return undefined;
  const { buffer, byteOffset } = memory;
  const header = new Float64Array(buffer, byteOffset, HEADER_BYTES / Float64Array.BYTES_PER_ELEMENT);
  const isOfSuccess = header[4] === 1;
  const expected = headerOf(source, isOfSuccess, length);
  if (expected.some((value, index) => value !== header[index])) return undefined;
  for (let start = HEADER_BYTES; start < end; start += PIECE_BYTES) {
    const bytes = Math.min(PIECE_BYTES, end - start);
    if (readSync(descriptor, memory, end, bytes, start + length) !== bytes) return undefined;
    const again = memory.subarray(end, end + bytes);
    if (Buffer.compare(memory.subarray(start, start + bytes), again) !== 0) return undefined;
  }
  return { data: memory.subarray(HEADER_BYTES, end), isOfSuccess };
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
