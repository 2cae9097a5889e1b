import { lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readText, realPath } from '../machine/quiet-reads.ts';

/** Where git keeps what it knows of a directory. */
export interface GitRepository {
  /** The top of the work tree. */
  readonly root: string;
  /** The index stands here. */
  readonly gitDirectory: string;
  /** What all work trees of the repository share. */
  readonly commonDirectory: string;
}

/**
 * The repository that a directory belongs to: the nearest one above with a `.git` in it. Found without git, which
 * would read the configuration it finds there, and start programs that are named in it. `unknown` where `.git` is
 * there and does not lead to a repository; a bare repository that lies in a folder is none of ours.
 */
export function gitRepositoryOf(directory: string): GitRepository | 'none' | 'unknown' {
  for (let root = directory; ; root = dirname(root)) {
    const dotGit = join(root, '.git');
    const stats = lstatSync(dotGit, { throwIfNoEntry: false });
    if (stats) return repositoryAt(root, stats.isFile() ? gitFileTarget(dotGit) : dotGit);
    if (root === dirname(root)) return 'none';
  }
}

function repositoryAt(root: string, gitDirectory: string | undefined): GitRepository | 'unknown' {
  if (gitDirectory === undefined || readText(join(gitDirectory, 'HEAD')) === undefined) return 'unknown';
  const common = readText(join(gitDirectory, 'commondir'))?.trimEnd();
  const commonDirectory = common === undefined ? gitDirectory : localPath(gitDirectory, common);
  return commonDirectory === undefined ? 'unknown' : { root, gitDirectory, commonDirectory };
}

/** Work trees and submodules have a file that leads to the repository (https://git-scm.com/docs/gitrepository-layout). */
function gitFileTarget(file: string): string | undefined {
  const [, target] = /^gitdir: (.+?)[\r\n]*$/.exec(readText(file) ?? '') ?? [];
  return target && localPath(dirname(file), target);
}

/** To look at `\\host\share` would send the person's name and password hash to that host. */
function localPath(directory: string, path: string): string | undefined {
  return /^[\\/]{2}/.test(path) ? undefined : resolve(directory, path);
}

/**
 * The top of the main work tree, where the repository itself says that `root` is another of its work trees: the file
 * `.git` of a stranger may lead to any repository, but that one does not lead back.
 */
export function mainWorkTree({ root, gitDirectory, commonDirectory }: GitRepository): string | undefined {
  const back = readText(join(gitDirectory, 'gitdir'))?.trimEnd();
  const isOwn = back !== undefined && realPath(back) === realPath(join(root, '.git'));
  const isBelow = dirname(realPath(gitDirectory)) === join(realPath(commonDirectory), 'worktrees');
  return isOwn && isBelow ? dirname(realPath(commonDirectory)) : undefined;
}
