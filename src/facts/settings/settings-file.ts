import { SETTINGS_SHAPES } from '../../knowledge/settings-shapes.ts';
import type { FileText, JsonObject } from '../../model/change.ts';
import type { SettingsScope } from '../../model/configuration.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
import { MOST_BYTES, MOST_OF_REPOSITORY_BYTES, readFileSafely, unreadableFix } from '../machine/read-file.ts';
import { decode, type Misread } from './file-text.ts';

/** What one settings file holds. `line` and `column` count from 1; `mode` is the permission bits. */
export type SettingsFile = { readonly scope: SettingsScope; readonly file: string } & (
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly problem: Problem }
  | { readonly state: 'invalid'; readonly problem: Problem; readonly line?: number; readonly column?: number }
  | ({ readonly state: 'parsed'; readonly mode: number } & FileText)
);

/** Reads one settings file as strictly as Claude Code does. Every failure is a state, none is thrown. */
export async function readSettingsFile(scope: SettingsScope, file: string): Promise<SettingsFile> {
  const most = scope === 'project' || scope === 'local' ? MOST_OF_REPOSITORY_BYTES : MOST_BYTES;
  const bytes = readRegularFile(file, most);
  if (bytes === 'absent') return { scope, file, state: 'absent' };
  if (!bytes.ok) return { scope, file, state: 'unreadable', problem: bytes.problem };
  const parsed = parseSettings(file, bytes.value.content);
  if ('problem' in parsed) return { scope, file, state: 'invalid', ...(await explained(file, parsed)) };
  return { scope, file, state: 'parsed', mode: bytes.value.mode, ...parsed };
}

function readRegularFile(file: string, most: number): 'absent' | Outcome<{ content: Buffer; mode: number }> {
  const read = readFileSafely(file, most);
  if (read.state === 'absent') return 'absent';
  if (read.state === 'read') return success({ content: read.bytes, mode: read.mode });
  if (read.state === 'dangling') return danglingLink(file);
  if (read.state === 'not-a-file') return notAFile(file);
  if (read.state === 'too-large') return tooLarge(file, most);
  return refusal(
    'settings-unreadable',
    `${file} cannot be read (${read.code}).`,
    `${unreadableFix(read.code)}, then run this again.`,
  );
}

function tooLarge(file: string, most: number) {
  return refusal(
    'settings-too-large',
    `${file} is larger than ${most / 1024 / 1024} MB, so it is not read here; Claude Code may read it.`,
    'See what it is, and who made it; move it out of the way, then run this again.',
  );
}

function notAFile(file: string) {
  return refusal(
    'settings-not-a-file',
    `${file} is not a file, so Claude Code reads no settings there.`,
    'Move it out of the way, then run this again.',
  );
}

function danglingLink(file: string) {
  return refusal(
    'settings-dangling-link',
    `${file} is a link to a file that does not exist.`,
    'Create the file it points to, or remove the link, then run this again.',
  );
}

/** Decodes and parses the bytes of a settings file as strictly as Claude Code does. */
export function parseSettings(file: string, bytes: Buffer): FileText | Misread {
  const decoded = decode(bytes);
  if (!decoded) {
    return refusal(
      'settings-not-utf8',
      `${file} is not UTF-8 text.`,
      'Save it as UTF-8, then run this again.',
    );
  }
  const { text } = decoded;
  let json: unknown;
  try {
    // Claude Code takes an empty file for one without settings [run].
    json = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return { ...invalidJson(file), brokenText: text };
  }
  const misread = checkShape(file, json);
  return misread ?? { bytes, ...decoded, json: json as JsonObject };
}

/** With line and column; the parser that tells them is loaded only now, since hardly a file needs it. */
export async function explained(file: string, { brokenText, ...misread }: Misread): Promise<Misread> {
  if (brokenText === undefined) return misread;
  const { locateSyntaxError } = await import('./json-syntax.ts');
  const { reason, edit, ...place } = locateSyntaxError(brokenText);
  const where = ` at line ${place.line}, column ${place.column}: ${reason}`;
  return { ...invalidJson(file, where, `${edit}, then run this again.`), ...place };
}

function invalidJson(file: string, where = '', fix = 'Correct it, then run this again.') {
  const message = `${file} is not valid JSON${where}. Claude Code ignores the whole file.`;
  return refusal('settings-invalid-json', message, fix);
}

/** The parts of the shape that Claude Code's variables depend on; the rest is not ours to judge. */
function checkShape(file: string, json: unknown): Misread | undefined {
  if (!isObject(json)) {
    return refusal(
      'settings-not-object',
      `${file} holds ${kindOf(json)} where Claude Code expects an object.`,
      'Put the settings between { and }, then run this again.',
    );
  }
  const env = Object.hasOwn(json, 'env') ? json.env : {};
  if (!isObject(env)) {
    return refusal(
      'settings-env-not-object',
      `"env" in ${file} is ${kindOf(env)} where Claude Code expects an object.`,
      'Make "env" an object like {"NAME": "value"}, or remove it, then run this again.',
    );
  }
  // What else stands in `env` than texts Claude Code makes a text of: it stays as it is.
  const wrong = SETTINGS_SHAPES.find(({ key, fits }) => Object.hasOwn(json, key) && !fits(json[key]));
  if (!wrong) return undefined;
  const { key, expects } = wrong;
  return refusal(
    'settings-value-type',
    `"${key}" in ${file} is ${kindOf(json[key])} where Claude Code expects ${expects}. Claude Code ignores the whole file.`,
    `Make "${key}" ${expects}, or remove it, then run this again.`,
  );
}

/** True for a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a value of JSON is, in words. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
