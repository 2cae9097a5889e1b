import { dirname, relative, sep } from 'node:path';
import type { World } from '../../model/world.ts';
import { missingDirectoriesAbove, realFileOf } from '../machine/real-file.ts';
import { isCaseIgnored, isIgnored } from './git-ignore.ts';
import { lookUpInIndex } from './git-index.ts';
import { gitRepositoryOf } from './git-repository.ts';

/** What git would do with a file; `unknown` where it is a repository's and cannot be told. */
export type GitState = 'tracked' | 'ignored' | 'untracked' | 'unknown' | 'no-repository';

/** The top of a work tree, and the way from there to a file, with slashes. */
export interface GitPlace {
  readonly root: string;
  readonly path: string;
}

/**
 * What git would do with a file that may not exist yet; links are followed, as dotfile repositories use them. Git
 * itself is not asked: in the directory of a stranger it reads the stranger's configuration, and runs what that names.
 */
export async function gitStateOf(world: World, file: string): Promise<GitState> {
  return (await askGitFiles(world, file)).state;
}

/** The same, with the place of the file in its repository. */
export async function askGitFiles(
  world: World,
  file: string,
): Promise<{ readonly state: GitState; readonly place?: GitPlace }> {
  const realFile = await realFileOf(file);
  const [firstMissing = realFile] = await missingDirectoriesAbove(realFile);
  const repository = gitRepositoryOf(dirname(firstMissing));
  if (repository === 'none') return { state: 'no-repository' };
  if (repository === 'unknown') return { state: 'unknown' };
  const path = relative(repository.root, realFile).split(sep).join('/');
  const answer = lookUpInIndex(repository.gitDirectory, path, isCaseIgnored(world));
  const place = { root: repository.root, path };
  if (answer !== 'untracked') return { state: answer, place };
  return { state: isIgnored(world, repository, path) ? 'ignored' : 'untracked', place };
}
