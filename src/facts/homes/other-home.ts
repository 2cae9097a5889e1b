import { settingsKey } from '../../knowledge/settings-keys.ts';

/** A value that another home sets, under the name of a key of `SETTINGS_KEYS` or `CLAUDE_CONFIG_DIR`; not masked. */
export interface HomeValue {
  readonly key: string;
  readonly value: string;
}

/** Another place than Claude Code's own settings here that says how Claude Code talks to AWS, for some of its sessions. */
export interface OtherHome {
  /**
   * `editor` and `jetbrains`: what an editor puts into the environment of the sessions that it starts; `configuration`:
   * the settings of another configuration directory; `github-action`: what a workflow tells anthropics/claude-code-action.
   */
  readonly kind: 'editor' | 'jetbrains' | 'configuration' | 'github-action';
  /** Such as `VS Code`, or a step of a workflow. */
  readonly name: string;
  readonly file: string;
  readonly values: readonly HomeValue[];
  /** What does not work there, or is not taken as it looks, as sentences. */
  readonly troubles: readonly HomeTrouble[];
}

/** What is wrong in such a place, and what helps. */
export interface HomeTrouble {
  readonly found: string;
  readonly fix: string;
}

/** The files from which the other homes are told. */
export interface HomeFiles {
  readonly editors: readonly {
    readonly name: string;
    readonly isFolders: boolean;
    readonly file: string;
    readonly bytes: Buffer;
  }[];
  readonly jetbrains: readonly string[];
  readonly configurations: readonly string[];
  readonly workflows: readonly { readonly file: string; readonly text: string }[];
}

/** Of more values of one home nothing is told. */
const MOST_VALUES = 100;

/** Those that are ours to tell. */
export function ownValues(pairs: readonly (readonly [string, unknown])[]): readonly HomeValue[] {
  const isOurs = (name: string) => name === 'CLAUDE_CONFIG_DIR' || settingsKey(name)?.place === 'env';
  const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
  return pairs
    .filter(([name, value]) => isOurs(name) && isPlain(value))
    .slice(0, MOST_VALUES)
    .map(([key, value]) => ({ key, value: String(value) }));
}
