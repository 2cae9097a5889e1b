import { alteredWorld, type World } from '../world.ts';
import { settingsEnv } from './candidates.ts';
import type { SettingsFile } from './settings-file.ts';

/** The environment with the settings' `env` merged into it, as Claude Code sees it; `settings` highest precedence first. */
export function claudeEnvironment(settings: readonly SettingsFile[], env: World['env']): World['env'] {
  const lowestFirst = [...settings].reverse();
  return Object.assign({ ...env }, ...lowestFirst.map(settingsEnv));
}

/** The world as Claude Code sees it: its settings may name other AWS files and profiles than the shell does. */
export function claudeWorld(world: World, settings: readonly SettingsFile[]): World {
  return alteredWorld(world, { env: claudeEnvironment(settings, world.env) });
}
