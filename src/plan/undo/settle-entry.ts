import type { JournalEntry } from '../../facts/journal/journal.ts';
import { sha256 } from '../edit/plan-id.ts';

/**
 * True where a run was killed before its write, or after its undoing: nothing of the entry is left to undo.
 * `current` is what stands in the file now.
 */
export function isNothingLeftOf(entry: JournalEntry, current: Buffer | undefined): boolean {
  if (entry.state === 'applied') return false;
  const found = current ? sha256(current) : null;
  if (entry.state === 'undoing') return found === entry.undone?.sha256;
  return found === (entry.before.state === 'file' ? entry.before.sha256 : null);
}
