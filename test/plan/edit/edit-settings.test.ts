import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../../src/facts/settings/settings-file.ts';
import type { Edit, WritableFile } from '../../../src/model/change.ts';
import { editedText } from '../../../src/plan/edit/formats.ts';
import { changesFor } from '../../../src/plan/edit/key-values.ts';

function fileOf(text: string): WritableFile {
  const parsed = parseSettings('settings.json', Buffer.from(text));
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  return { scope: 'user', file: 'settings.json', state: 'parsed', mode: 0o600, ...parsed };
}
const env = (name: string, value: string | undefined): Edit => ({
  path: ['env', name],
  value,
  isSecret: false,
});

describe('editing a settings file changes the agreed keys and not one other character', () => {
  test.each([
    [
      'two spaces',
      '{\n  "env": {\n    "A": "1"\n  }\n}\n',
      '{\n  "env": {\n    "A": "1",\n    "R": "x"\n  }\n}\n',
    ],
    [
      'four spaces',
      '{\n    "env": {\n        "A": "1"\n    }\n}',
      '{\n    "env": {\n        "A": "1",\n        "R": "x"\n    }\n}',
    ],
    ['tabs', '{\n\t"env": {\n\t\t"A": "1"\n\t}\n}\n', '{\n\t"env": {\n\t\t"A": "1",\n\t\t"R": "x"\n\t}\n}\n'],
    [
      'CRLF',
      '{\r\n  "env": {\r\n    "A": "1"\r\n  }\r\n}\r\n',
      '{\r\n  "env": {\r\n    "A": "1",\r\n    "R": "x"\r\n  }\r\n}\r\n',
    ],
    ['a single line', '{"env":{"A":"1"},"z":[1,2]}', '{"env":{"A":"1","R":"x"},"z":[1,2]}'],
    ['a byte order mark', '\uFEFF{\n  "env": {}\n}\n', '\uFEFF{\n  "env": {\n    "R": "x"\n  }\n}\n'],
    ['no env yet', '{\n  "theme": "dark"\n}\n', '{\n  "theme": "dark",\n  "env": {\n    "R": "x"\n  }\n}\n'],
    ['an empty object', '{}', '{"env": {"R": "x"}}'],
    ['env on one line', '{\n  "env": { "A": "1" }\n}\n', '{\n  "env": { "A": "1", "R": "x" }\n}\n'],
    [
      'an odd layout elsewhere',
      '{ "a" :[ 1,\n2 ],\n  "env": { "A": "1" } }',
      '{ "a" :[ 1,\n2 ],\n  "env": { "A": "1", "R": "x" } }',
    ],
  ])('adds a key in a file with %s', (_name, before, after) => {
    expect(editedText(fileOf(before), [env('R', 'x')])).toBe(after);
  });

  test('replaces a value in place', () => {
    const before = '{\n  "env": { "R" : "old" , "B": "2" }\n}\n';
    expect(editedText(fileOf(before), [env('R', 'new')])).toBe('{\n  "env": { "R" : "new" , "B": "2" }\n}\n');
  });

  test('removes a key, and leaves the file alone where it is not there', () => {
    const before = '{\n  "env": {\n    "R": "x",\n    "B": "2"\n  }\n}\n';
    expect(editedText(fileOf(before), [env('R', undefined)])).toBe('{\n  "env": {\n    "B": "2"\n  }\n}\n');
    expect(editedText(fileOf('{"a":1}'), [env('R', undefined)])).toBe('{"a":1}');
  });

  test('writes a new file with two spaces and a final newline', () => {
    const absent: WritableFile = { scope: 'user', file: 'settings.json', state: 'absent' };
    const refresh: Edit = { path: ['awsAuthRefresh'], value: 'run', isSecret: false };
    expect(editedText(absent, [env('R', 'x'), refresh, env('GONE', undefined)])).toBe(
      '{\n  "env": {\n    "R": "x"\n  },\n  "awsAuthRefresh": "run"\n}\n',
    );
  });

  test('an edit that says what stands there already is no change', () => {
    const file = fileOf('{"env":{"SAME":"x","NUMBER":1,"OTHER":"y"}}');
    const edits = [env('SAME', 'x'), env('NUMBER', '1'), env('ABSENT', undefined), env('OTHER', 'z')];
    expect(changesFor(file, edits)).toEqual([{ ...env('OTHER', 'z'), before: 'y' }]);
  });

  test('a key named __proto__ stays what it is', () => {
    const before = '{"__proto__": {"env": 1}, "env": {"__proto__": "x"}}';
    expect(editedText(fileOf(before), [env('R', 'x')])).toBe(
      '{"__proto__": {"env": 1}, "env": {"__proto__": "x","R": "x"}}',
    );
  });
});
