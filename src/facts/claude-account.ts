import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../world.ts';
import { isObject } from './settings-file.ts';

/** True where Claude Code remembers a sign-in with a Claude account. Nothing else of its state is looked at. */
export async function hasClaudeAccount(world: World): Promise<boolean> {
  const directory = world.env.CLAUDE_CONFIG_DIR || world.home;
  if (!directory) return false;
  try {
    const state: unknown = JSON.parse(await readFile(join(directory, '.claude.json'), 'utf8'));
    return isObject(state) && isObject(state.oauthAccount);
  } catch {
    return false;
  }
}
