import { unlinkSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { JournalEntry } from '../facts/journal/journal.ts';
import { readBytes, readBytesSync } from '../facts/machine/read-bytes.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import { sha256 } from '../plan/edit/plan-id.ts';
import { type FileUndo, undoFile } from '../plan/undo/undo-file.ts';
import { planChanged, SETTLING_MS } from './apply-change.ts';
import { dropEntry, updateEntry } from './journal.ts';
import { onSystemError } from './on-system-error.ts';
import { replaceFile, writeFailed } from './replace-file.ts';
import { inScope } from './write-problem.ts';

const ATTEMPTS = 3;

/**
 * Puts one file back as it was agreed on, and forgets its entries. When another process writes the file in between,
 * undoing starts from the new bytes, three times at most, as long as it comes to the same keys.
 */
export async function undoChange(journal: string, agreed: FileUndo): Promise<Outcome<unknown>> {
  if (agreed.way === 'gone' || agreed.way === 'stuck') return success(undefined);
  let undo = agreed;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const marked = await markUndoing(journal, undo);
    if (!marked.ok) return marked;
    const done = await putBack(undo);
    if (!done.ok) return done;
    // As after a setup: what somebody read before our write may bring our keys back, and then the backup is needed.
    if (done.value === 'written') await delay(SETTLING_MS);
    undo = undoFile({ ...undo.history, current: await readBytes(undo.history.realFile) });
    if (done.value === 'written' && undo.changes.length === 0) {
      return forget(journal, undo);
    }
    if (!isDeepStrictEqual([undo.changes, undo.left], [agreed.changes, agreed.left])) break;
  }
  return planChanged(agreed.history.file);
}

/** Where the entries cannot be removed, the file is back all the same; marked as they are, the next run drops them. */
function forget(journal: string, { history: { file, entries } }: FileUndo): Promise<Outcome<unknown>> {
  const drop = async () => {
    for (const { id } of entries) await dropEntry(journal, id);
    return success(undefined);
  };
  return onSystemError(drop, ({ code }) =>
    refusal(
      'settings-write-failed',
      `${file} was put back, but what the journal in ${journal} kept for that could not be removed (${code}).`,
      'Remove the cause, then run claude-bedrock reset once more: it does the rest.',
    ),
  );
}

/** So that the next run can tell whether a killed one had put the file back. */
async function markUndoing(journal: string, { history, content }: FileUndo): Promise<Outcome<unknown>> {
  const undone = { sha256: content ? sha256(content) : null };
  for (const entry of history.entries) {
    const marked: JournalEntry = { ...entry, state: 'undoing', undone };
    const outcome = await updateEntry(journal, marked);
    if (!outcome.ok) return outcome;
  }
  return success(undefined);
}

async function putBack({ history, way, content, mode }: FileUndo): Promise<Outcome<'written' | 'moved'>> {
  const { scope, realFile, current, entries } = history;
  if (way === 'nothing') return success('written');
  if (current === 'unreadable') throw new TypeError('an unreadable file has nothing to be put back');
  if (!content) return inScope(scope, removeFile(realFile, current));
  const wanted = { file: realFile, expected: current, content, token: entries[0]?.id ?? '' };
  return inScope(scope, await replaceFile({ ...wanted, ...(mode !== undefined && { mode }) }));
}

/** Removes a file that setup had made, if it still holds the bytes that were looked at. */
function removeFile(file: string, expected: Buffer | undefined): Outcome<'written' | 'moved'> {
  try {
    const now = readBytesSync(file);
    if (!now || !expected?.equals(now)) return success('moved');
    unlinkSync(file);
    return success('written');
  } catch (error) {
    return writeFailed(file, error);
  }
}

/** Removes directories that setup had made, innermost first, as far as nobody put anything into them. */
export async function removeEmptyDirectories(outermostFirst: readonly string[]): Promise<void> {
  for (const directory of outermostFirst.toReversed()) await rmdir(directory).catch(() => undefined);
}
