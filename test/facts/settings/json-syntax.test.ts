import { expect, test } from 'vitest';
import { locateSyntaxError } from '../../../src/facts/settings/json-syntax.ts';

/** A text that is no JSON, and what is to be typed where. */
const CASES: readonly [string, string, string][] = [
  ['a comment', '{\n  // mine\n  "a": 1\n}', 'Remove the comment in line 2'],
  ['a comment behind a value', '{\n  "a": 1 // mine\n}', 'Remove the comment in line 2'],
  ['a comment of several lines', '{\n  /* mine\n  too */ "a": 1\n}', 'Remove the comment in lines 2 to 3'],
  ['a comma before the end', '{\n  "a": 1,\n}', 'Remove the comma at the end of line 2'],
  ['the same on one line', '{"a": [1,]}', 'Remove the comma before the ] in line 1, column 9'],
  ['a comma missing', '{\n  "a": 1\n  "b": 2\n}', 'Add a comma at the end of line 2'],
  ['the same on one line', '{"a": 1 "b": 2}', 'Add a comma before column 9 of line 1'],
  ['a colon missing', '{"a" 1}', 'Add a colon before column 6 of line 1'],
  ['a quote missing', '{\n  "a": "one\n}', 'Add the closing " in line 2'],
  ['another quote', "{\n  'a': 1\n}", 'Write " in place of the \' in line 2'],
  ['a quote of a word processor', '{“a”: 1}', 'Write " in place of the “ in line 1'],
  ['a key without quotes', '{a: 1}', 'Put a into double quotes in line 1'],
  ['cut off', '{"a": {"b": [1', 'Add ]}} at the end of the file'],
  ['cut off behind a key', '{"a":', 'Add the value of "a" and } at the end of the file'],
  ['two of them', '{"a": 1}\n{"b": 2}', 'Remove what begins in line 2, or merge it into the settings above'],
  [
    'a merge',
    '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> b\n}',
    'Keep one of the two versions from line 2 on, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>',
  ],
  ['anything else', '{"a": nope}', 'Correct line 1 at column 7'],
];

test.each(CASES)('%s: the fix says what to type and where', (_, text, edit) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(locateSyntaxError(text).edit).toBe(edit);
});
