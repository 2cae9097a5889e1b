import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EDITOR_PLACES, type EditorPlace } from '../../knowledge/editors.ts';
import type { World } from '../../model/world.ts';

/** A settings file of an editor, whether it is there or not. */
export interface EditorFile {
  readonly place: EditorPlace;
  readonly file: string;
}

/** The settings files of all editors that this person could have; none where no home directory is known. */
export function editorFiles(world: World): readonly EditorFile[] {
  const { home } = world;
  if (home === undefined) return [];
  return EDITOR_PLACES.map((place) => {
    const folder = folderOf(world, home, place);
    const inFolder = place.scope === 'user' ? ['User'] : ['data', 'Machine'];
    return { place, file: join(folder, ...inFolder, 'settings.json') };
  });
}

/** True where the editor was started here at least once. */
export function isEditorThere({ place, file }: EditorFile): boolean {
  return existsSync(join(file, ...(place.scope === 'user' ? ['..', '..'] : ['..', '..', '..'])));
}

/** Where programs of this system keep their configuration, such as `~/.config`. */
export function configurationFolder({ env, platform }: World, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env.APPDATA || join(home, 'AppData', 'Roaming');
  return env.XDG_CONFIG_HOME || join(home, '.config');
}

function folderOf(world: World, home: string, { scope, folder }: EditorPlace): string {
  return join(scope === 'user' ? configurationFolder(world, home) : home, folder);
}
