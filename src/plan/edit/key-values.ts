import { isObject } from '../../facts/settings/settings-file.ts';
import type { Edit, EditableFile, JsonObject, JsonValue, KeyChange } from '../../model/change.ts';

/** A file of any scope that is absent or parses. */
export type ReadableFile =
  | { readonly state: 'absent' }
  | { readonly state: 'parsed'; readonly json: JsonObject };

/** The value at a path of a file, `undefined` where nothing stands. */
export function valueAt(file: ReadableFile, path: Edit['path']): JsonValue | undefined {
  let value: unknown = file.state === 'parsed' ? file.json : {};
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value as JsonValue;
}

/** The edits that change something in `file`, each with the value that stands there now. */
export function changesFor(file: EditableFile, edits: readonly Edit[]): readonly KeyChange[] {
  return edits
    .map((edit) => ({ ...edit, before: valueAt(file, edit.path) }))
    .filter((change) => !isSame(change.before, change.value));
}

/** Claude Code takes `1` and `"1"` for the same, so a number that says it already stays. */
function isSame(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (typeof before === 'number' && typeof after === 'string') return String(before) === after;
  return JSON.stringify(before) === JSON.stringify(after);
}

/** What a file is to say once `changes` are made, and nothing else: what the edited text is checked against. */
export function expectedJson(file: ReadableFile, changes: readonly Edit[]): unknown {
  const json = plain(file.state === 'parsed' ? file.json : {}) as Record<string, unknown>;
  for (const { path, value } of changes) {
    const [first, second] = path;
    const parent = second === undefined ? json : parentOf(json, first, value !== undefined);
    const name = second ?? first;
    if (value === undefined) delete parent[name];
    else parent[name] = plain(value);
  }
  return json;
}

function parentOf(json: Record<string, unknown>, name: string, isWanted: boolean): Record<string, unknown> {
  if (!Object.hasOwn(json, name) && isWanted) json[name] = {};
  return (json[name] ?? {}) as Record<string, unknown>;
}

/** A copy of a JSON value that shares nothing with it. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
