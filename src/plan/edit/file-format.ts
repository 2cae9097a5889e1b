import type { Misread } from '../../facts/settings/file-text.ts';
import type { Edit, FileText } from '../../model/change.ts';
import type { Problem } from '../../model/outcome.ts';

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
