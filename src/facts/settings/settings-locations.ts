import { join, resolve } from 'node:path';
import { managedDirectory } from '../../knowledge/claude-locations.ts';
import type { SettingsScope } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { listDirectory, realPath } from '../machine/quiet-reads.ts';

/** A settings file that Claude Code looks for, whether it exists or not. */
export interface SettingsLocation {
  readonly scope: SettingsScope;
  readonly file: string;
}

/**
 * The settings files of every scope, highest precedence first. A file that is both the project's and the
 * user's (Claude Code started in the home directory) is listed once, as the user's.
 */
export function settingsLocations(world: World): readonly SettingsLocation[] {
  const configuration = configDirectory(world);
  const project = join(projectDirectory(world), '.claude');
  const isHome = configuration !== undefined && isSameDirectory(project, configuration);
  const locations: SettingsLocation[] = managedFiles(world).map((file) => ({ scope: 'managed', file }));
  locations.push({ scope: 'local', file: join(project, 'settings.local.json') });
  if (!isHome) locations.push({ scope: 'project', file: join(project, 'settings.json') });
  if (configuration) locations.push({ scope: 'user', file: join(configuration, 'settings.json') });
  return locations;
}

/** The settings files that can be told from here, whether they exist or not. */
export function settingsFiles(world: World): readonly string[] {
  return settingsLocations(world).map(({ file }) => file);
}

/** Claude Code's configuration directory; `undefined` where no home directory is known. */
export function configDirectory(world: World): string | undefined {
  const { CLAUDE_CONFIG_DIR } = world.env;
  if (CLAUDE_CONFIG_DIR) return resolve(world.cwd, CLAUDE_CONFIG_DIR);
  return world.home && join(world.home, '.claude');
}

/** The directory whose `.claude` holds the project and local settings. */
export function projectDirectory(world: World): string {
  return world.env.CLAUDE_PROJECT_DIR || world.cwd;
}

/** The drop-ins beat the base file, and a later drop-in beats an earlier one; hidden files do not count. */
function managedFiles(world: World): readonly string[] {
  const directory = join(world.systemRoot, managedDirectory(world.platform));
  const dropIns = join(directory, 'managed-settings.d');
  const names = listDirectory(dropIns).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const highestFirst = names.sort().reverse();
  return [...highestFirst.map((name) => join(dropIns, name)), join(directory, 'managed-settings.json')];
}

function isSameDirectory(a: string, b: string): boolean {
  return resolve(realPath(a)) === resolve(realPath(b));
}
