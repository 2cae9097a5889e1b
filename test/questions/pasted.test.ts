import { describe, expect, test } from 'vitest';
import { asLine, readInput } from '../../src/questions/pasted.ts';
import { fitLine, MAX_LINE, marksBetween, typeSecret, upToEnter } from '../../src/questions/typed.ts';

const BEGIN = '\x1b[200~';
const END = '\x1b[201~';

/** What several chunks come to, one after the other. */
function readAll(...chunks: string[]) {
  let open: string | undefined;
  return chunks.flatMap((chunk) => {
    const read = readInput(chunk, open);
    open = read.open;
    return read.inputs;
  });
}

describe('what comes from a terminal', () => {
  test.each([
    ['a key', ['a'], [{ kind: 'keys', text: 'a' }]],
    ['an arrow', ['\x1b[B'], [{ kind: 'keys', text: '\x1b[B' }]],
    ['a paste', [`${BEGIN}a\nb${END}`], [{ kind: 'paste', text: 'a\nb' }]],
    ['a paste in pieces', [`${BEGIN}a`, 'b\x1b[20', `1~`], [{ kind: 'paste', text: 'ab' }]],
    [
      'keys around a paste',
      [`x${BEGIN}a${END}\r`],
      [
        { kind: 'keys', text: 'x' },
        { kind: 'paste', text: 'a' },
        { kind: 'keys', text: '\r' },
      ],
    ],
    ['more in one piece than anybody types', ['k'.repeat(65)], [{ kind: 'paste', text: 'k'.repeat(65) }]],
  ])('%s', (_name, chunks, inputs) => {
    expect(readAll(...chunks)).toEqual(inputs);
  });

  test('a paste without an end does not grow for ever', () => {
    const read = readInput(`${BEGIN}${'a'.repeat(200_000)}`, undefined);
    expect(read.inputs).toEqual([]);
    expect(read.open?.length).toBeLessThan(100_000);
  });
});

test.each([
  ['white space around', '  https://x.example \r\n', 'https://x.example'],
  ['line feeds inside', 'one\ntwo', 'one two'],
  ['escape sequences', '\x1b[31mred\x1b[0m\x07', 'red'],
  ['characters that turn the text around', 'a\u202eb', 'ab'],
])('a paste becomes one line: %s', (_name, paste, line) => {
  expect(asLine(paste)).toBe(line);
});

test('what stands behind Enter is dropped', () => {
  expect(upToEnter('yes\ry\rn')).toBe('yes\r');
  expect(upToEnter('ye')).toBe('ye');
});

test('a secret is typed, corrected and begun anew; arrows mean nothing to it', () => {
  const keys = ['ab', 'c', '\x7f', '\x1b[D', 'd', '\r'];
  expect(keys.reduce(typeSecret, '')).toBe('abd');
  expect(typeSecret('abd', '\x15')).toBe('');
});

test('the marks for a secret do not tell how long it is', () => {
  expect(marksBetween('', 'abc')).toBe('***');
  expect(marksBetween('abc', 'a')).toBe('\x7f\x7f');
  expect(marksBetween('', 'a'.repeat(10_000)).length).toBeLessThan(30);
  expect(marksBetween('a'.repeat(10_000), 'a'.repeat(9_999))).toBe('');
});

test('a line takes no more than can be drawn quickly, and Enter and Backspace all the same', () => {
  const full = fitLine('a'.repeat(10_000), 0);
  expect(full.keys).toHaveLength(MAX_LINE + 1);
  expect(fitLine('b\r', full.length)).toEqual({ keys: '\r', length: full.length });
  expect(fitLine('\x7f', full.length)).toEqual({ keys: '\x7f', length: full.length - 1 });
});
