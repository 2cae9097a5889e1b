import { createTwoFilesPatch, OMIT_HEADERS } from 'diff';
import type { EditableFile, FileChange, FileScope } from '../../model/change.ts';
import { editedText } from '../../plan/edit/formats.ts';
import { printable } from '../../text/text.ts';
import { shortPath } from '../place-text.ts';
import { redactAwsConfig, redactEditorSettings, redactSettings } from './redact.ts';

/** Whose file, and which: what a diff needs to know of it. */
export type Diffed = Pick<EditableFile, 'scope' | 'file'>;

/**
 * The unified diff of a file, redacted and safe to print, in which a file below `home` is written with `~`. Both texts
 * are without byte order mark; `undefined` stands for no file.
 */
export function fileDiff(
  { scope, file }: Diffed,
  before: string | undefined,
  after: string | undefined,
  home: string | undefined,
): string {
  const name = shortPath(file, home);
  const redact = redactorOf(scope);
  const names = [
    before === undefined ? '/dev/null' : name,
    after === undefined ? '/dev/null' : name,
  ] as const;
  const texts = [redact(before ?? ''), redact(after ?? '')] as const;
  // The names are for a person: a patch for programs would have them in quotes with octal escapes.
  const head = `--- ${names[0]}\n+++ ${names[1]}\n`;
  const options = { context: 3, maxEditLength: MOST_LINES, headerOptions: OMIT_HEADERS };
  const hunks = createTwoFilesPatch(...names, ...texts, undefined, undefined, options);
  if (hunks === undefined) return `${head}@@ more than ${MOST_LINES} lines change @@\n`;
  const lines = hunks.split('\n').map((line) => line.split('\t').map(printable).join('\t'));
  return head + lines.join('\n');
}

/** The time that a diff takes grows with the square of it. */
const MOST_LINES = 2000;

/** The diff that a change makes; empty where it changes no text. */
export function changeDiff({ target, changes }: FileChange, home: string | undefined): string {
  if (changes.length === 0) return '';
  const after = editedText(target, changes).replace(/^\uFEFF/, '');
  return fileDiff(target, target.state === 'parsed' ? target.text : undefined, after, home);
}

function redactorOf(scope: FileScope): (text: string) => string {
  if (scope === 'editor') return redactEditorSettings;
  return scope === 'aws' ? redactAwsConfig : redactSettings;
}
