import * as z from 'zod/mini';
import { presetSchema, whatIsWrong } from '../../facts/presets/preset-schema.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import type { Warning } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { isPresetName, type Preset } from '../../model/preset.ts';
import { withoutSecrets } from '../../text/mask.ts';
import { readSetting } from '../setup/setting-answer.ts';

/** A preset as it is handed on: a file of its own. */
export const sharedPresetSchema = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  preset: presetSchema,
  /** What stayed behind, by name: it may hold a secret, or names a person. */
  leftOut: z.optional(z.array(z.string())),
});

export type SharedPreset = z.infer<typeof sharedPresetSchema>;

/** A preset without secrets and without what names its owner: the home directory, and its last part. */
export function sharedPreset(name: string, preset: Preset, home: string | undefined): SharedPreset {
  const person = home?.split(/[\\/]/).findLast((part) => part !== '');
  const names = (text: string) => person !== undefined && text.toLowerCase().includes(person.toLowerCase());
  const isPrivate = (text: string) => names(text) || text.includes('~/') || withoutSecrets(text) !== text;
  const left: string[] = [];
  const kept = (place: string, texts: Readonly<Record<string, string | undefined>> = {}) => {
    const all = Object.entries(texts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
    const shared = all.filter(([key = '', value = '']) => {
      const goes = !isPrivate(value) && settingsKey(key)?.isSecret !== true;
      if (!goes) left.push(key);
      return goes;
    });
    return shared.length > 0 ? { [place]: Object.fromEntries(shared) } : {};
  };
  const { apiKey, pins, overrides, settings, commands, ...plain } = preset;
  const rest = Object.entries(plain).filter(([key, value]) => {
    const goes = value === undefined || !isPrivate(value);
    if (!goes) left.push(key);
    return goes;
  });
  return sharedPresetSchema.parse({
    version: 1,
    name,
    preset: {
      ...Object.fromEntries(rest),
      // Where the key is concerns its owner alone.
      ...(apiKey && { apiKey: { environment: true } }),
      ...kept('pins', pins),
      ...kept('overrides', overrides),
      ...kept('settings', settings),
      ...kept('commands', { ...commands }),
    },
    ...(left.length > 0 && { leftOut: left }),
  });
}

/** Reads what somebody else may have written. Nothing of it is run; a key that is not known is refused. */
export function readSharedPreset(text: string): Outcome<SharedPreset> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return invalid('it is no valid JSON');
  }
  const { data, error } = sharedPresetSchema.safeParse(json);
  if (!data) return invalid(whatIsWrong(error));
  if (!isPresetName(data.name)) return invalid('it has a name that no preset can have');
  const { apiKey, settings = {} } = data.preset;
  // A file of the person's, sent as a key to an address of the stranger's, would be gone.
  if (apiKey && !('environment' in apiKey)) return invalid('it names a place of this computer for a key');
  for (const [name, value] of Object.entries(settings)) {
    const answer = readSetting(name, value);
    if (!answer.ok) return answer;
    if (answer.value.key.isSecret) return invalid(`${name} may hold a secret`);
  }
  if (withoutSecrets(text) !== text) return invalid('it holds what looks like a secret');
  return success(data);
}

/** What has to be seen before a stranger's preset is used: whom it asks and trusts, what it says and what it runs. */
export function sharedWarnings({ preset }: SharedPreset): readonly Warning[] {
  const settings = Object.entries(preset.settings ?? {}).filter(
    ([name, value]) => /:\/\//.test(value) || isAddress(name),
  );
  const hosts = [
    ...(preset.baseUrl === undefined ? [] : [['baseUrl', preset.baseUrl] as const]),
    ...settings,
  ];
  const ofKind = (kind: string) =>
    Object.entries(preset.settings ?? {}).filter(([name]) => settingsKey(name)?.shape.kind === kind);
  const commands = Object.entries(preset.commands ?? {});
  return [
    ...hosts.map(([name, value]) => ({
      code: 'foreign-host',
      message: `${name} sends requests to ${value}. Use the preset only where you know that address.`,
    })),
    ...ofKind('json').map(([name, value]) => ({
      code: 'foreign-request',
      message: `${name} puts this into every request: ${value}`,
    })),
    ...ofKind('file').map(([name, value]) => ({
      code: 'foreign-file',
      message: `${name} has Claude Code trust or use the file ${value}. Use the preset only where you know that file.`,
    })),
    ...commands.map(([name, value]) => ({
      code: 'foreign-command',
      message: `Once the preset is in force, Claude Code runs by ${name}: ${value}`,
    })),
  ];
}

function isAddress(name: string): boolean {
  const kind = settingsKey(name)?.shape.kind;
  return kind === 'url' || kind === 'proxy';
}

function invalid(why: string): Outcome<never> {
  return refusal(
    'preset-file-invalid',
    `This is no preset that was exported: ${why}.`,
    'Ask whoever sent it for what claude-bedrock presets export NAME prints.',
  );
}
