import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalValue } from '../../../src/effects/journal.ts';
import { isReadBySdk, sdkReading } from '../../../src/facts/aws-files/sdk-reading.ts';
import type { JournalEntry } from '../../../src/facts/journal/journal.ts';
import type { Edit } from '../../../src/model/change.ts';
import { ambiguityIn } from '../../../src/plan/edit/aws-config-ambiguity.ts';
import { editedText } from '../../../src/plan/edit/formats.ts';
import { changesFor, expectedJson, plain } from '../../../src/plan/edit/key-values.ts';
import { undoEntry } from '../../../src/plan/undo/undo-entry.ts';
import { configFile, sectionEdits } from '../../support/aws-config.ts';
import { awsConfigText } from '../../support/aws-config-arbitrary.ts';

const text = fc.tuple(fc.constantFrom('', '\uFEFF'), awsConfigText).map(([bom, rest]) => bom + rest);
const value = fc.option(fc.constantFrom('corp', 'https://x.awsapps.com/start'), { nil: undefined });
const edits = fc
  .tuple(
    fc.constantFrom(
      'profile work',
      'profile a',
      'profile new',
      'default',
      'sso-session corp',
      'sso-session new',
    ),
    fc.dictionary(fc.constantFrom('region', 'sso_session', 'sso_start_url', 'sso_region'), value),
  )
  .map(([section, values]) => sectionEdits(section, values));

/** Texts with edits that are not refused. */
const editable = fc.tuple(text, edits).filter(
  ([before, wanted]) =>
    !ambiguityIn(
      'config',
      before,
      wanted.map(({ path }) => path),
    ),
);

test('editing changes what was agreed on and nothing else, to us and to the parser of the AWS SDK', async () => {
  await fc.assert(
    fc.asyncProperty(editable, async ([before, wanted]) => {
      const file = configFile(before);
      const changes = changesFor(file, wanted);
      const after = configFile(editedText(file, changes));
      expect(plain(after.json)).toEqual(expectedJson(file, changes));
      expect(await isReadBySdk(after)).toBe(true);
      expect(await sdkReading(editedText(after, changesFor(after, wanted)))).toEqual(
        await sdkReading(after.text),
      );
    }),
    { numRuns: 1000 },
  );
});

test('every line that is not edited stays, in its order', () => {
  fc.assert(
    fc.property(editable, ([before, wanted]) => {
      const file = configFile(before);
      const changes = changesFor(file, wanted);
      const keys = changes.map(({ path }) => path[1]);
      const isOthers = (line: string) =>
        !keys.includes(/^\s*([\w]+)\s*=/.exec(line)?.[1]) && line.trim() !== '';
      const others = (all: string) =>
        all
          .split(/(?<=\n)/)
          .filter(isOthers)
          .map((line) => line.replace(/\r?\n$/, ''));
      const kept = others(editedText(file, changes));
      let at = 0;
      for (const line of others(before)) {
        at = kept.indexOf(line, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1000 },
  );
});

test('what only adds leaves every byte of before where it was, but for a missing final newline', () => {
  fc.assert(
    fc.property(editable, ([before, wanted]) => {
      const file = configFile(before);
      const added = changesFor(file, wanted).filter((change) => change.before === undefined);
      const pieces = editedText(file, added).split(/(?<=\n)/);
      for (const piece of before.split(/(?<=\n)/).filter((line) => line.trim() !== '')) {
        const at = pieces.findIndex((line) => line === piece || line.replace(/\r?\n$/, '') === piece);
        expect(at).toBeGreaterThanOrEqual(0);
        pieces.splice(0, at + 1);
      }
    }),
    { numRuns: 1000 },
  );
});

/** What the journal says of a change, with bytes that the file no longer has. */
function entryOf(changes: ReturnType<typeof changesFor>, former: string): JournalEntry {
  const unlike = '0'.repeat(64);
  return {
    ...{ version: 2, id: 'x', program: '0', command: 'profile', planId: 'x', at: '', state: 'applied' },
    ...{ scope: 'aws', file: 'config', realFile: 'config', madeDirectories: [] },
    before: former === '' ? { state: 'absent' } : { state: 'file', sha256: unlike, mode: 0o600 },
    after: { sha256: unlike },
    keys: changes.map(({ path, before, value }) => ({
      path: [...path] as [string, string],
      before: journalValue(before, false),
      after: journalValue(value, false),
    })),
  };
}

test('a new section is undone key by key to the same bytes, whatever else was edited since', () => {
  const added: readonly Edit[] = sectionEdits('profile new', { sso_session: 'corp', region: 'eu-central-1' });
  fc.assert(
    fc.property(text, text, (before, since) => {
      const file = configFile(before);
      const after = editedText(file, changesFor(file, added));
      const entry = entryOf(changesFor(file, added), before);
      const undone = undoEntry({ ...entry, before: { state: 'absent' } }, Buffer.from(after), undefined);
      expect(undone?.left).toEqual([]);
      if (before.replace('\uFEFF', '').trim() !== '') expect(undone?.content?.toString()).toBe(before);
      const theirs = `[profile theirs]\n${since.replace('\uFEFF', '')}`;
      const appended = `${after}\n\n${theirs}`;
      const both = undoEntry({ ...entry, before: { state: 'absent' } }, Buffer.from(appended), undefined);
      expect(both?.content?.toString()).toContain(theirs);
    }),
    { numRuns: 500 },
  );
});
