import { type ArgumentSpec, type OptionSpec, valueName } from '../cli/command.ts';
import { FAMILIES } from '../knowledge/model-families.ts';
import { CLAUDE_REGIONS } from '../knowledge/regions.ts';
import { SETTINGS_KEYS } from '../knowledge/settings-keys.ts';

/** What a shell can offer where a value is due. */
export interface Candidates {
  /** Words to offer; one that ends in `=` is to be continued. */
  readonly words: readonly string[];
  /** What the shell looks up when it is asked. */
  readonly lookup?: 'files' | 'profiles' | 'sso-sessions' | 'presets';
}

/** By the name that a value has in the help text. What is not here is anything: nothing can be offered. */
const BY_NAME: Readonly<Record<string, Candidates>> = {
  FILE: { words: [], lookup: 'files' },
  DIR: { words: [], lookup: 'files' },
  PROFILE: { words: [], lookup: 'profiles' },
  SESSION: { words: [], lookup: 'sso-sessions' },
  PRESET: { words: [], lookup: 'presets' },
  REGION: { words: CLAUDE_REGIONS },
  KEY: { words: SETTINGS_KEYS.map(({ name }) => name) },
  'KEY=VALUE': { words: SETTINGS_KEYS.filter(({ settable }) => settable).map(({ name }) => `${name}=`) },
  'FAMILY=ID': { words: FAMILIES.map((family) => `${family}=`) },
};

/** What can be offered as the value of an option, such as one of `checks`; `undefined` for an option that takes none. */
export function candidatesOf(option: OptionSpec, checks: readonly string[]): Candidates | undefined {
  return option.type === 'boolean' ? undefined : wordsFor(option, checks);
}

/** What can be offered as a word that follows a subcommand. */
export function wordsFor(word: Omit<ArgumentSpec, 'name' | 'help'>, checks: readonly string[]): Candidates {
  if (word.choices) return { words: word.choices };
  const kinds = valueName(word)
    .split('|')
    .map((name) => (name === 'CHECK' ? { words: checks } : candidatesFor(name)));
  const lookup = kinds.find((kind) => kind.lookup)?.lookup;
  return { words: kinds.flatMap(({ words }) => words), ...(lookup && { lookup }) };
}

function candidatesFor(name: string): Candidates {
  return BY_NAME[name] ?? { words: /^[a-z]/.test(name) ? [name] : [] };
}
