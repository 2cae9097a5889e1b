import { isObject, type JsonObject } from '../facts/settings-file.ts';
import type { Edit, JsonValue } from './change.ts';

/** A settings file of any scope that is absent or parses. */
export type ReadableFile =
  | { readonly state: 'absent' }
  | { readonly state: 'parsed'; readonly json: JsonObject };

/** The value at a path of a settings file, `undefined` where nothing stands. */
export function valueAt(file: ReadableFile, path: Edit['path']): JsonValue | undefined {
  let value: unknown = file.state === 'parsed' ? file.json : {};
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value as JsonValue;
}
