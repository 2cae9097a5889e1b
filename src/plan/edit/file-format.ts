import type { Misread } from '../../facts/settings/file-text.ts';
import type { Edit, EditableFile, FileScope, FileText } from '../../model/change.ts';
import type { Problem } from '../../model/outcome.ts';
import { AWS_CONFIG } from './edit-aws-config.ts';
import { SETTINGS } from './edit-settings.ts';

/** How one kind of file is read and edited as text. */
export interface FileFormat {
  /** What the bytes say, or why they cannot be edited. */
  parse(file: string, bytes: Buffer): FileText | Misread;
  /** Why keys at these paths cannot be edited safely in a file that parses. */
  obstacle(file: string, text: FileText, paths: readonly Edit['path'][]): Problem | undefined;
  /**
   * The text with `edits` made, and not one other character changed; an empty text stands for a new file. A path of
   * one name without a value takes a key away, or a section that has no keys (any more).
   */
  edit(text: string, edits: readonly Edit[]): string;
  /** True where the text says nothing, so that the file may go if it was not there before. */
  isBlank(text: string): boolean;
}

const BOM = '\uFEFF';

/** The format of the files of a scope. */
export function formatOf(scope: FileScope): FileFormat {
  return scope === 'aws' ? AWS_CONFIG : SETTINGS;
}

/** The text of `file` with `edits` made, its byte order mark included. */
export function editedText(file: EditableFile, edits: readonly Edit[]): string {
  const { edit } = formatOf(file.scope);
  if (file.state === 'absent') return edit('', edits);
  return (file.hasBom ? BOM : '') + edit(file.text, edits);
}
