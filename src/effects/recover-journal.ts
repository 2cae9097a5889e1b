import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../plan/plan-id.ts';
import { dropEntry, finishEntry, type JournalEntry, readJournal } from './journal.ts';
import { readBytes, temporaryFile } from './replace-file.ts';

/**
 * Finishes what a killed run began: an entry whose file already holds the new bytes becomes applied, one whose file
 * was never replaced is dropped, and temporary files go. Only to be called under the lock.
 */
export async function recoverJournal(directory: string): Promise<void> {
  const records = await readJournal(directory);
  for (const record of records) {
    if (record.state === 'entry' && record.entry.state === 'pending') await settle(directory, record.entry);
  }
  const isUnsettled = records.some((record) => record.state !== 'entry');
  // A backup may belong to an entry that we cannot read: then every backup stays.
  if (!isUnsettled) await removeLeftovers(directory);
}

async function settle(directory: string, entry: JournalEntry): Promise<void> {
  await rm(temporaryFile(entry.realFile, entry.id), { force: true });
  const bytes = await readBytes(entry.realFile);
  const found = bytes ? sha256(bytes) : undefined;
  const before = entry.before.state === 'file' ? entry.before.sha256 : undefined;
  if (found === before) {
    await dropEntry(directory, entry.id);
    return;
  }
  // Replaced, and perhaps edited by somebody since: undoing decides key by key.
  await finishEntry(directory, entry);
}

async function removeLeftovers(directory: string): Promise<void> {
  const names = await readdir(directory).catch((): string[] => []);
  const isOrphan = (name: string) => name.endsWith('.bak') && !names.includes(name.replace(/bak$/, 'json'));
  const leftovers = names.filter((name) => name.endsWith('.tmp') || isOrphan(name));
  await Promise.all(leftovers.map((name) => rm(join(directory, name), { force: true })));
}
