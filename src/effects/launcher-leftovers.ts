import { readdir, rm, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readJournal } from '../facts/journal.ts';
import { launcherFile } from '../facts/launcher-file.ts';
import { OWN_FOLDERS } from '../facts/own-folders.ts';

/**
 * Removes launcher and kept credentials once no entry of the journal stands for a setting that names them; an entry
 * that cannot be read may be one. Only to be called under the lock.
 */
export async function removeUnusedLauncher(journal: string): Promise<void> {
  const records = await readJournal(journal);
  if (records.some((record) => record.state !== 'entry' || record.entry.usesLauncher)) return;
  const folder = join(journal, OWN_FOLDERS.launcher);
  const names = ['linux', 'win32'] as const;
  const files = names.map((platform) => join(folder, basename(launcherFile('', platform))));
  await Promise.all(files.map((file) => rm(file, { force: true })));
  await rmdir(folder).catch(() => undefined);
  await rm(join(journal, OWN_FOLDERS.credentials), { recursive: true, force: true });
}

/** Removes what a killed run left of a launcher: a half-written one, and one that nothing came to use. */
export async function removeLauncherLeftovers(journal: string): Promise<void> {
  const folder = join(journal, OWN_FOLDERS.launcher);
  const names = await readdir(folder).catch((): string[] => []);
  const halfWritten = names.filter((name) => name.endsWith('.tmp'));
  await Promise.all(halfWritten.map((name) => rm(join(folder, name), { force: true })));
  await removeUnusedLauncher(journal);
}
