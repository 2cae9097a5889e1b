import { constants, renameSync, type Stats } from 'node:fs';
import { access, open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { readBytesSync } from '../facts/machine/read-bytes.ts';
import { realFileOf } from '../facts/machine/real-file.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import { giveToFolder, keepOwner } from './keep-owner.ts';
import { makeDirectory } from './make-directory.ts';

/** What is to stand in a file. */
export interface Replacement {
  readonly file: string;
  /** The bytes that must stand there now; `undefined` where there must be no file. */
  readonly expected: Buffer | undefined;
  readonly content: Buffer;
  /** Permission bits of the result; absent: those of the file, 0600 for a new one. */
  readonly mode?: number;
  /** Tells our temporary file from others, so that the next run can remove what a killed one left. */
  readonly token: string;
}

/** The temporary file that a replacement of `realFile` writes first. */
export function temporaryFile(realFile: string, token: string): string {
  return join(dirname(realFile), `.${basename(realFile)}.${token}.tmp`);
}

/**
 * Puts `content` in the place of a file as one step: readers see the old bytes or the new ones. The new bytes are
 * written beside it, flushed to disk and renamed; links, permission bits and owner stay. `moved` means that other
 * bytes stood there than expected, and that nothing was written.
 */
export async function replaceFile(wanted: Replacement): Promise<Outcome<'written' | 'moved'>> {
  const reserved = await reserveFile(wanted);
  if (!reserved.ok) return reserved;
  const replaced = await reserved.value.put(wanted.content, wanted.expected);
  await reserved.value.drop();
  return replaced;
}

/** A place beside a file, on the disk already, for bytes that are yet to come. */
export interface ReservedFile {
  /** Puts `content` in the place of the file where that still holds `expected`; after `moved`, may be called again. */
  put(content: Buffer, expected: Buffer | undefined): Promise<Outcome<'written' | 'moved'>>;
  /** Gives the place back. Once the bytes were put there is none. */
  drop(): Promise<void>;
}

/** What is reserved: `bytes` of the disk are taken at once. */
export type Reservation = Pick<Replacement, 'file' | 'mode' | 'token'> & { readonly bytes?: number };

/**
 * The first half of replacing a file, for what must not be asked for before it is known that it can be kept: a folder
 * that takes no files, a full disk and a file that is read-only show themselves now.
 */
export async function reserveFile(wanted: Reservation): Promise<Outcome<ReservedFile>> {
  const realFile = await realFileOf(wanted.file);
  const before = await statOf(realFile);
  const obstacle = before && (await obstacleTo(wanted.file, realFile, before));
  if (obstacle) return obstacle;

  const temporary = temporaryFile(realFile, wanted.token);
  const drop = () => rm(temporary, { force: true }).catch(() => undefined);
  try {
    if (!before) await makeDirectory(dirname(realFile));
    await makeTemporary(temporary, wanted.bytes ?? 0);
    await removeLeftBehind(temporary, realFile);
  } catch (error) {
    await drop();
    return writeFailed(wanted.file, error);
  }
  const put: ReservedFile['put'] = async (content, expected) => {
    try {
      await writeTemporary(temporary, content, wanted, before);
      for (let waitMs = 10; ; waitMs *= 2) {
        // The last look and the rename stand together, and nothing of ours comes between: what others write is lost.
        if (!isExpected(readBytesSync(realFile), expected)) return success('moved');
        if (renamed(temporary, realFile, waitMs > LONGEST_WAIT_MS)) break;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
      await flushDirectory(dirname(realFile));
      return success('written');
    } catch (error) {
      return writeFailed(wanted.file, error);
    }
  };
  return success({ put, drop });
}

/** Why a file that exists is not to be replaced. */
async function obstacleTo(file: string, realFile: string, stats: Stats): Promise<Outcome<never> | undefined> {
  // Root may write whatever it likes; the missing permission bit still says that somebody wanted the file left alone.
  const isWritable = (stats.mode & 0o222) !== 0 && (await canWrite(realFile));
  if (!isWritable) {
    return refusal(
      'settings-read-only',
      `${file} is read-only.`,
      'Allow writing to it (chmod u+w; on Windows attrib -r), or choose another scope, then run this again. Nothing was written.',
    );
  }
  if (stats.nlink > 1) {
    return refusal(
      'settings-hard-linked',
      `${file} has ${stats.nlink} names (hard links); replacing it would part them.`,
      'Make all but one of the names symbolic links, then run this again. Nothing was written.',
    );
  }
  return undefined;
}

async function canWrite(file: string): Promise<boolean> {
  return access(file, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function makeTemporary(temporary: string, bytes: number): Promise<void> {
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await giveToFolder(handle, temporary);
    if (bytes === 0) return;
    await handle.writeFile(Buffer.alloc(bytes));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** No write takes that long. */
const LEFT_BEHIND_MS = 10 * 60_000;

/**
 * Removes what killed processes left of replacing the same file; those of the journal are found by it. How old they are
 * tells the file system, by whose clock ours was made just now.
 */
async function removeLeftBehind(ours: string, realFile: string): Promise<void> {
  const directory = dirname(realFile);
  const names = await readdir(directory).catch((): string[] => []);
  const start = `.${basename(realFile)}.`;
  const others = names.filter(
    (name) => name.startsWith(start) && /^\d+\.tmp$/.test(name.slice(start.length)),
  );
  const now = await statOf(ours);
  for (const file of others.map((name) => join(directory, name))) {
    const stats = await statOf(file);
    if (stats?.isFile() && now && now.mtimeMs - stats.mtimeMs > LEFT_BEHIND_MS)
      await rm(file, { force: true });
  }
}

/** Over the bytes that are there, whose place on the disk is taken already. */
async function writeTemporary(
  temporary: string,
  content: Buffer,
  wanted: Reservation,
  before: Stats | undefined,
): Promise<void> {
  const handle = await open(temporary, 'r+');
  try {
    await handle.writeFile(content);
    await handle.truncate(content.length);
    if (before) await keepOwner(handle, before);
    await handle.chmod(wanted.mode ?? (before ? before.mode & 0o7777 : 0o600));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function statOf(file: string): Promise<Stats | undefined> {
  return stat(file).catch(() => undefined);
}

function isExpected(found: Buffer | undefined, expected: Buffer | undefined): boolean {
  if (!found || !expected) return found === expected;
  return found.equals(expected);
}

const LONGEST_WAIT_MS = 320;

/**
 * Renames; on Windows, where a virus scanner or an editor may hold a file open for a moment, it may come to nothing, and
 * throws at the `last` attempt only.
 */
function renamed(from: string, to: string, last: boolean): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (last || sep !== '\\' || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error;
    return false;
  }
}

/** Makes the rename itself durable; Windows and some network file systems cannot flush a directory. */
async function flushDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The new bytes are on disk already; only the name may be lost in a power cut.
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission was denied',
  EPERM:
    'the system does not allow it; another program holds the file open, it is protected, or it belongs to somebody else',
  EBUSY: 'another program holds it open',
  ENOTDIR: 'a file stands where its directory should be',
  EFBIG: 'the file would be larger than allowed',
};

/** A refusal for a write that the system did not do. */
export function writeFailed(file: string, error: unknown): Outcome<never> {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
  return refusal(
    'settings-write-failed',
    `${file} could not be written: ${REASONS[code] ?? 'the system refused'} (${code}). It is as it was.`,
    'Remove the cause, then run this again.',
  );
}
