import { readdir, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { launcherFile } from '../facts/claude-code/launcher-file.ts';
import { type JournalRecord, readJournal } from '../facts/journal/journal.ts';
import { OWN_FOLDERS } from '../facts/machine/own-folders.ts';
import { readText } from '../facts/machine/quiet-reads.ts';
import { namesLauncher } from '../shell/names-launcher.ts';

/**
 * Removes launcher and kept credentials once no entry of the journal stands for a setting that names them, and none of
 * these settings files does, where a person may have changed or copied it. Only to be called under the lock.
 */
export async function removeUnusedLauncher(journal: string, settingsFiles: readonly string[]): Promise<void> {
  const folder = join(journal, OWN_FOLDERS.launcher);
  const names = ['linux', 'win32'] as const;
  const launchers = names.map((platform) => join(folder, basename(launcherFile('', platform))));
  const isNamedIn = (text: string) => launchers.some((launcher) => namesLauncher(text, launcher));
  const records = await readJournal(journal);
  if (records.some((record) => mayStandForLauncher(record, isNamedIn))) return;
  if (settingsFiles.some((file) => isNamedIn(readText(file) ?? ''))) return;
  await Promise.all(launchers.map((file) => rm(file, { force: true })));
  await rmdir(folder).catch(() => undefined);
  await rm(join(journal, OWN_FOLDERS.credentials), { recursive: true, force: true });
}

/** An entry that cannot be read may be any. */
function mayStandForLauncher(record: JournalRecord, isNamedIn: (text: string) => boolean): boolean {
  if (record.state !== 'entry') return true;
  return record.entry.keys.some(
    ({ after }) => after.state === 'value' && typeof after.value === 'string' && isNamedIn(after.value),
  );
}

/** Removes what a killed run left of a launcher: a half-written one, and one that nothing came to use. */
export async function removeLauncherLeftovers(
  journal: string,
  settingsFiles: readonly string[],
): Promise<void> {
  const folder = join(journal, OWN_FOLDERS.launcher);
  const names = await readdir(folder).catch((): string[] => []);
  const halfWritten = names.filter((name) => name.endsWith('.tmp'));
  await Promise.all(halfWritten.map((name) => rm(join(folder, name), { force: true })));
  await removeUnusedLauncher(journal, settingsFiles);
}
