import { parseSettings, type SettingsFile } from '../../facts/settings/settings-file.ts';
import type { FileChange } from '../../model/change.ts';
import { editedText } from '../edit/formats.ts';
import type { FileUndo } from './undo-file.ts';

interface Reset {
  readonly settings: readonly SettingsFile[];
  readonly undos: readonly FileUndo[];
  readonly removals: readonly FileChange[];
}

/** The settings of every scope as they are once the reset is done. */
export function settingsAfter({ settings, undos, removals }: Reset): readonly SettingsFile[] {
  return settings.map((file) => {
    const undo = undos.find(
      ({ history, way }) => history.file === file.file && way !== 'stuck' && way !== 'gone',
    );
    if (undo && undo.way !== 'nothing') return asSettings(file, undo.content);
    const removal = removals.find(({ target }) => target.file === file.file);
    return removal ? asSettings(file, Buffer.from(editedText(removal.target, removal.changes))) : file;
  });
}

function asSettings({ scope, file }: SettingsFile, content: Buffer | undefined): SettingsFile {
  const parsed = content && parseSettings(file, content);
  if (!parsed || 'problem' in parsed) return { scope, file, state: 'absent' };
  return { scope, file, state: 'parsed', mode: 0, ...parsed };
}
