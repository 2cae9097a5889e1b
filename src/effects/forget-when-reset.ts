import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type JournalRecord, journalDirectory, readJournal } from '../facts/journal/journal.ts';
import { OWN_FOLDERS } from '../facts/machine/own-folders.ts';
import type { World } from '../model/world.ts';
import { dropAllPending } from './pending-login.ts';

/**
 * Removes the errors that were kept and the sign-ins that were begun, once the journal holds nothing that a reset would
 * undo.
 */
export async function forgetWhenReset(world: World, configDirectory: string): Promise<void> {
  const journal = journalDirectory(configDirectory);
  const records = await readJournal(journal);
  if (records.some(standsForSettings)) return;
  await rm(join(journal, OWN_FOLDERS.lastErrors), { recursive: true, force: true });
  await dropAllPending(world, configDirectory);
  // Its folder is no longer needed either, where nothing but these was in it.
  await rmdir(journal).catch(() => undefined);
}

/** An entry that cannot be read may stand for settings of ours; what a reset removed is not put back. */
function standsForSettings(record: JournalRecord): boolean {
  return record.state !== 'entry' || record.entry.command !== 'reset';
}
