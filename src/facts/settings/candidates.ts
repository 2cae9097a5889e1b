import { FAMILIES, FAMILY_PINS, isSetByClaudeCode } from '../../knowledge/model-families.ts';
import { SETTINGS_KEYS, type SettingsKey } from '../../knowledge/settings-keys.ts';
import type { Origin } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { isObject, type SettingsFile } from './settings-file.ts';

/** A value and where it stands; not masked. */
export interface Candidate {
  readonly value: string;
  readonly origin: Origin;
}

/**
 * Every place that sets a key of `SETTINGS_KEYS`, by the name of the key, the one that wins first. A settings file beats
 * the environment; `settings` is highest precedence first.
 */
export function allCandidates(
  settings: readonly SettingsFile[],
  env: World['env'],
): ReadonlyMap<string, readonly Candidate[]> {
  const files = settings.flatMap((file) =>
    file.state === 'parsed' ? [{ ...file, env: settingsEnv(file) }] : [],
  );
  return new Map(SETTINGS_KEYS.map((key) => [key.name, candidates(key, files, env)]));
}

/** The `env` of one settings file, as text: Claude Code takes numbers and booleans for text. */
export function settingsEnv(file: SettingsFile): Readonly<Record<string, string>> {
  const env = file.state === 'parsed' && Object.hasOwn(file.json, 'env') ? file.json.env : undefined;
  if (!isObject(env)) return {};
  // Of an object the client makes a text that nobody means (rule env-value-type); it is shown as it stands.
  const textOf = (value: unknown) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, textOf(value)]));
}

/** A settings file that was read, with its `env` as text. */
type ReadFile = Extract<SettingsFile, { state: 'parsed' }> & {
  readonly env: Readonly<Record<string, string>>;
};

function candidates(key: SettingsKey, files: readonly ReadFile[], env: World['env']): readonly Candidate[] {
  const fromFiles = files.flatMap((file) => fromFile(key, file));
  const value = key.place === 'env' ? env[key.name] : undefined;
  if (value === undefined || isClaudeCodesDoing(key, value, fromFiles, env)) return fromFiles;
  return [...fromFiles, { value, origin: { from: 'environment', key: key.name } }];
}

function fromFile(key: SettingsKey, file: ReadFile): readonly Candidate[] {
  if (key.place === 'env') {
    if (!Object.hasOwn(file.env, key.name)) return [];
    return [{ value: file.env[key.name] ?? '', origin: originIn(file, `env.${key.name}`) }];
  }
  const value = Object.hasOwn(file.json, key.name) ? file.json[key.name] : undefined;
  if (value === undefined || value === null) return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [{ value: text, origin: originIn(file, key.name) }];
}

function originIn({ scope, file }: SettingsFile, key: string): Origin {
  return { from: scope, file, key };
}

/**
 * Claude Code hands its children an environment in which the settings are merged already, and may set a
 * family's model by itself, marking it with a variable of the same value.
 */
function isClaudeCodesDoing(
  key: SettingsKey,
  value: string,
  fromFiles: readonly Candidate[],
  env: World['env'],
): boolean {
  if (env.CLAUDECODE !== '1') return false;
  const family = FAMILIES.find((one) => FAMILY_PINS[one] === key.name);
  if (family && isSetByClaudeCode(family, env)) return true;
  return fromFiles.some((candidate) => candidate.value === value);
}
