import { basename, dirname, join } from 'node:path';
import { compareVersions } from 'compare-versions';
import { launcherFile } from '../facts/claude-code/launcher-file.ts';
import { realPath } from '../facts/machine/quiet-reads.ts';
import { readBytes } from '../facts/machine/read-bytes.ts';
import { type Outcome, success } from '../model/outcome.ts';
import { VERSION } from '../model/version.ts';
import type { World } from '../model/world.ts';
import {
  type LauncherTarget,
  launcherForCmd,
  launcherForSh,
  versionOfLauncher,
} from '../plan/setup/launcher-text.ts';
import { quoteForShell } from '../shell/shell-quote.ts';
import { replaceFile } from './replace-file.ts';
import { withJournal } from './with-journal.ts';

/** The marketplace of this repository, `.claude-plugin/marketplace.json`: where a clone's owner would install from. */
const OWN_MARKETPLACE = 'bedrock-setup';

/** Makes the launcher, or brings it up to date with where the plugin is now. Only to be called under the lock. */
export async function writeLauncher(
  world: World,
  configDirectory: string,
): Promise<Outcome<'made' | 'kept'>> {
  let outcome: 'made' | 'kept' = 'kept';
  for (const { file, content } of launchers(world, configDirectory, targetOf(world, configDirectory))) {
    const expected = await readBytes(file);
    if (expected?.equals(content)) continue;
    const written = await replaceFile({ file, expected, content, mode: 0o700, token: String(world.pid) });
    if (!written.ok) return written;
    if (!expected) outcome = 'made';
  }
  return success(outcome);
}

/**
 * Brings a launcher that stands up to date, where an older version made it or its own place has moved; makes none.
 * A clone that somebody tries out leaves an installed plugin's launcher alone. That it could not be done is not told:
 * the launcher finds the plugin all the same.
 */
export async function keepLauncherCurrent(world: World, configDirectory: string): Promise<void> {
  if (!(await isOutdated(world, configDirectory))) return;
  await withJournal(world, configDirectory, async () =>
    // Once more under the lock: a reset may have removed it.
    (await isOutdated(world, configDirectory)) ? writeLauncher(world, configDirectory) : success('kept'),
  );
}

async function isOutdated(world: World, configDirectory: string): Promise<boolean> {
  const target = targetOf(world, configDirectory);
  const [own] = launchers(world, configDirectory, target);
  const standing = own && (await readBytes(own.file).catch(() => undefined));
  if (!standing || standing.equals(own.content)) return false;
  const madeBy = versionOfLauncher(standing.toString());
  if (madeBy === undefined || compareVersions(madeBy, target.version) > 0) return false;
  return target.isInstalled || standing.includes(`program=${quoteForShell(target.pluginRoot, 'linux')}/bin`);
}

function targetOf(world: World, configDirectory: string): LauncherTarget & { readonly isInstalled: boolean } {
  const pluginRoot = world.pluginRoot();
  // An installed plugin is at `plugins/cache/<marketplace>/bedrock/<version>`; a clone is anywhere. Node names the
  // plugin by its real path, and Claude Code its directory as the person did.
  const folder = dirname(dirname(realPath(pluginRoot)));
  const cache = realPath(join(configDirectory, 'plugins', 'cache'));
  const isInstalled = isSamePath(dirname(folder), cache, world.platform);
  const marketplace = isInstalled ? basename(folder) : OWN_MARKETPLACE;
  return { pluginRoot, marketplace, version: VERSION, isInstalled };
}

function isSamePath(a: string, b: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** The POSIX one stands on Windows too: Git Bash runs it. */
function launchers({ platform }: World, configDirectory: string, target: LauncherTarget) {
  const forSh = { file: launcherFile(configDirectory, 'linux'), content: Buffer.from(launcherForSh(target)) };
  if (platform !== 'win32') return [forSh];
  const file = launcherFile(configDirectory, platform);
  return [forSh, { file, content: Buffer.from(launcherForCmd(target, dirname(file))) }];
}
