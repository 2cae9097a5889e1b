import { alteredWorld, type World } from '../../model/world.ts';
import { settingsEnv } from '../settings/candidates.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

/**
 * The environment with the settings' `env` merged into it, as Claude Code sees it; `settings` highest precedence first.
 * On Windows a variable has one name however it is written (`Path`), which is here the one in capitals.
 */
export function claudeEnvironment(
  settings: readonly SettingsFile[],
  env: World['env'],
  platform: NodeJS.Platform,
): World['env'] {
  const lowestFirst = [env, ...[...settings].reverse().map(settingsEnv)];
  const variables = lowestFirst.flatMap((one) => Object.entries(one));
  const nameOf = (name: string) => (platform === 'win32' ? name.toUpperCase() : name);
  return Object.fromEntries(variables.map(([name, value]) => [nameOf(name), value]));
}

/** The world as Claude Code sees it: its settings may name other AWS files and profiles than the shell does. */
export function claudeWorld(world: World, settings: readonly SettingsFile[]): World {
  return alteredWorld(world, { env: claudeEnvironment(settings, world.env, world.platform) });
}
