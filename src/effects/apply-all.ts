import { dirname } from 'node:path';
import type { JournalEntry } from '../facts/journal/journal.ts';
import { readHistories } from '../facts/journal/journal-histories.ts';
import { missingDirectoriesAbove } from '../facts/machine/real-file.ts';
import type { FileChange } from '../model/change.ts';
import { type Outcome, type Problem, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { undoFile } from '../plan/undo/undo-file.ts';
import { applyChange, type Occasion } from './apply-change.ts';
import { removeEmptyDirectories, undoChange } from './undo-change.ts';

/**
 * Writes agreed changes of several files, all or none: where one is refused, those before it are put back. `missing` are
 * the directories above each file that were not there before the journal was made.
 */
export async function applyAll(
  world: World,
  occasion: Omit<Occasion, 'missingDirectories'>,
  changes: readonly FileChange[],
  missing?: ReadonlyMap<string, readonly string[]>,
): Promise<Outcome<readonly JournalEntry[]>> {
  const entries: JournalEntry[] = [];
  for (const change of changes) {
    const { file } = change.target;
    const missingDirectories = missing?.get(file) ?? (await missingDirectoriesAbove(file));
    const written = await applyChange(world, { ...occasion, missingDirectories }, change);
    if (!written.ok) {
      const left = await putBack(world, occasion.journal, entries);
      return left.length === 0 ? written : notPutBack(written.problem, left);
    }
    entries.push(written.value);
  }
  return success(entries);
}

/** As far as it can be put back; returns the files that cannot, which stay in the journal, for reset. */
async function putBack(
  world: World,
  journal: string,
  entries: readonly JournalEntry[],
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const history of await readHistories(world, dirname(journal), entries)) {
    const undo = undoFile(history);
    const undone = await undoChange(journal, undo);
    if (!undone.ok || undo.way === 'stuck') left.push(history.file);
  }
  await removeEmptyDirectories(entries.flatMap(({ madeDirectories }) => madeDirectories));
  return left;
}

function notPutBack({ code, message }: Problem, files: readonly string[]): Outcome<never> {
  const were = files.length === 1 ? 'was' : 'were';
  return refusal(
    code,
    `${message} ${files.join(', ')} ${were} changed before, and could not be put back.`,
    'Remove the cause; claude-bedrock reset then takes back what was changed.',
  );
}
