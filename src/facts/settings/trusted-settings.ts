import type { Origin } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import type { SettingsFile } from './settings-file.ts';

/**
 * The settings whose `env` may decide which AWS files, endpoints and proxies are used. A cloned repository brings
 * its own project settings, which Claude Code applies only once the workspace is trusted
 * (https://code.claude.com/docs/en/settings); as its child we run after that, in a terminal we cannot know.
 */
export function trustedSettings(world: World, settings: readonly SettingsFile[]): readonly SettingsFile[] {
  return settings.filter(({ scope }) => isTrustedScope(world.env, scope));
}

/** True where what a settings file of this scope names may be run, or decide where requests go. */
export function isTrustedScope(env: World['env'], scope: Origin['from']): boolean {
  return env.CLAUDECODE === '1' || scope === 'managed' || scope === 'user';
}
