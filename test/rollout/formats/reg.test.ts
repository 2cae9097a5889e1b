import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReg, printReg, type RegKey, type RegValue } from '../../../src/rollout/formats/reg.ts';

const HEADER = 'Windows Registry Editor Version 5.00';
const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude';
const reg = (...lines: string[]) => Buffer.from(`${[HEADER, '', `[${KEY}]`, ...lines].join('\r\n')}\r\n`);

const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'));
const name = text.filter((one) => !/[\r\n]/.test(one));
const bytes = fc.uint8Array({ maxLength: 12 }).map((one) => Buffer.from(one));
const value: fc.Arbitrary<RegValue> = fc.oneof(
  fc.record({ name, type: fc.constantFrom('REG_SZ' as const, 'REG_EXPAND_SZ' as const), text }),
  fc.record({
    name,
    type: fc.constant('REG_DWORD' as const),
    number: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  }),
  fc.record({
    name,
    type: fc.constant('REG_MULTI_SZ' as const),
    texts: fc.array(
      text.filter((one) => one !== ''),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    name,
    type: fc.constantFrom('REG_BINARY' as const, 'REG_QWORD' as const, 'REG_NONE' as const),
    bytes,
  }),
  fc.record({ name, type: fc.constant('deleted' as const) }),
);
const path = fc.constantFrom(
  KEY,
  'HKEY_CURRENT_USER\\Software\\Policies\\Claude',
  'HKEY_LOCAL_MACHINE\\a b\\[c',
);
const keys: fc.Arbitrary<RegKey[]> = fc.array(
  fc.record({
    path,
    values: fc.uniqueArray(value, { maxLength: 4, selector: (one) => one.name.toLowerCase() }),
  }),
  { maxLength: 3 },
);
const withoutLines = (all: readonly RegKey[]) =>
  all.map((key) => ({ path: key.path, values: key.values.map(({ line: _, ...one }) => one) }));

describe('a .reg file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const parsed = parseReg(printReg(all));
        expect(parsed.problems).toEqual([]);
        expect(withoutLines(parsed.keys)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  test('is written as regedit exports one: UTF-16LE with a mark, CRLF', () => {
    const bytes = printReg([{ path: KEY, values: [{ name: 'a"\\', type: 'REG_SZ', text: '["ü\\"]' }] }]);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect(bytes.subarray(2).toString('utf16le')).toBe(
      `${HEADER}\r\n\r\n[${KEY}]\r\n"a\\"\\\\"="[\\"ü\\\\\\"]"\r\n\r\n`,
    );
  });

  test('goes on over lines where its value is hex, and deletes', () => {
    const { keys: read, problems } = parseReg(
      reg(
        '; said',
        '"e"=hex(2):25,00,\\',
        '  41,00,25,00,\\',
        '  00,00',
        '"d"=dword:0000002A',
        '"x"=-',
        '@="y"',
        '[-HKEY_CURRENT_USER\\z]',
      ),
    );
    expect(problems).toEqual([]);
    expect(read).toEqual([
      {
        path: KEY,
        line: 3,
        values: [
          { name: 'e', type: 'REG_EXPAND_SZ', text: '%A%', line: 5 },
          { name: 'd', type: 'REG_DWORD', number: 42, line: 8 },
          { name: 'x', type: 'deleted', line: 9 },
          { name: '', type: 'REG_SZ', text: 'y', line: 10 },
        ],
      },
      { path: 'HKEY_CURRENT_USER\\z', isDeleted: true, values: [], line: 11 },
    ]);
  });

  test('in UTF-16 of either order and in UTF-8 is the same', () => {
    const whole = `${HEADER}\r\n[${KEY}]\r\n"a"="b"\r\n`;
    const little = Buffer.from(`\uFEFF${whole}`, 'utf16le');
    for (const bytes of [
      little,
      Buffer.from(little).swap16(),
      little.subarray(2),
      Buffer.from(whole),
      Buffer.from(`\uFEFF${whole}`),
    ]) {
      expect(parseReg(bytes)).toMatchObject({
        problems: [],
        keys: [{ path: KEY, values: [{ text: 'b', line: 3 }] }],
      });
    }
  });

  test.each<[string, Buffer, { id: string; line: number }]>([
    ['that is empty', Buffer.alloc(0), { id: 'file-syntax', line: 1 }],
    ['without its header', Buffer.from(`[${KEY}]\r\n"a"="b"`), { id: 'file-syntax', line: 1 }],
    ['with a line that is nothing', reg('a=b'), { id: 'file-syntax', line: 4 }],
    ['with a quotation mark missing', reg('"a"="b'), { id: 'file-syntax', line: 4 }],
    ['with quotation marks inside', reg('"a"="["b"]"'), { id: 'file-syntax', line: 4 }],
    ['with a name alone', reg('"a"'), { id: 'file-syntax', line: 4 }],
    ['with a bare word', reg('"a"=true'), { id: 'file-syntax', line: 4 }],
    ['with a dword in nine digits', reg('"a"=dword:123456789'), { id: 'file-syntax', line: 4 }],
    ['with broken hex', reg('"a"=hex(2):25,zz'), { id: 'file-syntax', line: 4 }],
    ['with hex that goes on into nothing', reg('"a"=hex(2):25,\\'), { id: 'file-truncated', line: 4 }],
    ['with a short hive', Buffer.from(`${HEADER}\n[HKLM\\a]`), { id: 'file-syntax', line: 2 }],
    ['with a value before any key', Buffer.from(`${HEADER}\n"a"="b"`), { id: 'file-syntax', line: 2 }],
    ['with a name twice', reg('"a"="b"', '"A"="c"'), { id: 'duplicate-key', line: 5 }],
    ['in UTF-8 with letters beyond ASCII', reg('"a"="ü"'), { id: 'file-encoding', line: 4 }],
    ['in Latin-1', Buffer.from(`${HEADER}\n[${KEY}]\n"a"="ü"`, 'latin1'), { id: 'file-encoding', line: 3 }],
    ['with half a character', printReg([]).subarray(0, -1), { id: 'file-truncated', line: 2 }],
  ])('%s is told with its place', (_, bytes, expected) => {
    expect(parseReg(bytes).problems).toEqual([expect.objectContaining({ severity: 'fail', ...expected })]);
  });

  test('of a long text is read without breaking', () => {
    const long = 'a\\"'.repeat(200_000);
    expect(parseReg(reg(`"a"="${long}"`)).problems).toEqual([]);
    expect(parseReg(reg(`"a"="${long}`)).problems).toMatchObject([{ id: 'file-syntax' }]);
  });
});
