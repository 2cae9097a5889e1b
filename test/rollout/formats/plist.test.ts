import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsXml, type PlistValue, parsePlist, printPlist } from '../../../src/rollout/formats/plist.ts';
import { plainOf } from '../../../src/rollout/formats/tree.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const xml = (inside: string) => Buffer.from(`${HEAD}<plist version="1.0">\n${inside}\n</plist>\n`);

/** Texts with everything that XML can hold. */
const text = fc.string({ unit: 'binary' }).filter(fitsXml);
const { value } = fc.letrec<{ value: PlistValue; list: PlistValue; dict: PlistValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
    tie('list'),
    tie('dict'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  dict: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
}));

describe('a property list', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(value, (one) => {
        const { root, problems } = parsePlist(Buffer.from(printPlist(one)));
        expect(problems).toEqual([]);
        expect(root && plainOf(root)).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });

  test('is written the same each time, keys in their order', () => {
    expect(printPlist({ b: ['x', 1], a: { on: true }, c: 'a "<&>" b\r\n', d: {}, e: [], f: 1.5 })).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
        '<plist version="1.0">',
        '<dict>',
        '\t<key>b</key>',
        '\t<array>',
        '\t\t<string>x</string>',
        '\t\t<integer>1</integer>',
        '\t</array>',
        '\t<key>a</key>',
        '\t<dict>',
        '\t\t<key>on</key>',
        '\t\t<true/>',
        '\t</dict>',
        '\t<key>c</key>',
        '\t<string>a "&lt;&amp;&gt;" b&#13;\n</string>',
        '\t<key>d</key>',
        '\t<dict/>',
        '\t<key>e</key>',
        '\t<array/>',
        '\t<key>f</key>',
        '\t<real>1.5</real>',
        '</dict>',
        '</plist>',
        '',
      ].join('\n'),
    );
  });

  test.each(['\0', '\u0007', '\uFFFE', '\uD800'])('is not written with %j, which XML cannot hold', (bad) => {
    expect(fitsXml(bad)).toBe(false);
    expect(() => printPlist(`a${bad}`)).toThrow(RangeError);
  });

  test('tells the line of each value', () => {
    const { root } = parsePlist(xml('<dict>\n  <key>a</key>\n  <string>x</string>\n</dict>'));
    expect(root).toEqual({
      kind: 'dict',
      line: 3,
      entries: [{ key: 'a', line: 4, value: { kind: 'string', value: 'x', line: 5 } }],
    });
  });

  test.each<[string, Buffer, { id: string; line: number; severity?: string }]>([
    ['that is empty', Buffer.alloc(0), { id: 'file-truncated', line: 1 }],
    ['that is no XML', Buffer.from('{"a": 1}'), { id: 'file-syntax', line: 1 }],
    ['that was cut off', xml('<dict>').subarray(0, -10), { id: 'file-truncated', line: 3 }],
    [
      'that was cut off within a tag',
      Buffer.from(`${HEAD}<plist><dict><ke`),
      { id: 'file-truncated', line: 2 },
    ],
    [
      'with a key twice',
      xml('<dict>\n<key>a</key><true/>\n<key>a</key><false/></dict>'),
      { id: 'duplicate-key', line: 5 },
    ],
    [
      'with a key twice deep inside',
      xml('<array><dict><key>a</key><true/>\n<key>a</key><false/></dict></array>'),
      { id: 'duplicate-key', line: 4 },
    ],
    [
      'with a byte order mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), xml('<dict/>')]),
      { id: 'file-byte-order-mark', line: 1, severity: 'warn' },
    ],
    [
      'in Latin-1',
      Buffer.from(`<plist>\n<string>ü</string></plist>`, 'latin1'),
      { id: 'file-encoding', line: 2 },
    ],
    [
      'that says another encoding',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><plist><true/></plist>'),
      { id: 'file-encoding', line: 1 },
    ],
    [
      'with half a character of UTF-16',
      Buffer.from('\uFEFF<plist><true/></plist>', 'utf16le').subarray(0, -1),
      { id: 'file-truncated', line: 1 },
    ],
    [
      'with entities of its own',
      Buffer.from(`<!DOCTYPE plist [\n<!ENTITY a "b">]>\n<plist><string>&a;</string></plist>`),
      { id: 'file-entities', line: 2 },
    ],
    [
      'with an entity that reads a file',
      Buffer.from(
        `<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]><plist><string>&a;</string></plist>`,
      ),
      { id: 'file-entities', line: 1 },
    ],
    ['with an entity of HTML', xml('<string>&nbsp;</string>'), { id: 'file-entities', line: 3 }],
    ['with a key that has no value', xml('<dict>\n<key>a</key></dict>'), { id: 'file-syntax', line: 4 }],
    [
      'with a value that has no key',
      xml('<dict>\n<string>a</string></dict>'),
      { id: 'file-syntax', line: 4 },
    ],
    ['with two values', xml('<true/>\n<false/>'), { id: 'file-syntax', line: 4 }],
    ['with none', xml(''), { id: 'file-syntax', line: 2 }],
    ['with text in a dictionary', xml('<dict>\nx</dict>'), { id: 'file-syntax', line: 4 }],
    [
      'with an element that no property list has',
      xml('<boolean>true</boolean>'),
      { id: 'file-syntax', line: 3 },
    ],
    ['with a word as integer', xml('<integer>one</integer>'), { id: 'file-syntax', line: 3 }],
    [
      'with an integer beyond 64 bits',
      xml('<integer>99999999999999999999</integer>'),
      { id: 'file-syntax', line: 3 },
    ],
    ['with a date of no calendar', xml('<date>2026-13-01T00:00:00Z</date>'), { id: 'file-syntax', line: 3 }],
    ['with data that is no base64', xml('<data>a!</data>'), { id: 'file-syntax', line: 3 }],
    ['nested without end', xml('<array>'.repeat(10_000)), { id: 'file-too-deep', line: 3 }],
    [
      'with values without number',
      xml(`<array>${'<true/>'.repeat(50_001)}</array>`),
      { id: 'file-too-large', line: 3 },
    ],
  ])('%s is told with its place', (_, bytes, expected) => {
    expect(parsePlist(bytes).problems).toEqual([expect.objectContaining({ severity: 'fail', ...expected })]);
  });

  test('with the DOCTYPE of Apple, in UTF-16, with comments and CDATA is read', () => {
    const inside = '<!-- a --><dict><key>a</key><string><![CDATA[<x>]]></string></dict>';
    const whole = `\uFEFF<?xml version="1.0" encoding="UTF-16"?>${DOCTYPE}<plist>${inside}</plist>`;
    const { root, problems } = parsePlist(Buffer.from(whole, 'utf16le'));
    expect(problems).toEqual([]);
    expect(root && plainOf(root)).toEqual({ a: '<x>' });
  });
});

const DOCTYPE =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
