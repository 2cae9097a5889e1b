import { dirname, sep } from 'node:path';
import type { FileScope } from '../../model/change.ts';
import type { World } from '../../model/world.ts';
import { gitRepositoryOf } from '../git/git-repository.ts';
import { projectDirectory } from '../settings/settings-locations.ts';
import { realPath } from './quiet-reads.ts';
import { realFileOf } from './real-file.ts';

/** Where a link of a file leads. */
export interface LeadsTo {
  readonly realFile: string;
  /** The file is a repository's, and what would be written is none of the repository's. */
  readonly isOutside: boolean;
}

/**
 * The file that is meant by `file` in truth; `undefined` where no link stands on the way that the file itself, or its
 * own folder, would be. A repository may bring a link with it, to have another file written.
 */
export async function leadsTo(world: World, scope: FileScope, file: string): Promise<LeadsTo | undefined> {
  const realFile = await realFileOf(file);
  const isOfRepository = scope === 'project' || scope === 'local';
  const folder = isOfRepository ? realPath(projectDirectory(world)) : realPath(dirname(dirname(file)));
  const plain = file.replace(isOfRepository ? projectDirectory(world) : dirname(dirname(file)), () => folder);
  if (realFile === plain) return undefined;
  const repository = gitRepositoryOf(folder);
  const root = typeof repository === 'string' ? folder : repository.root;
  return {
    realFile,
    isOutside: isOfRepository && !realFile.startsWith(root.endsWith(sep) ? root : root + sep),
  };
}
