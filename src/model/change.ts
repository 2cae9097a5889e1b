import type { SettingsScope } from './configuration.ts';

/** The scopes of Claude Code's settings that we may write to. */
export type WritableScope = Exclude<SettingsScope, 'managed'>;

/** Whose file it is that we write: settings of a scope, `aws`, the AWS config file, or `editor`, the settings of an editor. */
export type FileScope = WritableScope | 'aws' | 'editor';

/** A value as it stands in a file; in the AWS config file all are texts. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A JSON object as parsed. */
export type JsonObject = { readonly [key: string]: unknown };

/** The decoded text of a file that we may edit, without its byte order mark, and what it says. */
export interface FileText {
  readonly bytes: Buffer;
  readonly text: string;
  readonly hasBom: boolean;
  /** Settings as parsed; of the AWS config file its sections, each with its keys. */
  readonly json: JsonObject;
}

/** One value wanted at a place of a file; `undefined` means that the key is not to be there. */
export interface Edit {
  /** `['awsAuthRefresh']`, `['env', 'AWS_PROFILE']`; in the AWS config file a section and a key of it. */
  readonly path: readonly [string] | readonly [string, string];
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

/** A file that can be written: it is absent, or it parses. `mode` is its permission bits. */
export type EditableFile = { readonly scope: FileScope; readonly file: string } & (
  | { readonly state: 'absent' }
  | ({ readonly state: 'parsed'; readonly mode: number } & FileText)
);

/** A settings file that can be written. */
export type WritableFile = EditableFile & { readonly scope: WritableScope };

/** What is to happen to one file. */
export interface FileChange {
  readonly target: EditableFile;
  readonly changes: readonly KeyChange[];
  /** The file that is written, where a link leads from that of `target` to it. */
  readonly realFile?: string;
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

/** The key as people write it: `env.AWS_PROFILE`, `awsAuthRefresh`, `profile work.region`. */
export function keyName(path: Edit['path']): string {
  return path.join('.');
}
