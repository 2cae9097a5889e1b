import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { parseSettings } from '../../../src/facts/settings/settings-file.ts';
import { type Edit, keyName, type WritableFile } from '../../../src/model/change.ts';
import { editedText } from '../../../src/plan/edit/formats.ts';
import { changesFor } from '../../../src/plan/edit/key-values.ts';
import { formattedSettings } from '../../support/settings-arbitrary.ts';

const edits = fc.uniqueArray(
  fc.oneof(
    fc.record({
      path: fc.tuple(
        fc.constant('env' as const),
        fc.constantFrom(
          'CLAUDE_CODE_USE_BEDROCK',
          'AWS_PROFILE',
          'AWS_REGION',
          'AWS_BEARER_TOKEN_BEDROCK',
          'ANTHROPIC_MODEL',
        ),
      ),
      value: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
      isSecret: fc.constant(false),
    }),
    fc.record({
      path: fc.constant(['awsAuthRefresh'] as [string]),
      value: fc.option(fc.string(), { nil: undefined }),
      isSecret: fc.constant(false),
    }),
  ),
  { selector: ({ path }) => keyName(path), maxLength: 6 },
) as fc.Arbitrary<Edit[]>;

function fileOf(bytes: Buffer): WritableFile {
  const parsed = parseSettings('settings.json', bytes);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  return { scope: 'user', file: 'settings.json', state: 'parsed', mode: 0o600, ...parsed };
}

/** Every property with the source text from the end of what stands before it: white space, key, colon and value. */
function sources(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (object: Node, path: string[]) => {
    let end = object.offset + 1;
    for (const property of object.children ?? []) {
      const [key, value] = property.children ?? [];
      if (!key || !value) throw new Error('strict JSON has keys and values');
      const here = [...path, String(key.value)];
      const comma = text.slice(end, property.offset).replace(',', '');
      if (path.length === 0 && key.value === 'env' && value.type === 'object') visit(value, here);
      else
        found.set(
          JSON.stringify(here),
          comma + text.slice(property.offset, property.offset + property.length),
        );
      end = property.offset + property.length;
    }
  };
  const root = parseTree(text);
  if (root) visit(root, []);
  return found;
}

const keyOf = ({ path }: Edit) => JSON.stringify(path);

test('editing changes the agreed keys, and the source text of no other', () => {
  fc.assert(
    fc.property(formattedSettings, edits, ({ bytes }, wanted) => {
      const file = fileOf(bytes);
      const changes = changesFor(file, wanted);
      const after = editedText(file, changes);
      const [was, is] = [sources(bytes.toString()), sources(after)].map((map) => {
        for (const change of changes) map.delete(keyOf(change));
        return [...map];
      });
      // The first of several properties may lose its place to none: what was removed took its white space along.
      const trimmed = (list: [string, string][] = []) =>
        list.map(([key, source]) => [key, source.trimStart()]);
      expect(trimmed(is)).toEqual(trimmed(was));
      const isRemoving = changes.some(({ value }) => value === undefined);
      if (!isRemoving) expect(is).toEqual(was);
    }),
    { numRuns: 500 },
  );
});

test('the edited text says what was agreed on', () => {
  fc.assert(
    fc.property(formattedSettings, edits, ({ bytes }, wanted) => {
      const file = fileOf(bytes);
      const edited = fileOf(Buffer.from(editedText(file, changesFor(file, wanted))));
      expect(changesFor(edited, wanted)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('edited twice equals edited once', () => {
  fc.assert(
    fc.property(formattedSettings, edits, ({ bytes }, wanted) => {
      const file = fileOf(bytes);
      const once = editedText(file, changesFor(file, wanted));
      const again = fileOf(Buffer.from(once));
      expect(editedText(again, changesFor(again, wanted))).toBe(once);
    }),
    { numRuns: 300 },
  );
});

test('what is added and removed again leaves the bytes as they were', () => {
  fc.assert(
    fc.property(formattedSettings, fc.string(), ({ bytes }, value) => {
      const file = fileOf(bytes);
      const path: Edit['path'] = ['env', 'NOT_THERE_BEFORE'];
      const added = editedText(file, [{ path, value, isSecret: false }]);
      const removed = editedText(fileOf(Buffer.from(added)), [{ path, value: undefined, isSecret: false }]);
      const hadMembers = file.state === 'parsed' && Object.keys((file.json.env ?? {}) as object).length > 0;
      if (hadMembers) expect(removed).toBe(bytes.toString());
    }),
    { numRuns: 300 },
  );
});
