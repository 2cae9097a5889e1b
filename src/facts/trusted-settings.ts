import type { World } from '../world.ts';
import type { SettingsFile } from './settings-file.ts';

/**
 * The settings whose `env` may decide which AWS files, endpoints and proxies are used. A cloned repository brings
 * its own project settings, which Claude Code applies only once the workspace is trusted
 * (https://code.claude.com/docs/en/settings); as its child we run after that, in a terminal we cannot know.
 */
export function trustedSettings(world: World, settings: readonly SettingsFile[]): readonly SettingsFile[] {
  if (world.env.CLAUDECODE === '1') return settings;
  return settings.filter(({ scope }) => scope === 'managed' || scope === 'user');
}
