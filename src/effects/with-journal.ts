import { existsSync } from 'node:fs';
import { readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type JournalRecord, journalDirectory, readJournal } from '../facts/journal/journal.ts';
import { OWN_FOLDERS } from '../facts/machine/own-folders.ts';
import { settingsFiles } from '../facts/settings/settings-locations.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { forgetElsewhere } from './elsewhere.ts';
import { type LockOrigin, type LockPatience, withLock } from './file-lock.ts';
import { makeDirectory } from './make-directory.ts';
import { onSystemError } from './on-system-error.ts';
import { recoverJournal } from './recover-journal.ts';
import { writeFailed } from './replace-file.ts';

const PATIENCE: LockPatience = { ms: 10_000, busy };

/**
 * Runs `work` with the journal of a configuration directory: alone among our processes, and after whatever a killed
 * run left behind was settled. Where no journal can be kept nothing is written, since it could not be undone.
 */
export async function withJournal<T>(
  world: World,
  configDirectory: string,
  work: (journal: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const journal = journalDirectory(configDirectory);
  const prepareAndWork = async () => {
    await makeDirectory(journal);
    const recoverAndWork = async (origin: LockOrigin) => {
      await recoverJournal(journal, origin, settingsFiles(world));
      return work(journal);
    };
    return withLock(world, join(journal, 'lock'), recoverAndWork, PATIENCE);
  };
  const outcome = await onSystemError(prepareAndWork, (error) => writeFailed(journal, error));
  // An empty journal leaves no trace; one with entries in it stays.
  await rmdir(journal).catch(() => undefined);
  await forgetElsewhere(world, configDirectory);
  return outcome;
}

/**
 * Settles what a killed run left in the journal, so that a plan starts from what is true. Writes nothing where
 * nothing was left, and is silent where it cannot: applying will tell.
 */
export async function settleJournal(world: World, configDirectory: string): Promise<void> {
  const journal = journalDirectory(configDirectory);
  const names = await readdir(journal).catch((): string[] => []);
  const records = await readJournal(journal);
  const isSettled = (record: JournalRecord) => record.state !== 'entry' || record.entry.state === 'applied';
  const folders: readonly string[] = Object.values(OWN_FOLDERS);
  const hasEntry = (name: string) => name.endsWith('.bak') && names.includes(name.replace(/bak$/, 'json'));
  const isOrdinary = (name: string) => name.endsWith('.json') || hasEntry(name) || folders.includes(name);
  const isTidy = names.length > 0 && names.every(isOrdinary);
  if (records.every(isSettled) && (isTidy || !existsSync(journal))) return;
  await withJournal(world, configDirectory, async () => success(undefined));
}

function busy(lockFile: string, ms: number): Outcome<never> {
  return refusal(
    'settings-busy',
    `Another claude-bedrock has been writing settings for more than ${ms / 1000} seconds.`,
    `Wait for it to end; if none is running, remove ${lockFile}. Nothing was written.`,
  );
}
