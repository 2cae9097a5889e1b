import type { JournalEntry } from '../../facts/journal/journal.ts';
import type { FileHistory } from '../../facts/journal/journal-histories.ts';
import { type FileScope, type JsonValue, keyName } from '../../model/change.ts';
import { formatOf } from '../edit/formats.ts';
import { valueAt } from '../edit/key-values.ts';
import { sha256 } from '../edit/plan-id.ts';
import { type BetweenValue, type LeftKey, type Undone, undoEntry } from './undo-entry.ts';

/** A key that changes when a file is undone. */
export interface UndoneKey {
  readonly path: LeftKey['path'];
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly isSecret: boolean;
}

/** What undoing comes to for one file. */
export interface FileUndo {
  readonly history: FileHistory;
  /**
   * `restored`: byte for byte as before; `removed`: there was no file before; `keys`: edited since, so only our keys;
   * `nothing`: all is as before already; `gone`: the file was deleted since; `stuck`: it cannot be edited.
   */
  readonly way: 'restored' | 'removed' | 'keys' | 'nothing' | 'gone' | 'stuck';
  /** The bytes that the file is to have; `undefined` for no file. */
  readonly content: Buffer | undefined;
  /** Permission bits from before, where setup changed them. */
  readonly mode?: number;
  readonly changes: readonly UndoneKey[];
  readonly left: readonly LeftKey[];
  /** Values that somebody put in between two changes of ours, and that do not come back. */
  readonly between: readonly BetweenValue[];
}

/**
 * Undoes all we did to a file, newest first: each entry on the bytes that undoing the newer ones gives. A key that
 * holds what we wrote last goes back to what stood there before we wrote it first, whatever it was in between.
 */
export function undoFile(history: FileHistory): FileUndo {
  const { current } = history;
  if (current === 'unreadable') return { ...untouched(history), way: 'stuck' };
  if (!current) {
    const isAsBefore = history.entries[0]?.before.state === 'absent';
    return { ...untouched(history), way: isAsBefore ? 'nothing' : 'gone' };
  }
  const former = isEmptied(history, current) ? bytesBefore(history) : undefined;
  if (former) return wholly(history, current, former.bytes);
  let content: Buffer | undefined = current;
  let left: readonly LeftKey[] = [];
  let ours: ReadonlySet<string> = new Set();
  let between: readonly BetweenValue[] = [];
  for (const entry of history.entries.map((one) => withoutKept(one, history.kept)).toReversed()) {
    // A newer entry put back "no file": nothing of the older ones can be left.
    if (!content) break;
    const undone = undoEntry(entry, content, history.backups.get(entry.id), ours);
    if (!undone) return { ...untouched(history), way: 'stuck' };
    content = undone.content;
    left = stillLeft(left, undone);
    ours = new Set([...ours, ...undone.ours]);
    between = [...between, ...undone.between];
  }
  return { ...wholly(history, current, content, left), between };
}

/** Nothing stands in it that somebody could have chosen: a crash or a full disk leaves a file so. */
function isEmptied({ entries }: FileHistory, current: Buffer): boolean {
  const isOurs = entries.at(-1)?.after.sha256 === sha256(current);
  return !isOurs && current.toString('utf8').trim() === '';
}

/** What stood there before all of our changes, where that is known. */
function bytesBefore({ entries: [first], backups }: FileHistory): { bytes: Buffer | undefined } | undefined {
  if (first?.before.state !== 'file') return first && { bytes: undefined };
  const bytes = backups.get(first.id);
  return bytes && sha256(bytes) === first.before.sha256 ? { bytes } : undefined;
}

/** What it comes to that the file is to have these bytes. */
function wholly(
  history: FileHistory,
  current: Buffer,
  content: Buffer | undefined,
  left: readonly LeftKey[] = [],
): FileUndo {
  const mode = formerMode(history, left);
  const isSame = content?.equals(current) === true && mode === undefined;
  return {
    history,
    way: isSame ? 'nothing' : wayOf(history, content),
    content,
    ...(mode !== undefined && content && { mode }),
    changes: changedKeys(history, current, content),
    left,
    between: [],
  };
}

/** Only as much of an entry as may be undone: then the former bytes as a whole are none that it could go back to. */
function withoutKept(entry: JournalEntry, kept: ReadonlySet<string> | undefined): JournalEntry {
  const keys = entry.keys.filter(({ path: [section] }) => !kept?.has(section));
  return keys.length === entry.keys.length
    ? entry
    : { ...entry, keys, after: { ...entry.after, sha256: '' } };
}

function untouched(history: FileHistory): Omit<FileUndo, 'way'> {
  return { history, content: undefined, changes: [], left: [], between: [] };
}

function wayOf({ entries }: FileHistory, content: Buffer | undefined): FileUndo['way'] {
  if (!content) return 'removed';
  const first = entries[0];
  const isFormer = first?.before.state === 'file' && sha256(content) === first.before.sha256;
  return isFormer ? 'restored' : 'keys';
}

/** Setup closes a file that gets a secret; undone, it is as open as before, unless one stays in it. */
function formerMode(
  { entries, isWrittenElsewhere }: FileHistory,
  left: readonly LeftKey[],
): number | undefined {
  const isSecret = (name: string) => entries.some(({ keys }) => keys.some((key) => isSecretKey(key, name)));
  if (isWrittenElsewhere || left.some(({ path }) => isSecret(keyName(path)))) return undefined;
  const closing = entries.find((entry) => entry.after.mode !== undefined);
  return closing?.before.state === 'file' ? closing.before.mode : undefined;
}

function isSecretKey({ path, before, after }: JournalEntry['keys'][number], name: string): boolean {
  return keyName(path) === name && (before.state === 'secret' || after.state === 'secret');
}

function changedKeys(
  { scope, file, entries }: FileHistory,
  current: Buffer,
  content: Buffer | undefined,
): readonly UndoneKey[] {
  const paths = new Map<string, { path: LeftKey['path']; isSecret: boolean }>();
  for (const { path, before, after } of entries.flatMap(({ keys }) => keys)) {
    const isSecret = before.state === 'secret' || after.state === 'secret';
    const known = paths.get(keyName(path));
    paths.set(keyName(path), { path, isSecret: isSecret || known?.isSecret === true });
  }
  return [...paths.values()]
    .map(({ path, isSecret }) => ({
      path,
      isSecret,
      before: readValue(scope, file, current, path),
      after: readValue(scope, file, content, path),
    }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

function readValue(
  scope: FileScope,
  file: string,
  bytes: Buffer | undefined,
  path: LeftKey['path'],
): JsonValue | undefined {
  const parsed = bytes && formatOf(scope).parse(file, bytes);
  return parsed && 'json' in parsed ? valueAt({ state: 'parsed', json: parsed.json }, path) : undefined;
}

/** A key that several entries wrote is named once, and only where none of them could be undone. */
function stillLeft(newer: readonly LeftKey[], { left, ours }: Undone): readonly LeftKey[] {
  const names = new Set(left.map(({ path }) => keyName(path)));
  const isOfNewer = ({ path }: LeftKey) => !names.has(keyName(path)) && !ours.has(keyName(path));
  return [...newer.filter(isOfNewer), ...left];
}
