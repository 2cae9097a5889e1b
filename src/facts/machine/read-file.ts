import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';

/**
 * The most that is read of one file. Settings, AWS files, tokens and journals are a thousandth of that; whoever can
 * write one of them must not be able to fill our memory.
 */
export const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The most that is read of a file that a cloned repository brings to be parsed: what stands in it takes twenty times the
 * memory, and seconds, before the person has said a word of trust.
 */
export const MOST_OF_REPOSITORY_BYTES = 1024 * 1024;

/** What became of reading a file. A link that leads nowhere is told from no file; `code` is the system's. */
export type FileRead =
  | { readonly state: 'read'; readonly bytes: Buffer; readonly mode: number }
  /** `isBlocked`: what stands above it is no directory, so it cannot be there. */
  | { readonly state: 'absent'; readonly isBlocked?: true }
  | { readonly state: 'dangling' }
  | { readonly state: 'not-a-file' }
  | { readonly state: 'too-large' }
  | { readonly state: 'unreadable'; readonly code: string };

/**
 * Reads a regular file of at most `most` bytes, 16 MB where none are told; the one way in which this program reads a file whose path or content
 * another may have chosen. A FIFO, a device or a socket is neither waited for nor read. Synchronous: the first
 * asynchronous read starts Node's pool of threads, which takes longer than all reads.
 */
export function readFileSafely(file: string, most = MOST_BYTES): FileRead {
  try {
    // To throw and catch takes Node ten times as long as to look first; and to open a device may already do something.
    const seen = statSync(file, { throwIfNoEntry: false });
    if (!seen) return { state: isLink(file) ? 'dangling' : 'absent' };
    if (!seen.isFile()) return { state: 'not-a-file' };
    return readOpened(file, most);
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { state: 'absent' };
    if (code === 'ENOTDIR') return { state: 'absent', isBlocked: true };
    if (code === 'EISDIR') return { state: 'not-a-file' };
    return { state: 'unreadable', code };
  }
}

/** What helps where a file could not be read, by the system's code. Windows says EBUSY where another program locks it. */
export function unreadableFix(code: string): string {
  return code === 'EBUSY'
    ? 'Close the program that holds it open'
    : 'Make the file readable for your user account';
}

/** The bytes of such a file; `undefined` where there are none to be had. */
export function bytesOf(file: string): Buffer | undefined {
  const read = readFileSafely(file);
  return read.state === 'read' ? read.bytes : undefined;
}

/** True for a symbolic link, wherever it leads. */
export function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Looked at again once it is open: between the two it may have become another. Windows has neither flag. */
function readOpened(file: string, most: number): FileRead {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
  const descriptor = openSync(file, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { state: 'not-a-file' };
    if (stats.size > most) return { state: 'too-large' };
    const bytes = readToEnd(descriptor, stats, most);
    return bytes ? { state: 'read', bytes, mode: stats.mode & 0o7777 } : { state: 'too-large' };
  } finally {
    closeSync(descriptor);
  }
}

/** The size is but a first guess: the files of /proc tell 0, and a file may grow meanwhile. */
function readToEnd(descriptor: number, { size }: Stats, most: number): Buffer | undefined {
  let buffer = Buffer.allocUnsafeSlow(size > 0 ? size + 1 : 8192);
  for (let length = 0; length <= most; ) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) return buffer.subarray(0, length);
    length += count;
    if (length === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
  }
  return undefined;
}

/**
 * The bytes of a file that we made; `undefined` where it is none of ours: we make no links, which would lead us to a
 * file of somebody else's choice.
 */
export function readOwnFile(file: string): Buffer | undefined {
  return isLink(file) ? undefined : bytesOf(file);
}

/** True where the AWS SDK, which reads to the end whatever it is given, may be given a file: there is none, or a fair one. */
export function isFitForOthers(file: string): boolean {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return !stats || (stats.isFile() && stats.size <= MOST_BYTES);
  } catch {
    return true;
  }
}
