import { rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readJournal } from '../facts/journal.ts';
import { launcherFile } from '../facts/launcher-file.ts';
import { OWN_FOLDERS } from '../facts/own-folders.ts';
import { readBytes } from '../facts/read-bytes.ts';
import { type Outcome, success } from '../outcome.ts';
import { type LauncherTarget, launcherForCmd, launcherForSh } from '../plan/launcher-text.ts';
import type { World } from '../world.ts';
import { replaceFile } from './replace-file.ts';

/** The marketplace of this repository, `.claude-plugin/marketplace.json`: where a clone's owner would install from. */
const OWN_MARKETPLACE = 'claude-bedrock';

/** Makes the launcher, or brings it up to date with where the plugin is now. Only to be called under the lock. */
export async function writeLauncher(world: World, configDirectory: string): Promise<Outcome<unknown>> {
  const pluginRoot = world.pluginRoot();
  const target = { pluginRoot, marketplace: marketplaceOf(pluginRoot, configDirectory) };
  for (const { file, content } of launchers(world, configDirectory, target)) {
    const expected = await readBytes(file);
    if (expected?.equals(content)) continue;
    const written = await replaceFile({ file, expected, content, mode: 0o700, token: String(world.pid) });
    if (!written.ok) return written;
  }
  return success(undefined);
}

/** The POSIX one stands on Windows too: Git Bash runs it. */
function launchers({ platform }: World, configDirectory: string, target: LauncherTarget) {
  const forSh = { file: launcherFile(configDirectory, 'linux'), content: Buffer.from(launcherForSh(target)) };
  if (platform !== 'win32') return [forSh];
  const file = launcherFile(configDirectory, platform);
  return [forSh, { file, content: Buffer.from(launcherForCmd(target)) }];
}

/** An installed plugin is at `plugins/cache/<marketplace>/bedrock/<version>`; a clone is anywhere. */
function marketplaceOf(pluginRoot: string, configDirectory: string): string {
  const marketplace = dirname(dirname(pluginRoot));
  const isInstalled = dirname(marketplace) === join(configDirectory, 'plugins', 'cache');
  return isInstalled ? basename(marketplace) : OWN_MARKETPLACE;
}

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
