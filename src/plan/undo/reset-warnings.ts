import type { JournalRecord } from '../../facts/journal/journal.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { type JsonValue, keyName, type Warning } from '../../model/change.ts';
import type { Problem } from '../../model/outcome.ts';
import { maskSecret } from '../../text/mask.ts';
import { formatOf } from '../edit/formats.ts';
import type { FileUndo } from './undo-file.ts';

/** What of the journal cannot be used. */
export function journalWarnings(records: readonly JournalRecord[]): readonly Warning[] {
  const wayOut = "What it stood for can be removed with 'reset --plan --found'. Nothing of it is deleted.";
  return records.flatMap((record): readonly Warning[] => {
    if (record.state === 'damaged')
      return [
        { code: 'journal-damaged', message: `${record.file} cannot be understood any more. ${wayOut}` },
      ];
    if (record.state === 'unreadable')
      return [
        { code: 'journal-unreadable', message: `${record.file} cannot be read (${record.why}). ${wayOut}` },
      ];
    if (record.state === 'entry') return [];
    const message = `${record.file} was written by a newer claude-bedrock: update this one, then reset again. ${wayOut}`;
    return [{ code: 'journal-newer', message }];
  });
}

/** Why files stay as they are; `settings` are as they stand there now. */
export function stuckWarnings(
  undos: readonly FileUndo[],
  settings: readonly SettingsFile[],
): readonly Warning[] {
  return undos
    .filter(({ way }) => way === 'stuck')
    .map((undo) => {
      const { scope, file } = undo.history;
      const known = settings.find((candidate) => candidate.file === file);
      const problem = known && 'problem' in known ? known.problem : problemOf(undo);
      const message = problem ? `${problem.message} ${problem.fix}` : `${file} cannot be read or edited.`;
      return {
        code: problem?.code ?? (scope === 'aws' ? 'aws-config-unreadable' : 'settings-unreadable'),
        message,
      };
    });
}

function problemOf({ history: { scope, file, current, entries } }: FileUndo): Problem | undefined {
  if (!Buffer.isBuffer(current)) return undefined;
  const format = formatOf(scope);
  const parsed = format.parse(file, current);
  if ('problem' in parsed) return parsed.problem;
  const paths = entries.flatMap(({ keys }) => keys.map(({ path }) => path));
  return format.obstacle(file, parsed, paths);
}

/** Which values do not come back although they were not ours: we had replaced them, and what was before wins. */
export function betweenWarnings(undos: readonly FileUndo[]): readonly Warning[] {
  return undos.flatMap(({ history, between }) =>
    between.map(({ path, value, isSecret }) => {
      const was = value === undefined ? 'taken away' : `set to '${shownValue(value, isSecret)}'`;
      const message = `${keyName(path)} in ${history.file} was ${was} by hand between two changes of ours. That does not come back; what stood there before the first of them does.`;
      return { code: 'edited-between', message };
    }),
  );
}

function shownValue(value: JsonValue, isSecret: boolean): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return isSecret ? maskSecret(text) : text;
}
