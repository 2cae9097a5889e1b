import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { listDirectory, readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';
import { configDirectory } from '../settings/settings-locations.ts';

/**
 * True where Claude Code keeps a sign-in of its own, with a Claude account or one of the Claude Console. Only whether
 * there is one is looked at. Each of the places alone makes `claude auth status` of 2.1.329 say so, but for
 * `oauthAccount`: the secret to that may be in the keychain of macOS.
 */
export function hasClaudeAccount(world: World): boolean {
  const { CLAUDE_CONFIG_DIR } = world.env;
  const state = fieldsOf(CLAUDE_CONFIG_DIR || world.home, '.claude.json');
  if (isObject(state.oauthAccount) || state.primaryApiKey) return true;
  if (isObject(fieldsOf(configDirectory(world), '.credentials.json').claudeAiOauth)) return true;
  const shared = sharedDirectory(world);
  return shared !== undefined && listDirectory(join(shared, 'configs')).length > 0;
}

function fieldsOf(directory: string | undefined, name: string) {
  const json = directory ? readJson(join(directory, name)) : undefined;
  return isObject(json) ? json : {};
}

/** Where Anthropic's programs keep the sign-ins that they share, as `claude auth login --console` makes one. */
function sharedDirectory({ env, home, platform }: World): string | undefined {
  if (env.ANTHROPIC_CONFIG_DIR) return env.ANTHROPIC_CONFIG_DIR;
  if (platform === 'win32') return env.APPDATA && join(env.APPDATA, 'Anthropic');
  const config = env.XDG_CONFIG_HOME || (home && join(home, '.config'));
  return config && join(config, 'anthropic');
}
