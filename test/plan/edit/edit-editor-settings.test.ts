import fc from 'fast-check';
import { parse, visit } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { JSON_WITH_COMMENTS, parseEditorSettings } from '../../../src/facts/homes/editor-settings.ts';
import type { Edit } from '../../../src/model/change.ts';
import { EDITOR_SETTINGS } from '../../../src/plan/edit/edit-editor-settings.ts';
import { expectedJson } from '../../../src/plan/edit/key-values.ts';
import { redactEditorSettings } from '../../../src/report/changes/redact.ts';

const LIST = 'claudeCode.environmentVariables';
const set = (name: string, value: string | undefined): Edit => ({
  path: [LIST, name],
  value,
  isSecret: false,
});
const edit = (text: string, ...edits: Edit[]) => EDITOR_SETTINGS.edit(text, edits);

test('into settings without a list one is put, as VS Code writes it', () => {
  expect(
    edit(
      '{\n    // mine\n    "a": 1, // one\n}\n',
      set('AWS_PROFILE', 'work'),
      set('AWS_REGION', 'eu-west-1'),
    ),
  ).toBe(
    `{
    // mine
    "a": 1, // one
    "claudeCode.environmentVariables": [
        { "name": "AWS_PROFILE", "value": "work" },
        { "name": "AWS_REGION", "value": "eu-west-1" }
    ],
}
`,
  );
  expect(edit('', set('A', '1'))).toBe(
    '{\n    "claudeCode.environmentVariables": [\n        { "name": "A", "value": "1" }\n    ]\n}\n',
  );
});

test('a comment behind the last, between and in the list stays where it is', () => {
  const text = `{
  "claudeCode.environmentVariables": [
    // who pays
    { "name": "AWS_PROFILE", "value": "old" } /* the customer */
    // the end
  ],
  /* more */ "z": []
}`;
  const added = edit(text, set('AWS_PROFILE', 'new'), set('AWS_REGION', 'eu-west-1'));
  expect(added).toBe(`{
  "claudeCode.environmentVariables": [
    // who pays
    { "name": "AWS_PROFILE", "value": "new" }, /* the customer */
    // the end
    { "name": "AWS_REGION", "value": "eu-west-1" }
  ],
  /* more */ "z": []
}`);
  expect(edit(added, set('AWS_PROFILE', 'old'), set('AWS_REGION', undefined))).toBe(text);
});

test('a list on one line stays on one', () => {
  const text = `{"${LIST}":[{"name":"A","value":"1"}]}`;
  const added = edit(text, set('B', '2'));
  expect(added).toBe(`{"${LIST}":[{"name":"A","value":"1"}, { "name": "B", "value": "2" }]}`);
  expect(edit(added, set('B', undefined))).toBe(text);
  expect(edit(text, set('A', undefined))).toBe(`{"${LIST}":[]}`);
  expect(edit(`{"${LIST}":[]}`, { path: [LIST], value: undefined, isSecret: false })).toBe('{}');
});

describe('is not edited where it', () => {
  test.each([
    ['is no list', `{"${LIST}":{"A":"1"}}`],
    ['names one twice', `{"${LIST}":[{"name":"A","value":"1"},{"name":"A","value":"2"}]}`],
    ['holds something else', `{"${LIST}":["A=1"]}`],
    ['stands twice', `{"${LIST}":[],"${LIST}":[]}`],
  ])('%s', (_, text) => {
    const parsed = parseEditorSettings('f', Buffer.from(text));
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    expect(EDITOR_SETTINGS.obstacle('f', parsed, [[LIST, 'A']])?.code).toBe('editor-settings-unusable');
  });
});

test('of the settings only our own values are shown, and no comment', () => {
  const text = `{ // token: hunter2
  "other.token": "hunter2",
  "${LIST}": [ { "name": "AWS_PROFILE", "value": "work" }, { "value": "hunter2-long-enough", "name": "AWS_BEARER_TOKEN_BEDROCK" }, { "name": "MY_SECRET", "value": "hunter2" } ]
}`;
  const shown = redactEditorSettings(text);
  expect(shown).not.toContain('hunter2');
  expect(shown).toContain('{ "name": "AWS_PROFILE", "value": "work" }');
  expect(shown).toContain('// …');
});

const eol = fc.constantFrom('\n', '\r\n');
const comment = fc.constantFrom('', '', ' // note, with a comma', ' /* block, */');
const value = fc.constantFrom('"text // no comment"', '1', 'true', '[1, 2,]', '{ "deep": "x", }', '[]');
const variable = fc.record({ name: fc.constantFrom('A', 'B', 'C', 'D', 'E'), value: fc.string(), comment });

/** Settings with comments in every place, a comma behind the last or not, on many lines or few. */
const settings = fc
  .record({
    before: fc.array(fc.record({ value, comment }), { maxLength: 2 }),
    after: fc.array(fc.record({ value, comment }), { maxLength: 2 }),
    list: fc.option(fc.uniqueArray(variable, { selector: ({ name }) => name, maxLength: 4 }), {
      nil: undefined,
    }),
    isWide: fc.boolean(),
    hasComma: fc.boolean(),
    endComment: fc.boolean(),
    eol,
  })
  .map(({ before, after, list, isWide, hasComma, endComment, eol: nl }) => {
    const lines = (items: { text: string; comment: string }[], indent: string) =>
      items
        .map(({ text, comment: note }, i) => {
          const comma = i < items.length - 1 || hasComma ? ',' : '';
          return `${nl}${indent}${text}${comma}${note}`;
        })
        .join('') + (endComment ? `${nl}${indent}// the end` : '');
    const items = (list ?? []).map(({ name, value: text, comment: note }) => ({
      text: `{ "name": "${name}",${isWide ? nl : ' '}"value": ${JSON.stringify(text)} }`,
      comment: note,
    }));
    const own = list ? [{ text: `"${LIST}": [${lines(items, '    ')}${nl}  ]`, comment: '' }] : [];
    const others = (some: typeof before, from: string) =>
      some.map((one, i) => ({ text: `"${from}${i}": ${one.value}`, comment: one.comment }));
    return `{${lines([...others(before, 'x'), ...own, ...others(after, 'y')], '  ')}${nl}}${nl}`;
  });

const edits = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('A', 'C', 'F', 'G'), value: fc.option(fc.string(), { nil: undefined }) }),
  { selector: ({ name }) => name, maxLength: 4 },
);

function commentsOf(text: string): string[] {
  const found: string[] = [];
  visit(
    text,
    { onComment: (offset, length) => found.push(text.slice(offset, offset + length)) },
    JSON_WITH_COMMENTS,
  );
  return found.sort();
}

test('whatever stands there: it says what was agreed on, every comment stays, and taking it back gives the rest back', () => {
  fc.assert(
    fc.property(settings, edits, (text, wanted) => {
      const parsed = parseEditorSettings('f', Buffer.from(text));
      if ('problem' in parsed) throw new Error(parsed.problem.message);
      const file = { state: 'parsed' as const, json: parsed.json };
      const changes = wanted.map(({ name, value: to }) => set(name, to));
      const after = edit(text, ...changes);
      const errors: [] = [];
      parse(after, errors, JSON_WITH_COMMENTS);
      expect(errors).toEqual([]);
      const again = parseEditorSettings('f', Buffer.from(after));
      const expected = expectedJson(file, changes);
      expect('json' in again && again.json).toEqual(expected);
      expect(commentsOf(after)).toEqual(commentsOf(text));
      const added = wanted.filter(({ name }) => !Object.hasOwn((parsed.json[LIST] ?? {}) as object, name));
      const only = edit(text, ...added.map(({ name, value: to }) => set(name, to ?? 'x')));
      if (Object.keys((parsed.json[LIST] ?? {}) as object).length > 0)
        expect(edit(only, ...added.map(({ name }) => set(name, undefined)))).toBe(text);
    }),
    { numRuns: 200 },
  );
});
