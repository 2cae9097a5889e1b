import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePlist } from '../../../src/rollout/formats/plist.ts';
import { plainOf } from '../../../src/rollout/formats/tree.ts';

/** A binary property list of these objects, the first of which is its root. */
function binary(objects: readonly (readonly number[])[]): Buffer {
  const offsets: number[] = [];
  let body = Buffer.from('bplist00');
  for (const object of objects) {
    offsets.push(body.length);
    body = Buffer.concat([body, Buffer.from(object)]);
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(body.length), 24);
  return Buffer.concat([body, ...offsets.map((offset) => Buffer.from([offset >> 8, offset & 255])), trailer]);
}

const ascii = (text: string) => [0x50 + text.length, ...Buffer.from(text)];
const GOOD = binary([
  [0xd3, 1, 2, 3, 4, 5, 6],
  ascii('a'),
  ascii('b'),
  [0x61, 0x00, 0xfc],
  [0xa2, 7, 8],
  [0x11, 0x01, 0x2c],
  [0x13, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x09],
  [0x23, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0],
]);

describe('a binary property list', () => {
  test('is read', () => {
    const { root, problems } = parsePlist(GOOD);
    expect(problems).toEqual([]);
    expect(root && plainOf(root)).toEqual({ a: [true, 1.5], b: 300, ü: -1 });
  });

  test.each<[string, Buffer, string]>([
    ['that holds itself', binary([[0xa1, 0]]), 'file-cycle'],
    ['whose dictionary holds itself in a list', binary([[0xd1, 1, 2], ascii('a'), [0xa1, 0]]), 'file-cycle'],
    [
      'that doubles a list forty times',
      binary([...Array.from({ length: 40 }, (_, i) => [0xa2, i + 1, i + 1]), [0x09]]),
      'file-too-large',
    ],
    [
      'that is nested deeper than any',
      binary([...Array.from({ length: 80 }, (_, i) => [0xa1, i + 1]), [0x09]]),
      'file-too-deep',
    ],
    ['that was cut off', GOOD.subarray(0, -10), 'file-truncated'],
    ['that ends behind its name', GOOD.subarray(0, 8), 'file-truncated'],
    ['of another version', Buffer.from('bplist15aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), 'file-syntax'],
    ['with a value that is not there', binary([[0xa1, 9]]), 'file-syntax'],
    ['with a length beyond its end', binary([[0x5f, 0x13, 0x7f, 0, 0, 0, 0, 0, 0, 0]]), 'file-syntax'],
    ['with a key twice', binary([[0xd2, 1, 1, 2, 2], ascii('a'), [0x09]]), 'duplicate-key'],
    [
      'with a number as key',
      binary([
        [0xd1, 1, 1],
        [0x10, 1],
      ]),
      'file-syntax',
    ],
    ['with a UID of an archive', binary([[0x80, 1]]), 'file-syntax'],
    ['with letters beyond ASCII in a text of ASCII', binary([[0x51, 0xfc]]), 'file-encoding'],
  ])('%s is told', (_, bytes, id) => {
    expect(parsePlist(bytes).problems).toEqual([expect.objectContaining({ id, severity: 'fail' })]);
  });

  test('never breaks the reader, whatever its bytes', () => {
    const broken = fc.tuple(fc.nat(GOOD.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = Buffer.from(GOOD);
      bytes[at] = byte;
      return bytes;
    });
    const any = fc
      .uint8Array({ maxLength: 200 })
      .map((bytes) => Buffer.concat([Buffer.from('bplist00'), bytes]));
    fc.assert(
      fc.property(fc.oneof(broken, any), (bytes) => {
        const { root, problems } = parsePlist(bytes);
        expect(root !== undefined || problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
