import { join } from 'node:path';
import { readFileSafely } from '../machine/read-file.ts';

/** What an index says of a path; `unknown` where it keeps only a folder above, or is written in a way not known here. */
export type IndexAnswer = 'tracked' | 'untracked' | 'unknown';

/** A look through one file of the index. */
interface Look {
  readonly answer: IndexAnswer;
  /** The hash in the name of the file that holds the other entries. */
  readonly shared?: string;
}

/** True for the name of an entry that is meant; bytes as text, one a character, as git knows no encoding. */
interface Wanted {
  isFile(name: string): boolean;
  isBelow(folder: string): boolean;
}

/** Bytes of a SHA-1 and of a SHA-256. */
const HASH_SIZES = [20, 32];
/** What stands before the hash of an entry: times, device, mode, owner, size. */
const STAT_SIZE = 40;
const IS_EXTENDED = 0x4000;
const NAME_LENGTH = 0x0fff;
const LONGEST_PATH = 4096;
const TREE = 0o04;
const SUBMODULE = 0o16;

/**
 * Looks a path up in the index of a repository (https://git-scm.com/docs/index-format), which is read as data: nothing
 * that a stranger's repository says is followed or started.
 *
 * @param path below the top of the work tree, with slashes.
 */
export function lookUpInIndex(gitDirectory: string, path: string, isCaseIgnored: boolean): IndexAnswer {
  const wanted = wantedOf(path, isCaseIgnored);
  const look = lookThrough(join(gitDirectory, 'index'), wanted);
  if (look === 'absent') return 'untracked';
  if (look.answer !== 'untracked' || look.shared === undefined) return look.answer;
  // Which of the shared entries were taken out since, stands in bitmaps; they are in the history still.
  const rest = lookThrough(join(gitDirectory, `sharedindex.${look.shared}`), wanted);
  return rest === 'absent' ? 'unknown' : rest.answer;
}

function wantedOf(path: string, isCaseIgnored: boolean): Wanted {
  const folded = (name: string) => (isCaseIgnored ? name.toLowerCase() : name);
  const wanted = folded(Buffer.from(path).toString('latin1'));
  return {
    isFile: (name) => folded(name) === wanted,
    isBelow: (folder) => wanted.startsWith(`${folded(folder.replace(/\/$/, ''))}/`),
  };
}

function lookThrough(file: string, wanted: Wanted): Look | 'absent' {
  const read = readFileSafely(file);
  if (read.state === 'absent') return 'absent';
  if (read.state !== 'read') return { answer: 'unknown' };
  for (const hashSize of HASH_SIZES) {
    const look = parse(read.bytes, hashSize, wanted);
    if (look) return look;
  }
  return { answer: 'unknown' };
}

/** `undefined` where the bytes are no index with hashes of that size: it must fit from its first byte to its last. */
function parse(bytes: Buffer, hashSize: number, wanted: Wanted): Look | undefined {
  const end = bytes.length - hashSize;
  if (end < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  let answer: IndexAnswer = 'untracked';
  let at = 12;
  let name = '';
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const flagsAt = at + STAT_SIZE + hashSize;
    if (flagsAt + 4 > end) return undefined;
    const flags = bytes.readUInt16BE(flagsAt);
    const isExtended = (flags & IS_EXTENDED) !== 0;
    const nameAt = flagsAt + (isExtended ? 4 : 2);
    const read = version === 4 ? readCutName(bytes, nameAt, name) : readName(bytes, nameAt, '');
    if (!read || read.next > end || read.name.length > LONGEST_PATH) return undefined;
    name = read.name;
    if ((flags & NAME_LENGTH) !== Math.min(name.length, NAME_LENGTH)) return undefined;
    const type = bytes.readUInt32BE(at + 24) >>> 12;
    const isFolder = type === TREE || type === SUBMODULE;
    if (!isFolder && wanted.isFile(name)) answer = 'tracked';
    if (isFolder && answer === 'untracked' && wanted.isBelow(name)) answer = 'unknown';
    // Up to version 3 an entry is filled up with one to eight zeros, to a multiple of eight bytes.
    at = version === 4 ? read.next : at + ((read.next - 1 - at + 8) & ~7);
  }
  return readExtensions(bytes, { at, end, hashSize }, answer);
}

interface ReadName {
  readonly name: string;
  readonly next: number;
}

function readName(bytes: Buffer, from: number, before: string): ReadName | undefined {
  const nul = bytes.indexOf(0, from);
  return nul < 0 ? undefined : { name: before + bytes.toString('latin1', from, nul), next: nul + 1 };
}

/** In version 4 a name says how much of the end of the one before it is to be cut off, and what comes there instead. */
function readCutName(bytes: Buffer, from: number, before: string): ReadName | undefined {
  let cut = 0;
  for (let at = from; at < from + 4; at++) {
    const byte = bytes[at] ?? 0;
    cut = (at === from ? 0 : cut + 1) * 128 + (byte & 127);
    if (byte >= 128) continue;
    return cut > before.length ? undefined : readName(bytes, at + 1, before.slice(0, before.length - cut));
  }
  return undefined;
}

function readExtensions(
  bytes: Buffer,
  { at: from, end, hashSize }: { at: number; end: number; hashSize: number },
  answer: IndexAnswer,
): Look | undefined {
  let shared = '';
  let at = from;
  while (at + 8 <= end) {
    const signature = bytes.toString('latin1', at, at + 4);
    if (signature === 'link') shared = bytes.toString('hex', at + 8, at + 8 + hashSize);
    // What a reader must understand begins with a small letter.
    else if (/^[^A-Z]/.test(signature) && signature !== 'sdir') return undefined;
    at += 8 + bytes.readUInt32BE(at + 4);
  }
  if (at !== end) return undefined;
  return { answer, ...(/[^0]/.test(shared) && { shared }) };
}
