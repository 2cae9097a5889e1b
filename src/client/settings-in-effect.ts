import type { SignerSettings } from '../facts/claude-code/choose-signer.ts';
import type { Placed } from '../facts/claude-code/client-view.ts';
import { settingsEnv } from '../facts/settings/candidates.ts';
import { withoutInFolder } from '../facts/settings/folder-keys.ts';
import { isObject, type SettingsFile } from '../facts/settings/settings-file.ts';
import type { JsonObject } from '../model/change.ts';
import type { Origin } from '../model/configuration.ts';
import type { World } from '../model/world.ts';

/** The settings and the environment as Claude Code puts them together. */
export interface SettingsInEffect extends SignerSettings {
  /** A key of the settings themselves, from the highest scope that has it; `text` is the same where it is a text. */
  setting(key: string): Placed<unknown> | undefined;
  /** The administrator has settings. */
  readonly hasManaged: boolean;
  /** The same from the administrator's files alone. */
  managed(key: string): Placed<unknown> | undefined;
  /** A list: the administrator's own, or else the lists of all scopes together, the person's first [run 2.1.332]. */
  list(key: string): Placed<readonly string[]> | undefined;
  /** An object, merged by its keys over the scopes. */
  object(key: string): Readonly<Record<string, Placed<string>>>;
}

/** The words that switch something on, in any case, blanks around them off [run 2.1.200, 2.1.332]. */
const ON = new Set(['1', 'true', 'yes', 'on']);

/** Of what a folder's settings set, all that counts before Claude Code lists models [run 2.1.332: 14 homes]. */
const AT_START =
  /^(?:AWS_PROFILE|AWS_(?:DEFAULT_)?REGION|ANTHROPIC_(?:\w*MODEL\w*|BEDROCK_REGION_PREFIX)|CLAUDE_CODE_(?:SKIP|USE)_\w+)$/;

/**
 * The settings as they count at first: a folder's variables that could lead requests elsewhere come later, and so does
 * one whose name stands in a higher scope in other letters, which do nothing else [run 2.1.332: 13 homes].
 */
export function settingsAtStart(settings: readonly SettingsFile[]): readonly SettingsFile[] {
  return settings.map((file, at) => {
    const above = settings.slice(0, at).flatMap((one) => Object.keys(settingsEnv(one)));
    const isPassedOver = (name: string) => above.some((one) => one !== name && one.toUpperCase() === name);
    return withoutInFolder(file, (name) => !AT_START.test(name) || isPassedOver(name));
  });
}

/** `settings` is highest precedence first; a settings file's `env` beats the shell's variable [run 2.1.200, 2.1.332]. */
export function settingsInEffect(settings: readonly SettingsFile[], env: World['env']): SettingsInEffect {
  const files = settings.filter((file) => file.state === 'parsed');
  const raw = (name: string): Placed<string> | undefined => {
    for (const file of files) {
      const own = settingsEnv(file);
      if (Object.hasOwn(own, name)) return { value: own[name] ?? '', origin: placeOf(file, `env.${name}`) };
    }
    const value = env[name];
    return value === undefined ? undefined : { value, origin: { from: 'environment', key: name } };
  };
  const variable = (name: string) => {
    const found = raw(name);
    const value = found?.value.trim();
    return found && value ? { ...found, value } : undefined;
  };
  const keyIn = (file: (typeof files)[number], key: string): Placed<unknown> | undefined =>
    Object.hasOwn(file.json, key) ? { value: file.json[key], origin: placeOf(file, key) } : undefined;
  const firstOf = (of: typeof files, key: string) => of.map((file) => keyIn(file, key)).find(Boolean);
  const managedFiles = files.filter(({ scope }) => scope === 'managed');
  return {
    raw,
    variable,
    switched: (name) => {
      const found = variable(name);
      return found && ON.has(found.value.toLowerCase()) ? found : undefined;
    },
    setting: (key) => firstOf(files, key),
    text: (key) => {
      const found = firstOf(files, key);
      return found && typeof found.value === 'string' && found.value !== ''
        ? { ...found, value: found.value }
        : undefined;
    },
    // An empty file of theirs is none [run 2.1.332].
    hasManaged: managedFiles.some(({ json }) => Object.keys(json).length > 0),
    managed: (key) => firstOf(managedFiles, key),
    list: (key) => listOf(firstOf(managedFiles, key) ? managedFiles : files, key, keyIn),
    object: (key) =>
      Object.assign({}, ...[...files].reverse().map((file) => textsOf(file.json[key], placeOf(file, key)))),
  };
}

function listOf<F>(
  files: readonly F[],
  key: string,
  keyIn: (file: F, key: string) => Placed<unknown> | undefined,
): Placed<readonly string[]> | undefined {
  const lists = files.flatMap((file) => keyIn(file, key) ?? []).filter(({ value }) => Array.isArray(value));
  const [first] = lists;
  if (!first) return undefined;
  const texts = lists.reverse().flatMap(({ value }) => value as unknown[]);
  return { value: texts.filter((one) => typeof one === 'string'), origin: first.origin };
}

function textsOf(value: unknown, origin: Origin): Readonly<Record<string, Placed<string>>> {
  const entries = Object.entries(isObject(value) ? (value as JsonObject) : {});
  return Object.fromEntries(
    entries.flatMap(([name, text]) => (typeof text === 'string' ? [[name, { value: text, origin }]] : [])),
  );
}

function placeOf({ scope, file }: SettingsFile, key: string): Origin {
  return { from: scope, file, key };
}
