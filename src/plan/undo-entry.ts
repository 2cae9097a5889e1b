import type { JournalEntry, JournalValue } from '../facts/journal.ts';
import { isObject, type JsonObject, parseSettings, type SettingsText } from '../facts/settings-file.ts';
import type { JsonValue, WritableFile } from './change.ts';
import { editedText, valueAt } from './edit-settings.ts';
import { sha256 } from './plan-id.ts';

/** A key that reset does not touch, and why. */
export interface LeftKey {
  readonly path: JournalEntry['keys'][number]['path'];
  readonly why: 'changed-since' | 'former-value-unknown';
}

/** The bytes of a file once an entry is undone; `undefined` for no file. */
export interface Undone {
  readonly content: Buffer | undefined;
  readonly left: readonly LeftKey[];
}

/**
 * Undoes one entry on the bytes that stand there now. Where they are the ones that the entry wrote, the former bytes
 * come back; where somebody edited the file since, our keys get their former values, and a key that was changed
 * since is left alone. `undefined` where the bytes are no settings that can be edited.
 */
export function undoEntry(
  entry: JournalEntry,
  current: Buffer,
  backup: Buffer | undefined,
): Undone | undefined {
  const hasBackup = entry.before.state === 'file' && backup && sha256(backup) === entry.before.sha256;
  if (sha256(current) === entry.after.sha256) {
    if (entry.before.state === 'absent') return { content: undefined, left: [] };
    if (hasBackup) return { content: backup, left: [] };
  }
  return undoKeys(entry, current, hasBackup ? backup : undefined);
}

function undoKeys(entry: JournalEntry, current: Buffer, backup: Buffer | undefined): Undone | undefined {
  const parsed = parseSettings(entry.file, current);
  if ('problem' in parsed) return undefined;
  const former = backup && jsonOf(entry.file, backup);
  const left: LeftKey[] = [];
  const edits = entry.keys.flatMap(({ path, before, after }) => {
    const now = valueAt({ state: 'parsed', json: parsed.json }, path);
    if (isSame(before, now)) return [];
    if (!isSame(after, now)) {
      left.push({ path, why: 'changed-since' });
      return [];
    }
    const value = formerValue(path, before, former);
    if (value.isKnown) return [{ path, value: value.value, isSecret: after.state === 'secret' }];
    left.push({ path, why: 'former-value-unknown' });
    return [];
  });
  const text = withoutEmptyEnv(entry, former, editedText(asFile(entry, parsed), edits));
  const isOurs = entry.before.state === 'absent' && left.length === 0;
  return { content: isOurs && isEmptyObject(text) ? undefined : Buffer.from(text), left };
}

/** The value from before; a secret stands in the backup only. */
function formerValue(
  path: LeftKey['path'],
  before: JournalValue,
  former: JsonObject | undefined,
): { readonly isKnown: true; readonly value: JsonValue | undefined } | { readonly isKnown: false } {
  if (before.state === 'absent') return { isKnown: true, value: undefined };
  if (before.state === 'value') return { isKnown: true, value: before.value as JsonValue };
  if (!former) return { isKnown: false };
  return { isKnown: true, value: valueAt({ state: 'parsed', json: former }, path) };
}

/** `env` goes with our last key where there was none before us. */
function withoutEmptyEnv(entry: JournalEntry, former: JsonObject | undefined, text: string): string {
  const hadEnv = entry.before.state === 'file' && (!former || Object.hasOwn(former, 'env'));
  const parsed = parseSettings(entry.file, Buffer.from(text));
  if (hadEnv || 'problem' in parsed) return text;
  const { env } = parsed.json;
  const isEmpty = isObject(env) && Object.keys(env).length === 0;
  return isEmpty
    ? editedText(asFile(entry, parsed), [{ path: ['env'], value: undefined, isSecret: false }])
    : text;
}

function isSame(kept: JournalValue, now: JsonValue | undefined): boolean {
  if (kept.state === 'absent') return now === undefined;
  if (now === undefined) return false;
  if (kept.state === 'secret') return sha256(JSON.stringify(now)) === kept.sha256;
  return JSON.stringify(now) === JSON.stringify(kept.value);
}

function isEmptyObject(text: string): boolean {
  return /^\uFEFF?\s*\{\s*\}\s*$/.test(text);
}

function jsonOf(file: string, bytes: Buffer): JsonObject | undefined {
  const parsed = parseSettings(file, bytes);
  return 'problem' in parsed ? undefined : parsed.json;
}

function asFile({ scope, file }: JournalEntry, parsed: SettingsText): WritableFile {
  return { scope, file, state: 'parsed', mode: 0, ...parsed };
}
