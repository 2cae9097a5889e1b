import { join } from 'node:path';
import type { World } from '../world.ts';
import { readJson } from './quiet-reads.ts';
import { isObject } from './settings-file.ts';

/** True where Claude Code remembers a sign-in with a Claude account. Nothing else of its state is looked at. */
export function hasClaudeAccount(world: World): boolean {
  const directory = world.env.CLAUDE_CONFIG_DIR || world.home;
  if (!directory) return false;
  const state = readJson(join(directory, '.claude.json'));
  return isObject(state) && isObject(state.oauthAccount);
}
