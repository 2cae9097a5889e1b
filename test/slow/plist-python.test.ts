import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/rollout/build/build.ts';
import { fitsXml, type PlistValue, parsePlist, printPlist } from '../../src/rollout/formats/plist.ts';
import { plainOf } from '../../src/rollout/formats/tree.ts';
import { EXAMPLE } from '../rollout/example.ts';

/** Reads lists of base64 from standard input, one a line; answers for each with the same value, binary. */
const PYTHON = `
import base64, plistlib, sys
for line in sys.stdin:
    value = plistlib.loads(base64.b64decode(line), fmt=plistlib.FMT_XML)
    print(base64.b64encode(plistlib.dumps(value, fmt=plistlib.FMT_BINARY, sort_keys=False)).decode())
`;
/** By its place: the PATH of the tests has none. */
const python = ['/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'].find(
  (one) => spawnSync(one, ['-c', 'import plistlib']).status === 0,
);

const text = fc.string({ unit: 'binary' }).filter(fitsXml);
const { value } = fc.letrec<{ value: PlistValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

describe.skipIf(!python)('beside plistlib of Python', () => {
  test('what we write is read there, and what it writes is read here', () => {
    const values = fc.sample(value, 500);
    const built = build(EXAMPLE, { key: undefined }).filter(({ path }) =>
      /\.(mobileconfig|plist)$/.test(path),
    );
    expect(built.length).toBe(4);
    const all = [
      ...values.map((one) => Buffer.from(printPlist(one))),
      ...built.map(({ content }) => content),
    ];
    const input = all.map((one) => one.toString('base64')).join('\n');
    const { stdout, stderr } = spawnSync(python ?? '', ['-c', PYTHON], { input, encoding: 'utf8' });
    expect(stderr).toBe('');
    const back = stdout
      .trim()
      .split('\n')
      .map((line) => parsePlist(Buffer.from(line, 'base64')));
    expect(back.flatMap(({ problems }) => problems)).toEqual([]);
    const profiles = built.map(({ content }) => parsePlist(content).root);
    expect(back.map(({ root }) => root && plainOf(root))).toEqual([
      ...values,
      ...profiles.map((root) => root && plainOf(root)),
    ]);
  });
});
