import type { JournalEntry } from '../facts/journal/journal.ts';
import { readHistories } from '../facts/journal/journal-histories.ts';
import { missingDirectoriesAbove } from '../facts/machine/real-file.ts';
import type { FileChange } from '../model/change.ts';
import { type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { undoFile } from '../plan/undo/undo-file.ts';
import { applyChange, type Occasion } from './apply-change.ts';
import { removeEmptyDirectories, undoChange } from './undo-change.ts';

/** Writes agreed changes of several files, all or none: where one is refused, those before it are put back. */
export async function applyAll(
  world: World,
  occasion: Omit<Occasion, 'missingDirectories'>,
  changes: readonly FileChange[],
): Promise<Outcome<readonly JournalEntry[]>> {
  const entries: JournalEntry[] = [];
  for (const change of changes) {
    const missingDirectories = await missingDirectoriesAbove(change.target.file);
    const written = await applyChange(world, { ...occasion, missingDirectories }, change);
    if (!written.ok) {
      await putBack(occasion.journal, entries);
      return written;
    }
    entries.push(written.value);
  }
  return success(entries);
}

/** As far as it can be put back; what cannot stays in the journal, for reset. */
async function putBack(journal: string, entries: readonly JournalEntry[]): Promise<void> {
  for (const history of await readHistories(journal, entries)) await undoChange(journal, undoFile(history));
  await removeEmptyDirectories(entries.flatMap(({ madeDirectories }) => madeDirectories));
}
