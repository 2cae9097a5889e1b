import { rm } from 'node:fs/promises';
import { backupFile, entryFile, type JournalEntry, type JournalValue } from '../facts/journal/journal.ts';
import { readBytes } from '../facts/machine/read-bytes.ts';
import type { Outcome } from '../model/outcome.ts';
import { sha256 } from '../plan/edit/plan-id.ts';
import { replaceFile } from './replace-file.ts';

/** Writes the backup, then the entry: an entry never stands without what undoing it needs. */
export async function beginEntry(
  directory: string,
  entry: JournalEntry,
  formerBytes: Buffer | undefined,
): Promise<Outcome<unknown>> {
  const { id: token } = entry;
  if (formerBytes) {
    const kept = await replaceFile({
      file: backupFile(directory, entry.id),
      expected: undefined,
      content: formerBytes,
      token,
    });
    if (!kept.ok) return kept;
  }
  const content = serialize(entry);
  return replaceFile({ file: entryFile(directory, entry.id), expected: undefined, content, token });
}

/** Writes an entry anew, with another state than before. */
export async function updateEntry(directory: string, entry: JournalEntry): Promise<Outcome<unknown>> {
  const file = entryFile(directory, entry.id);
  return replaceFile({ file, expected: await readBytes(file), content: serialize(entry), token: entry.id });
}

/** Removes an entry and its backup. The entry goes first: a backup alone is harmless, an entry alone is not. */
export async function dropEntry(directory: string, id: string): Promise<void> {
  await rm(entryFile(directory, id), { force: true });
  await rm(backupFile(directory, id), { force: true });
}

/** A value as the journal keeps it. */
export function journalValue(value: unknown, isSecret: boolean): JournalValue {
  if (value === undefined) return { state: 'absent' };
  if (isSecret) return { state: 'secret', sha256: sha256(JSON.stringify(value)) };
  return { state: 'value', value };
}

function serialize(entry: JournalEntry): Buffer {
  return Buffer.from(`${JSON.stringify(entry, null, 2)}\n`);
}
