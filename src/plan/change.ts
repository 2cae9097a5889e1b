import type { SettingsFile, SettingsScope } from '../facts/settings-file.ts';

/** The scopes we may write to. */
export type WritableScope = Exclude<SettingsScope, 'managed'>;

/** A JSON value as it stands in a settings file. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** One value wanted at a place of a settings file; `undefined` means that the key is not to be there. */
export interface Edit {
  readonly path: readonly [string] | readonly ['env', string];
  readonly value: JsonValue | undefined;
  /** The value must never be shown. */
  readonly isSecret: boolean;
}

/** An edit that changes something: with the value that stands there now. */
export interface KeyChange extends Edit {
  readonly before: JsonValue | undefined;
}

/** A remark on a plan: it can be carried out, but may not do what the person expects. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** A settings file that can be written: it is absent, or it parses. */
export type WritableFile = Extract<SettingsFile, { state: 'absent' | 'parsed' }> & {
  readonly scope: WritableScope;
};

/** What is to happen to one settings file. */
export interface FileChange {
  readonly target: WritableFile;
  readonly changes: readonly KeyChange[];
  /** Permission bits the file has to end with, such as 0o600; absent where they stay as they are. */
  readonly mode?: number;
}

/** An edit below `env`. */
export function env(name: string, value: JsonValue | undefined, isSecret = false): Edit {
  return { path: ['env', name], value, isSecret };
}

/** True where nothing is to be written. */
export function isEmpty({ changes, mode }: FileChange): boolean {
  return changes.length === 0 && mode === undefined;
}

/** The key as people write it: `env.AWS_PROFILE`, `awsAuthRefresh`. */
export function keyName(path: Edit['path']): string {
  return path.join('.');
}
