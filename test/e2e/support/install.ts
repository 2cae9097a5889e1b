import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claudeOf, NEWEST, placeOf } from '../../agree/support/clients.ts';

/** The root of this repository, which is also the plugin's. */
export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** The real Claude Code, the newest that was on npm. */
export const CLAUDE = placeOf(NEWEST, REPOSITORY);

/** vitest's global setup: puts Claude Code into the git-ignored `.e2e/`, unless it is there already. */
export default async function install(): Promise<void> {
  await claudeOf(NEWEST, REPOSITORY);
}

/** Puts what the plugin consists of into a directory, as Claude Code does when it installs one. */
export async function pluginAt(directory: string): Promise<string> {
  for (const part of ['.claude-plugin', 'bin', 'commands', 'hooks', 'scripts']) {
    await cp(join(REPOSITORY, part), join(directory, part), { recursive: true });
  }
  return directory;
}
