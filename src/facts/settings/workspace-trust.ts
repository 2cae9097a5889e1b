import { dirname, join, resolve } from 'node:path';
import type { World } from '../../model/world.ts';
import { gitRepositoryOf, mainWorkTree } from '../git/git-repository.ts';
import { readJson, realPath } from '../machine/quiet-reads.ts';
import { isObject } from './settings-file.ts';

/**
 * True where Claude Code would not ask whether the files of a directory are to be trusted, because the person has said so:
 * of it, or of a folder above it in the same repository (without a repository: of any folder above). That of a
 * repository's folders some are trusted says nothing of its top, nor that of the top anything of a repository inside.
 * Held against Claude Code 2.1.329 by test/e2e/trust.test.ts; where the two differ, we trust less.
 */
export function isTrustedWorkspace(world: World, directory: string): boolean {
  if (world.env.CLAUDE_CODE_IGNORE_PERSISTED_TRUST) return false;
  const isTrusted = trustRecords(world);
  const start = realPath(resolve(world.cwd, directory));
  const repository = gitRepositoryOf(start);
  if (repository === 'unknown') return false;
  const top = repository === 'none' ? undefined : repository.root;
  for (let above = start; ; above = dirname(above)) {
    if (isTrusted(above)) return true;
    if (above === top || above === dirname(above)) break;
  }
  const main = repository === 'none' ? undefined : mainWorkTree(repository);
  return main !== undefined && isTrusted(main);
}

/** What the person has answered, by folder, as Claude Code keeps it in `.claude.json`. */
function trustRecords({ env, home }: World): (folder: string) => boolean {
  const directory = env.CLAUDE_CONFIG_DIR || home;
  const state = directory ? readJson(join(directory, '.claude.json')) : undefined;
  const projects = isObject(state) && isObject(state.projects) ? state.projects : {};
  return (folder) => {
    // On Windows, too, the folders are kept with slashes.
    const key = folder.replaceAll('\\', '/').normalize('NFC');
    const project = Object.hasOwn(projects, key) ? projects[key] : undefined;
    return isObject(project) && project.hasTrustDialogAccepted === true;
  };
}
