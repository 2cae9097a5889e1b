import type { RegKey } from '../formats/reg.ts';
import type { Tree, TreeEntry } from '../formats/tree.ts';

/** Where something stands: the file as it was named, its line as far as the format has lines, and the key. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly key?: string | undefined;
}

/** How a value of Claude Desktop is carried: it decides what types are written like. */
export type Carrier = 'plist' | 'registry' | 'json';

/** One value of Claude Desktop as a file has it. */
export interface DesktopEntry {
  readonly key: string;
  readonly line?: number | undefined;
  /** As the app takes it: texts that stand for a list, an object, a switch or a number are read. */
  readonly value: unknown;
  /** Why the app cannot take it, as a sentence; `value` is then what stands there. */
  readonly trouble?:
    | { readonly about: 'type' | 'encoding'; readonly cause: string; readonly fix: string }
    | undefined;
}

/** A managed or local configuration of Claude Desktop. */
export interface DesktopDocument {
  readonly product: 'desktop';
  readonly file: string;
  readonly carrier: Carrier;
  /** Where the app finds it: an MDM's, that of the machine or of the user on Windows, Linux's, or the local one. */
  readonly source: 'mdm' | 'HKLM' | 'HKCU' | 'linux' | 'local';
  readonly line?: number | undefined;
  readonly entries: readonly DesktopEntry[];
  /** Not the whole of it: what is missing here may stand elsewhere. */
  readonly isPartial?: true | undefined;
}

/** Settings of Claude Code that an administrator sets. */
export interface ClaudeCodeDocument {
  readonly product: 'claude-code';
  readonly file: string;
  readonly source: 'mdm' | 'HKLM' | 'HKCU' | 'file' | 'drop-in';
  readonly line?: number | undefined;
  /** A dictionary. */
  readonly settings: Tree;
}

/** A configuration profile for macOS, as such. */
export interface ProfileDocument {
  readonly product: 'profile';
  readonly file: string;
  readonly root: Tree;
  readonly payloads: readonly Tree[];
}

/** Keys of a registry file, as such. */
export interface RegistryDocument {
  readonly product: 'registry';
  readonly file: string;
  readonly keys: readonly RegKey[];
}

/** One section of an AWS config file. */
export interface AwsSectionRead {
  /** `default`, `profile work`, `sso-session corp`. */
  readonly name: string;
  readonly line: number;
  readonly keys: readonly { readonly name: string; readonly value: string; readonly line: number }[];
}

/** An AWS config file. */
export interface AwsConfigDocument {
  readonly product: 'aws-config';
  readonly file: string;
  readonly sections: readonly AwsSectionRead[];
}

/** One statement of a policy; lists as they are meant, a single text as a list of one. */
export interface PolicyStatement {
  readonly sid?: string | undefined;
  readonly line?: number | undefined;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Operator, condition key in lower case, values. */
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
}

/** An IAM policy, or the policy of an organization (SCP), which grants nothing. */
export interface PolicyDocument {
  readonly product: 'policy';
  readonly file: string;
  readonly statements: readonly PolicyStatement[];
  readonly isForOrganization: boolean;
}

/** The file of a rollout. What is wrong with it by itself its own reader tells. */
export interface RolloutDocument {
  readonly product: 'rollout';
  readonly file: string;
  readonly root: Tree;
}

/** A program as a text, which Claude Desktop is to start for a key. */
export interface ScriptDocument {
  readonly product: 'script';
  readonly file: string;
  readonly text: string;
  /** It begins with a byte order mark. */
  readonly hasMark: boolean;
}

/** What a file was understood as. One file may hold several. */
export type Document =
  | DesktopDocument
  | ClaudeCodeDocument
  | ProfileDocument
  | RegistryDocument
  | AwsConfigDocument
  | PolicyDocument
  | RolloutDocument
  | ScriptDocument;

/** Everything that is checked together. */
export interface Checked {
  readonly documents: readonly Document[];
  /** The oldest Claude Desktop on the devices, where it was told. */
  readonly desktopVersion?: string | undefined;
}

/** One thing that was found. */
export interface RolloutFinding {
  readonly id: string;
  /** `fail`: it does not work, or not as meant. `warn`: it works, but; or it cannot be told. */
  readonly severity: 'fail' | 'warn';
  readonly place: Place;
  readonly cause: string;
  readonly fix: string;
}

/** A rule of the checker: pure, over everything that was read. */
export interface Rule {
  readonly id: string;
  readonly judge: (checked: Checked) => readonly Omit<RolloutFinding, 'id'>[];
}

/** The documents of one kind. */
export function documentsOf<P extends Document['product']>(
  { documents }: Checked,
  product: P,
): readonly Extract<Document, { product: P }>[] {
  return documents.filter((one): one is Extract<Document, { product: P }> => one.product === product);
}

/** The entry of a key in a Desktop configuration: the last of that name counts. */
export function desktopEntry({ entries }: DesktopDocument, key: string): DesktopEntry | undefined {
  return entries.findLast((entry) => entry.key === key);
}

/** The value of a key, where the app can take it. */
export function desktopValue(document: DesktopDocument, key: string): unknown {
  const entry = desktopEntry(document, key);
  return entry?.trouble ? undefined : entry?.value;
}

/** A text that is set, or `undefined`. */
export function desktopText(document: DesktopDocument, key: string): string | undefined {
  const value = desktopValue(document, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The place of an entry. */
export function placeOf({ file }: { readonly file: string }, entry?: Pick<TreeEntry, 'key' | 'line'>): Place {
  return entry ? { file, line: entry.line, key: entry.key } : { file };
}
