import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { World } from '../../model/world.ts';
import { findProgram } from './programs.ts';
import { missingDirectoriesAbove, realFileOf } from './real-file.ts';

/** What git would do with a file. */
export type GitState = 'tracked' | 'ignored' | 'untracked' | 'no-repository';

const TIMEOUT_MS = 2_000;

/** Asks git about a file that may not exist yet; links are followed, as dotfile repositories use them. */
export async function gitStateOf(world: World, file: string): Promise<GitState> {
  const realFile = await realFileOf(file);
  const [firstMissing = realFile] = await missingDirectoriesAbove(realFile);
  const directory = dirname(firstMissing);
  if (!isInRepository(directory)) return 'no-repository';
  const git = await findProgram(world, 'git');
  if (!git) return 'no-repository';
  const ask = (...args: string[]) =>
    // A repository may name a program of its own as file system monitor; git must not start it for us.
    world.exec(
      git,
      ['-C', directory, '-c', 'core.fsmonitor=false', ...args, '--', relative(directory, realFile)],
      {
        timeoutMs: TIMEOUT_MS,
      },
    );
  const [tracked, ignored] = await Promise.all([
    ask('ls-files', '--error-unmatch'),
    ask('check-ignore', '--quiet'),
  ]);
  if (tracked.exitCode === 0) return 'tracked';
  if (ignored.exitCode === 0) return 'ignored';
  // 128 is git's answer outside a repository.
  return ignored.exitCode === 1 ? 'untracked' : 'no-repository';
}

/** Looked at before git is started, which most people's settings need not be. */
function isInRepository(directory: string): boolean {
  for (let above = directory; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return true;
    if (above === dirname(above)) return false;
  }
}
