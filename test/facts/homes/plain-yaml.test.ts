import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { parsePlainYaml } from '../../../src/facts/homes/plain-yaml.ts';

/** As a whole parser reads it, with texts for numbers and the like. */
function whole(text: string): unknown {
  const asTexts = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(asTexts);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asTexts(one)]));
    return value === null || typeof value === 'string' ? value : String(value);
  };
  return asTexts(parse(text));
}

test.each([
  'a: 1\nb:\n  - x\n  - y: 2\n    z: "q: #1"\n  -\n    k: v\nc: # nothing\nd: [a, "b, c", {e: f}]',
  'on:\n  issue_comment:\n    types: [created]\njobs:\n  a:\n    steps:\n    - uses: x/y@v1 # pinned\n      with:\n        args: |\n          --model a\n\n          --more\n        other: >-\n          one\n          two\n    - run: echo "a" b\n',
  "---\n# first\nkey with blanks: it's\n\"quoted: key\": 'it''s'\nurl: https://a.example/#x\nempty:\nlast: ~\n",
  'a: {}\nb: []\nc: { contents: read, id-token: write }\n',
  '- - 1\n  - 2\n- a\n',
  `if: \${{ github.event == 'x' && !cancelled() }}\nenv:\n  A: \${{ secrets.A }}\r\n  B: "2"\r\n`,
])('reads %j as a whole parser does', (text) => {
  expect(parsePlainYaml(text)).toEqual(whole(text));
});

test.each([
  'a: &x 1\nb: *x',
  'a: !!str 1',
  'a: one\n  two',
  'a: "one\n  two"',
  'a: [1,\n 2]',
  'a: 1\na: 2',
  '? a\n: b',
  'a: b: c',
  '\ta: 1',
  'a\n',
  '[ '.repeat(9_999),
  'a:\n'.replace('a', '- '.repeat(999)),
])('guesses nothing of %.40j', (text) => {
  const read = parsePlainYaml(text);
  if (read !== undefined) expect(read).toEqual(whole(text));
});

const scalar = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    'true',
    'null',
    '~',
    '- a',
    'a: b',
    'a #b',
    '#',
    "it's",
    '"',
    'x\ny',
    `\${{ secrets.A }}`,
    '{',
    '',
  ),
);
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-zA-Z_][\w -]{0,9}$/), tie('node'), { maxKeys: 3 }),
  ),
}));

test('whatever is written in YAML: it is read as a whole parser reads it, or not at all', () => {
  let reads = 0;
  fc.assert(
    fc.property(tree.node, fc.boolean(), (value, isNarrow) => {
      const text = stringify({ value }, { lineWidth: isNarrow ? 40 : 0 });
      const read = parsePlainYaml(text);
      if (read === undefined) return;
      reads += 1;
      expect(read).toEqual(whole(text));
    }),
    { numRuns: 500 },
  );
  expect(reads).toBeGreaterThan(250);
});

test.each([
  ['items', '- a\n'.repeat(60_000)],
  ['texts', Array.from({ length: 30_000 }, (_, i) => `k${i}: |\n  x\n`).join('')],
  ['blanks', `a${' '.repeat(250_000)}b`],
  ['blanks before a comment', `a: b${' '.repeat(250_000)}#`],
  ['brackets', `a: ${'['.repeat(250_000)}`],
])('%s by the thousand take no time', (_, text) => {
  const start = performance.now();
  parsePlainYaml(text);
  expect(performance.now() - start).toBeLessThan(3_000);
});
