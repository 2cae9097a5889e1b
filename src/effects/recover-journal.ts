import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type JournalEntry, readJournal } from '../facts/journal/journal.ts';
import { readBytes } from '../facts/machine/read-bytes.ts';
import { isNothingLeftOf } from '../plan/undo/settle-entry.ts';
import type { LockOrigin } from './file-lock.ts';
import { dropEntry, updateEntry } from './journal.ts';
import { removeLauncherLeftovers } from './launcher-leftovers.ts';
import { temporaryFile } from './replace-file.ts';

/**
 * Finishes what a killed run began: what was written becomes applied, what was put back is dropped, what was not
 * reached stays as it was, and temporary files go. A launcher goes only where the lock tells that a run was killed,
 * and none of these settings files names it. Only to be called under the lock.
 */
export async function recoverJournal(
  directory: string,
  origin: LockOrigin,
  settingsFiles: readonly string[],
): Promise<void> {
  const records = await readJournal(directory);
  for (const record of records) {
    if (record.state === 'entry' && !isSettled(record.entry)) await settle(directory, record.entry);
  }
  const isUnsettled = records.some((record) => record.state !== 'entry');
  // A backup may belong to an entry that we cannot read: then every backup stays.
  if (!isUnsettled) await removeLeftovers(directory);
  if (origin === 'orphaned') await removeLauncherLeftovers(directory, settingsFiles);
}

function isSettled(entry: JournalEntry): boolean {
  return entry.state === 'applied' && !isRemoval(entry);
}

/** Keys that a reset took away without knowing what stood there before: nobody puts them back. */
function isRemoval({ command }: JournalEntry): boolean {
  return command === 'reset';
}

async function settle(directory: string, entry: JournalEntry): Promise<void> {
  await rm(temporaryFile(entry.realFile, entry.id), { force: true });
  if (isRemoval(entry) || isNothingLeftOf(entry, await readBytes(entry.realFile))) {
    await dropEntry(directory, entry.id);
    return;
  }
  // Replaced, and perhaps edited by somebody since: undoing decides key by key.
  const { undone: _, ...rest } = entry;
  await updateEntry(directory, { ...rest, state: 'applied' });
}

async function removeLeftovers(directory: string): Promise<void> {
  const names = await readdir(directory).catch((): string[] => []);
  const isOrphan = (name: string) => name.endsWith('.bak') && !names.includes(name.replace(/bak$/, 'json'));
  const leftovers = names.filter((name) => name.endsWith('.tmp') || isOrphan(name));
  await Promise.all(leftovers.map((name) => rm(join(directory, name), { force: true })));
}
