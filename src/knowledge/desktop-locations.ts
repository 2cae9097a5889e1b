import { isAbsolute, join } from 'node:path';
import type { World } from '../model/world.ts';

/**
 * Where Claude Desktop looks for its configuration.
 * Source: https://claude.com/docs/third-party/claude-desktop/configuration and …/mdm.
 */

/** Where macOS puts the policy of the preferences domain of the app, highest first: the two are merged. */
export function desktopPreferences(user: string | undefined): readonly string[] {
  const file = 'com.anthropic.claudefordesktop.plist';
  const perDevice = `/Library/Managed Preferences/${file}`;
  return user ? [`/Library/Managed Preferences/${user}/${file}`, perDevice] : [perDevice];
}

/** The managed file on Linux. */
export const DESKTOP_ON_LINUX = '/etc/claude-desktop/managed-settings.json';

/** The registry keys of a Windows policy, the one of the machine first. */
export const DESKTOP_POLICY_KEYS = {
  machine: 'HKLM\\SOFTWARE\\Policies\\Claude',
  user: 'HKCU\\SOFTWARE\\Policies\\Claude',
} as const;

/** The folder of what a person set in the app itself; `undefined` where no home is known. */
export function desktopLocalFolder({
  platform,
  env,
  home,
}: Pick<World, 'platform' | 'env' | 'home'>): string | undefined {
  if (platform === 'win32') return env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'Claude-3p');
  if (home === undefined) return undefined;
  return platform === 'darwin'
    ? join(home, 'Library/Application Support/Claude-3p')
    : join(
        isAbsolute(env.XDG_CONFIG_HOME ?? '') ? (env.XDG_CONFIG_HOME ?? '') : join(home, '.config'),
        'Claude-3p',
      );
}
