import {
  duplicateKeys,
  type FormatProblem,
  MOST_DEPTH,
  MOST_VALUES,
  type Parsed,
  type Tree,
} from './tree.ts';

/** Apple counts seconds from 2001-01-01. */
const EPOCH = Date.UTC(2001, 0, 1);
const TRAILER = 32;

class Broken extends Error {
  readonly id: FormatProblem['id'];
  constructor(cause: string, id: FormatProblem['id'] = 'file-syntax') {
    super(cause);
    this.id = id;
  }
}

/** True for the bytes of a binary property list. */
export function isBinaryPlist(bytes: Buffer): boolean {
  return bytes.subarray(0, 6).toString('latin1') === 'bplist';
}

/**
 * Reads a binary property list of version 00, which has no lines: places are keys alone. The layout is told in
 * CFBinaryPList.c of Apple's CoreFoundation: a table of offsets at the end, and objects that name others by number.
 */
export function parseBinaryPlist(bytes: Buffer): Parsed {
  try {
    const root = read(bytes);
    return { root, problems: duplicateKeys(root, 'dictionary') };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    const fix = 'Have the tool that made the file write it again, best as XML: plutil -convert xml1 FILE.';
    return { problems: [{ id: error.id, severity: 'fail', cause: error.message, fix }] };
  }
}

function read(bytes: Buffer): Tree {
  if (bytes.subarray(6, 8).toString('latin1') !== '00')
    throw new Broken(
      'This binary property list is of another version than 00, the only one that is told of.',
    );
  if (bytes.length < 8 + TRAILER + 1)
    throw new Broken('The binary property list ends too early.', 'file-truncated');
  const end = bytes.length - TRAILER;
  const offsetSize = bytes.readUInt8(end + 6);
  const referenceSize = bytes.readUInt8(end + 7);
  const [count, top, table] = [8, 16, 24].map((at) => Number(bytes.readBigUInt64BE(end + at)));
  if (count === undefined || top === undefined || table === undefined) throw new Broken('It has no end.');
  const isFitting =
    offsetSize >= 1 &&
    offsetSize <= 8 &&
    referenceSize >= 1 &&
    referenceSize <= 8 &&
    count >= 1 &&
    top < count;
  // The last 32 bytes of a file that was cut off are anything.
  if (!isFitting || table < 9 || table + count * offsetSize > end)
    throw new Broken(
      'The table at the end of the binary property list is broken: its end may be missing.',
      'file-truncated',
    );
  return new Reader(bytes, { offsetSize, referenceSize, count, table }).object(top);
}

interface Layout {
  readonly offsetSize: number;
  readonly referenceSize: number;
  readonly count: number;
  readonly table: number;
}

/** Objects are numbers, and a list may name itself: what is open is known, and how many were read. */
class Reader {
  private readonly bytes: Buffer;
  private readonly layout: Layout;
  private readonly open = new Set<number>();
  private values = 0;

  constructor(bytes: Buffer, layout: Layout) {
    this.bytes = bytes;
    this.layout = layout;
  }

  object(number: number): Tree {
    if (this.open.has(number))
      throw new Broken('A list or dictionary in the binary property list holds itself.', 'file-cycle');
    if (this.open.size >= MOST_DEPTH)
      throw new Broken(`Values are nested deeper than ${MOST_DEPTH}.`, 'file-too-deep');
    if (++this.values > MOST_VALUES)
      throw new Broken(`The file holds more than ${MOST_VALUES} values.`, 'file-too-large');
    this.open.add(number);
    const tree = this.at(this.offsetOf(number));
    this.open.delete(number);
    return tree;
  }

  private offsetOf(number: number): number {
    const { offsetSize, count, table } = this.layout;
    if (number >= count) throw new Broken('A value names another one that is not there.');
    const offset = this.unsigned(table + number * offsetSize, offsetSize);
    if (offset < 8 || offset >= table) throw new Broken('A value stands outside of the file.');
    return offset;
  }

  private at(offset: number): Tree {
    const marker = this.bytes.readUInt8(offset);
    const low = marker & 0x0f;
    switch (marker >> 4) {
      case 0x0:
        if (marker === 0x08 || marker === 0x09) return { kind: 'boolean', value: marker === 0x09 };
        break;
      case 0x1:
        return { kind: 'integer', value: this.integer(offset + 1, 2 ** low) };
      case 0x2:
        if (low === 2) return { kind: 'real', value: this.slice(offset + 1, 4).readFloatBE() };
        if (low === 3) return { kind: 'real', value: this.slice(offset + 1, 8).readDoubleBE() };
        break;
      case 0x3: {
        const date = new Date(EPOCH + this.slice(offset + 1, 8).readDoubleBE() * 1000);
        if (low === 3 && !Number.isNaN(date.getTime())) return { kind: 'date', value: date };
        break;
      }
      case 0x4:
        return { kind: 'data', value: Buffer.from(this.sized(offset, 1)) };
      case 0x5:
        return { kind: 'string', value: this.ascii(this.sized(offset, 1)) };
      case 0x6:
        return { kind: 'string', value: Buffer.from(this.sized(offset, 2)).swap16().toString('utf16le') };
      case 0xa:
        return { kind: 'array', items: this.references(offset, 1).map((one) => this.object(one)) };
      case 0xd:
        return this.dictionary(offset);
    }
    throw new Broken(
      `The binary property list holds a value of a kind that no configuration has (0x${marker.toString(16)}).`,
    );
  }

  private dictionary(offset: number): Tree {
    const all = this.references(offset, 2);
    const half = all.length / 2;
    const entries = all.slice(0, half).map((keyNumber, i) => {
      const key = this.object(keyNumber);
      if (key.kind !== 'string') throw new Broken('A key of a dictionary is no text.');
      return { key: key.value, value: this.object(all[half + i] ?? 0) };
    });
    return { kind: 'dict', entries };
  }

  /** The numbers behind a list or, twice as many, behind a dictionary: keys first. */
  private references(offset: number, times: number): readonly number[] {
    const { referenceSize } = this.layout;
    const bytes = this.sized(offset, referenceSize * times);
    const numbers: number[] = [];
    for (let at = 0; at < bytes.length; at += referenceSize) {
      if (numbers.length > MOST_VALUES * 2) throw new Broken('A list is too long.', 'file-too-large');
      numbers.push(this.unsigned(bytes.byteOffset - this.bytes.byteOffset + at, referenceSize));
    }
    return numbers;
  }

  /** The bytes behind a marker whose low half, or the integer that follows, counts units of `unit` bytes. */
  private sized(offset: number, unit: number): Buffer {
    const low = this.bytes.readUInt8(offset) & 0x0f;
    if (low !== 0x0f) return this.slice(offset + 1, low * unit);
    const marker = this.slice(offset + 1, 1).readUInt8();
    const size = 2 ** (marker & 0x0f);
    if (marker >> 4 !== 0x1 || size > 8) throw new Broken('The length of a value is broken.');
    return this.slice(offset + 2 + size, this.unsigned(offset + 2, size) * unit);
  }

  private slice(offset: number, length: number): Buffer {
    if (offset + length > this.layout.table) throw new Broken('A value reaches beyond its part of the file.');
    return this.bytes.subarray(offset, offset + length);
  }

  private unsigned(offset: number, size: number): number {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + this.bytes.readUInt8(offset + i);
    return value;
  }

  /** Of 8 bytes with a sign, of 16 as Apple writes what needs 64 bits without one. */
  private integer(offset: number, size: number): bigint {
    const bytes = this.slice(offset, size);
    if (size === 8) return bytes.readBigInt64BE();
    if (size === 16) return bytes.readBigUInt64BE(8);
    if (size > 16) throw new Broken('An integer is too long.');
    return BigInt(this.unsigned(offset, size));
  }

  private ascii(bytes: Buffer): string {
    if (bytes.some((byte) => byte > 0x7f))
      throw new Broken('A text that claims to be ASCII is not.', 'file-encoding');
    return bytes.toString('latin1');
  }
}
