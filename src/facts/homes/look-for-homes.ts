import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { EDITOR_VARIABLES, FORMER_EDITOR_VARIABLES } from '../../knowledge/editors.ts';
import type { World } from '../../model/world.ts';
import { listDirectory } from '../machine/quiet-reads.ts';
import { bytesOf, MOST_OF_REPOSITORY_BYTES, readFileSafely } from '../machine/read-file.ts';
import { configDirectory, projectDirectory } from '../settings/settings-locations.ts';
import { configurationFolder, editorFiles } from './editor-files.ts';
import type { HomeFiles, OtherHome } from './other-home.ts';

/** Of more none is read: nobody has as many. */
const MOST = 50;

/**
 * The other homes of Claude Code on this machine and in this folder; reads, and loads what takes them apart, only where a
 * file is there that speaks of it.
 */
export async function otherHomes(world: World): Promise<readonly OtherHome[]> {
  const files = lookForHomes(world);
  if (Object.values(files).every((found) => found.length === 0)) return [];
  const { readHomes } = await import('./read-homes.ts');
  return readHomes(world, files);
}

function lookForHomes(world: World): HomeFiles {
  const folder = projectDirectory(world);
  const own = {
    name: 'VS Code (this folder)',
    isFolders: true,
    file: join(folder, '.vscode', 'settings.json'),
  };
  const ofPerson = editorFiles(world).map(({ place, file }) => ({
    name: place.name,
    isFolders: false,
    file,
  }));
  return {
    editors: [...ofPerson, own].flatMap((one) => {
      const bytes = textThatSays(one.file, [EDITOR_VARIABLES, FORMER_EDITOR_VARIABLES]);
      return bytes ? [{ ...one, bytes }] : [];
    }),
    jetbrains: [...ideFiles(folder), ...pluginFiles(world)],
    configurations: configurations(world),
    workflows: workflows(folder),
  };
}

function textThatSays(
  file: string,
  words: readonly string[],
  most = MOST_OF_REPOSITORY_BYTES,
): Buffer | undefined {
  const read = existsSync(file) ? readFileSafely(file, most) : undefined;
  return read?.state === 'read' && words.some((word) => read.bytes.includes(word)) ? read.bytes : undefined;
}

/** Where an IDE of JetBrains keeps the variables of the terminal in this folder. */
function ideFiles(folder: string): readonly string[] {
  const file = join(folder, '.idea', 'workspace.xml');
  return textThatSays(file, ['TerminalProjectNonSharedOptionsProvider']) ? [file] : [];
}

/** Where such an IDE keeps the command that its plugin types; the name of the file is documented nowhere. */
function pluginFiles(world: World): readonly string[] {
  if (world.home === undefined) return [];
  const ides = join(configurationFolder(world, world.home), 'JetBrains');
  return listDirectory(ides)
    .slice(0, MOST)
    .flatMap((ide) => {
      const options = join(ides, ide, 'options');
      const names = listDirectory(options).filter((name) => /claude.*\.xml$/i.test(name));
      return names.slice(0, MOST).map((name) => join(options, name));
    })
    .filter((file) => textThatSays(file, ['claudeCommand']) !== undefined);
}

/** Other directories with settings: the usual one, and those beside it whose names begin as its does. */
function configurations(world: World): readonly string[] {
  const { home } = world;
  if (home === undefined) return [];
  const current = configDirectory(world);
  const beside = listDirectory(home).filter(
    (name) => /^\.claude([-_.].+)?$/.test(name) && name !== '.claude.json',
  );
  return beside
    .slice(0, MOST)
    .map((name) => join(home, name))
    .filter((directory) => directory !== current && isFile(join(directory, 'settings.json')))
    .map((directory) => join(directory, 'settings.json'));
}

function workflows(folder: string): HomeFiles['workflows'] {
  const directory = join(folder, '.github', 'workflows');
  const names = listDirectory(directory).filter((name) => /\.ya?ml$/.test(basename(name)));
  return names.slice(0, MOST).flatMap((name) => {
    const file = join(directory, name);
    const bytes = textThatSays(file, ['anthropics/claude-code-'], 256 * 1024);
    return bytes ? [{ file, text: bytes.toString('utf8') }] : [];
  });
}

/** Also of a name below what is no directory, such as a backup of `.claude.json`, where `statSync` throws. */
function isFile(file: string): boolean {
  return existsSync(file) && bytesOf(file) !== undefined;
}
