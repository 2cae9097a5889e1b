import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { EDITOR_VARIABLES } from '../../knowledge/editors.ts';
import type { EditableFile, FileText } from '../../model/change.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
import { MOST_BYTES, readFileSafely, unreadableFix } from '../machine/read-file.ts';
import { decode, type Misread } from '../settings/file-text.ts';
import { placeAt } from '../settings/json-syntax.ts';
import { isObject } from '../settings/settings-file.ts';

/** Settings of an editor are JSON with comments, and a comma may stand behind the last. */
export const JSON_WITH_COMMENTS = { allowTrailingComma: true, disallowComments: false };

/**
 * Decodes and parses the settings of an editor. The list of variables is told as an object, a value for each name, so
 * that a variable is a key like any other; where it is no such list it stands as it is.
 */
export function parseEditorSettings(file: string, bytes: Buffer): FileText | Misread {
  const decoded = decode(bytes);
  if (!decoded) return unusable(`${file} is not UTF-8 text.`, 'Save it as UTF-8');
  const errors: ParseError[] = [];
  const json: unknown = decoded.text.trim() === '' ? {} : parsed(decoded.text, errors);
  const [first] = errors;
  if (first) {
    const { line, column } = placeAt(decoded.text, first.offset);
    const what = printParseErrorCode(first.error);
    return unusable(`${file} is not valid JSON at line ${line}, column ${column} (${what}).`, 'Correct it');
  }
  if (!isObject(json)) return unusable(`${file} is no object.`, 'Put the settings between { and }');
  const variables = Object.hasOwn(json, EDITOR_VARIABLES) ? variablesOf(json[EDITOR_VARIABLES]) : undefined;
  return { bytes, ...decoded, json: variables ? { ...json, [EDITOR_VARIABLES]: variables } : json };
}

/** A value for each name; `undefined` where it is no list of names and values, or has one name twice. */
export function variablesOf(list: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!Array.isArray(list)) return undefined;
  const isVariable = (one: unknown) => isObject(one) && typeof one.name === 'string' && 'value' in one;
  const names = new Set(list.map((one) => isObject(one) && one.name));
  if (!list.every(isVariable) || names.size < list.length) return undefined;
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** Reads the settings of an editor for editing, or says why they cannot be edited. */
export function readEditorSettings(file: string): Outcome<EditableFile> {
  const read = readFileSafely(file);
  if (read.state === 'absent' && !read.isBlocked) return success({ scope: 'editor', file, state: 'absent' });
  if (read.state !== 'read') {
    const { message, fix } = unreadable(file, read);
    return { ok: false, problem: unusable(message, fix).problem };
  }
  const { bytes, mode } = read;
  const text = parseEditorSettings(file, bytes);
  if ('problem' in text) return { ok: false, problem: text.problem };
  return success({ scope: 'editor', file, state: 'parsed', mode, ...text });
}

/** It descends level by level, and JSON may be deeper than the stack. */
function parsed(text: string, errors: ParseError[]): unknown {
  try {
    return parse(text, errors, JSON_WITH_COMMENTS);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function unreadable(file: string, read: Exclude<ReturnType<typeof readFileSafely>, { state: 'read' }>) {
  const move = 'Move it out of the way';
  if (read.state === 'dangling')
    return { message: `${file} is a link to a file that does not exist.`, fix: 'Remove the link' };
  if (read.state === 'too-large')
    return {
      message: `${file} is larger than ${MOST_BYTES / 1024 / 1024} MB, so it is not read.`,
      fix: move,
    };
  if (read.state === 'unreadable')
    return { message: `${file} cannot be read (${read.code}).`, fix: unreadableFix(read.code) };
  return { message: `${file} is no file, or cannot be there.`, fix: move };
}

function unusable(message: string, fix: string): { readonly ok: false; readonly problem: Problem } {
  return refusal('editor-settings-unusable', message, `${fix}, then run this again. Nothing was written.`);
}
