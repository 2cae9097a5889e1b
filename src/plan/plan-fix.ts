import { isObject, type SettingsFile } from '../facts/settings/settings-file.ts';
import {
  type Edit,
  type FileChange,
  isEmpty,
  type JsonObject,
  type JsonValue,
  keyName,
} from '../model/change.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { Refusal, Remedy } from '../model/verdict.ts';
import { fileChange } from './edit/file-change.ts';
import { writableFile } from './edit/writable-file.ts';

const PRIVATE = 0o600;

/**
 * Plans what remedies come to in the settings: keys and permission bits, one change for each file. Refused where a file
 * cannot be written.
 */
export function planFix(
  remedies: readonly Remedy[],
  settings: readonly SettingsFile[],
  platform: NodeJS.Platform,
): Outcome<readonly FileChange[]> {
  const edits = editsByFile(remedies);
  const isPrivate = (file: string) =>
    remedies.some((remedy) => remedy.kind === 'make-private' && remedy.files.includes(file));
  const changes: FileChange[] = [];
  for (const { file, scope } of settings) {
    const wanted = edits.get(file);
    if (!wanted && !isPrivate(file)) continue;
    if (scope === 'managed') return managedFile(file);
    const target = writableFile(settings, scope);
    if (!target.ok) return target;
    const change = fileChange(target.value, wanted ?? [], platform);
    const mustClose = isPrivate(file) && target.value.state === 'parsed' && target.value.mode !== PRIVATE;
    changes.push(mustClose ? { ...change, mode: PRIVATE } : change);
  }
  return success(changes.filter((change) => !isEmpty(change)));
}

/** A key that two findings would write is written as the first of them says. */
function editsByFile(remedies: readonly Remedy[]): ReadonlyMap<string, readonly Edit[]> {
  const byFile = new Map<string, readonly Edit[]>();
  const files = remedies.flatMap((remedy) => (remedy.kind === 'settings' ? remedy.files : []));
  for (const { file, edits } of files) {
    const known = byFile.get(file) ?? [];
    const names = new Set(known.map(({ path }) => keyName(path)));
    byFile.set(file, [...known, ...edits.filter(({ path }) => !names.has(keyName(path)))]);
  }
  return byFile;
}

/** The edits that take refusals out of what Claude Code remembers; an entry that is left with none goes as a whole. */
export function forgettingEdits(json: JsonObject, refusals: readonly Refusal[]): readonly Edit[] {
  const entries = isObject(json.entries) ? json.entries : {};
  return [...new Set(refusals.map(({ entry }) => entry))].flatMap((entry) => {
    const models = entries[entry];
    if (!isObject(models)) return [];
    const isGoing = (id: string) => refusals.some((one) => one.entry === entry && one.id === id);
    const kept = Object.entries(models).filter(([id]) => !isGoing(id));
    const value = kept.length === 0 ? undefined : (Object.fromEntries(kept) as JsonValue);
    return [{ path: ['entries', entry] as const, value, isSecret: false }];
  });
}

function managedFile(file: string): Outcome<never> {
  return refusal(
    'fix-unavailable',
    `${file} is your administrator's and not ours to write.`,
    'Ask whoever manages this computer to change it.',
  );
}

/** A fix with everything that showing and applying it needs. */
export interface FixDraft {
  readonly planId: string;
  /** One for each file. */
  readonly changes: readonly FileChange[];
}
