import type { Edit, EditableFile, FileScope } from '../../model/change.ts';
import { AWS_CONFIG } from './edit-aws-config.ts';
import { EDITOR_SETTINGS } from './edit-editor-settings.ts';
import { SETTINGS } from './edit-settings.ts';
import type { FileFormat } from './file-format.ts';

const BOM = '\uFEFF';

/** The format of the files of a scope. */
export function formatOf(scope: FileScope): FileFormat {
  if (scope === 'editor') return EDITOR_SETTINGS;
  return scope === 'aws' ? AWS_CONFIG : SETTINGS;
}

/** The text of `file` with `edits` made, its byte order mark included. */
export function editedText(file: EditableFile, edits: readonly Edit[]): string {
  const { edit } = formatOf(file.scope);
  if (file.state === 'absent') return edit('', edits);
  return (file.hasBom ? BOM : '') + edit(file.text, edits);
}
