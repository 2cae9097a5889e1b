import type { JournalEntry, JournalValue } from '../../facts/journal/journal.ts';
import { isObject } from '../../facts/settings/settings-file.ts';
import { FAMILY_PINS } from '../../knowledge/model-families.ts';
import { isBedrockId } from '../../knowledge/model-id.ts';
import type { FileText, JsonObject } from '../../model/change.ts';
import { type EditableFile, type JsonValue, keyName } from '../../model/change.ts';
import { editedText, formatOf } from '../edit/formats.ts';
import { valueAt } from '../edit/key-values.ts';
import { sha256 } from '../edit/plan-id.ts';

/** A key that reset does not touch, and why. */
export interface LeftKey {
  readonly path: JournalEntry['keys'][number]['path'];
  readonly why: 'changed-since' | 'former-value-unknown';
}

/** A value that somebody had put in place of ours, and that we replaced in turn. */
export interface BetweenValue {
  readonly path: LeftKey['path'];
  readonly value: JsonValue | undefined;
  readonly isSecret: boolean;
}

/** The bytes of a file once an entry is undone; `undefined` for no file. */
export interface Undone {
  readonly content: Buffer | undefined;
  readonly left: readonly LeftKey[];
  /** The names of the keys that held what we wrote. */
  readonly ours: ReadonlySet<string>;
  readonly between: readonly BetweenValue[];
}

/**
 * Undoes one entry on the bytes that stand there now. Where they are the ones that the entry wrote, the former bytes
 * come back; where somebody edited the file since, our keys get their former values, and a key that was changed
 * since is left alone. `ours` are keys that held what a newer entry wrote: what stands there now was replaced by us
 * before, so it is no choice that has to be kept. `undefined` where the bytes cannot be edited.
 */
export function undoEntry(
  entry: JournalEntry,
  current: Buffer,
  backup: Buffer | undefined,
  ours: ReadonlySet<string> = new Set(),
): Undone | undefined {
  const hasBackup = entry.before.state === 'file' && backup && sha256(backup) === entry.before.sha256;
  if (sha256(current) === entry.after.sha256) {
    const whole = { left: [], ours: new Set(entry.keys.map(({ path }) => keyName(path))), between: [] };
    if (entry.before.state === 'absent') return { ...whole, content: undefined };
    if (hasBackup) return { ...whole, content: backup };
  }
  return undoKeys(entry, current, hasBackup ? backup : undefined, ours);
}

function undoKeys(
  entry: JournalEntry,
  current: Buffer,
  backup: Buffer | undefined,
  newerOurs: ReadonlySet<string>,
): Undone | undefined {
  const format = formatOf(entry.scope);
  const parsed = format.parse(entry.file, current);
  if ('problem' in parsed) return undefined;
  const paths = entry.keys.map(({ path }) => path);
  if (format.obstacle(entry.file, parsed, paths)) return undefined;
  const former = backup && jsonOf(entry, backup);
  const left: LeftKey[] = [];
  const between: BetweenValue[] = [];
  const ours = new Set<string>();
  const edits = entry.keys.flatMap(({ path, before, after }) => {
    const name = keyName(path);
    const now = valueAt({ state: 'parsed', json: parsed.json }, path);
    const isUntouched = isSame(after, now) || isUpgraded(path, after, now);
    const isOurs = isUntouched || newerOurs.has(name);
    if (isOurs) ours.add(name);
    if (isSame(before, now)) return [];
    if (!isOurs) {
      left.push({ path, why: 'changed-since' });
      return [];
    }
    const isSecret = before.state === 'secret' || after.state === 'secret';
    if (!isUntouched) between.push({ path, value: now, isSecret });
    const value = formerValue(path, before, former);
    if (value.isKnown) return [{ path, value: value.value, isSecret }];
    left.push({ path, why: 'former-value-unknown' });
    return [];
  });
  const text = withoutEmptyParents(entry, former, editedText(asFile(entry, parsed), edits));
  const isAllOurs = entry.before.state === 'absent' && left.length === 0;
  const content = isAllOurs && format.isBlank(text) ? undefined : Buffer.from(text);
  return { content, left, ours, between };
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

/** `env`, or a section, goes with our last key where there was none before us. */
function withoutEmptyParents(entry: JournalEntry, former: JsonObject | undefined, text: string): string {
  const parsed = formatOf(entry.scope).parse(entry.file, Buffer.from(text));
  if ('problem' in parsed) return text;
  const parents = new Set(
    entry.keys.flatMap(({ path: [first, second] }) => (second === undefined ? [] : [first])),
  );
  const isLeftOver = (name: string) => {
    const wasThere = entry.before.state === 'file' && (!former || Object.hasOwn(former, name));
    const now = Object.hasOwn(parsed.json, name) ? parsed.json[name] : undefined;
    return !wasThere && isObject(now) && Object.keys(now).length === 0;
  };
  const edits = [...parents]
    .filter(isLeftOver)
    .map((name) => ({ path: [name] as const, value: undefined, isSecret: false }));
  return edits.length === 0 ? text : editedText(asFile(entry, parsed), edits);
}

function isSame(kept: JournalValue, now: JsonValue | undefined): boolean {
  if (kept.state === 'absent') return now === undefined;
  if (now === undefined) return false;
  if (kept.state === 'secret') return sha256(JSON.stringify(now)) === kept.sha256;
  return JSON.stringify(now) === JSON.stringify(kept.value);
}

/**
 * A model of ours that Claude Code has replaced by a newer one, when somebody took its offer to update the settings: in
 * a pin of Bedrock's spelling there stands another of Bedrock's spelling [run 2.1.332]. It goes with ours: Anthropic's
 * own API would refuse it.
 */
function isUpgraded(path: LeftKey['path'], kept: JournalValue, now: JsonValue | undefined): boolean {
  const name = path.at(-1) ?? '';
  if (!Object.values<string>(FAMILY_PINS).includes(name) || kept.state !== 'value') return false;
  return isBedrockId(kept.value) && isBedrockId(now);
}

function jsonOf({ scope, file }: JournalEntry, bytes: Buffer): JsonObject | undefined {
  const parsed = formatOf(scope).parse(file, bytes);
  return 'problem' in parsed ? undefined : parsed.json;
}

function asFile({ scope, file }: JournalEntry, parsed: FileText): EditableFile {
  return { scope, file, state: 'parsed', mode: 0, ...parsed };
}
