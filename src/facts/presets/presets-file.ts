import { join } from 'node:path';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import type { FileText } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { isPresetName, type NamedPreset } from '../../model/preset.ts';
import { PRESETS_FILE } from '../machine/own-folders.ts';
import { readFileSafely, unreadableFix } from '../machine/read-file.ts';
import { decode } from '../settings/file-text.ts';
import { isObject } from '../settings/settings-file.ts';
import { looseSchema, PRESETS_VERSION, presetSchema, whatIsWrong } from './preset-schema.ts';

/** The file of presets as it can be edited; `undefined` for none. */
export interface PresetsFile {
  readonly file: string;
  readonly text: FileText | undefined;
  readonly presets: readonly NamedPreset[];
}

/** Where the presets of a configuration directory stand. */
export function presetsFile(configDirectory: string): string {
  return join(configDirectory, 'bedrock', PRESETS_FILE);
}

/** Reads the presets, or says why they cannot be read: not JSON, of a newer version, no file of ours. */
export async function readPresets(configDirectory: string): Promise<Outcome<PresetsFile>> {
  const file = presetsFile(configDirectory);
  const read = readFileSafely(file);
  if (read.state === 'absent') return success({ file, text: undefined, presets: [] });
  if (read.state !== 'read') {
    const why = read.state === 'unreadable' ? read.code : read.state;
    return refusal(
      'presets-unreadable',
      `${file} cannot be read (${why}).`,
      `${unreadableFix(why)}, or move it out of the way.`,
    );
  }
  const decoded = decode(read.bytes);
  if (!decoded) return invalid(file, 'it is not UTF-8 text');
  const { text } = decoded;
  let json: unknown;
  try {
    json = text.trim() === '' ? { version: PRESETS_VERSION, presets: {} } : JSON.parse(text);
  } catch {
    const { locateSyntaxError } = await import('../settings/json-syntax.ts');
    const { line, column, reason } = locateSyntaxError(text);
    return invalid(file, `it is no valid JSON at line ${line}, column ${column}: ${reason}`);
  }
  if (isObject(json) && typeof json.version === 'number' && json.version > PRESETS_VERSION)
    return newer(file, json.version);
  const { data, error } = looseSchema.safeParse(json);
  if (!data || data.version !== PRESETS_VERSION) {
    return invalid(file, error ? whatIsWrong(error) : `it is of version ${data?.version}`);
  }
  const presets = Object.entries(data.presets).map(([name, value]) => namedPreset(name, value));
  return success({
    file,
    text: { bytes: read.bytes, ...decoded, json: isObject(json) ? json : {} },
    presets,
  });
}

/** A preset as it stands under a name, or why it is none. */
function namedPreset(name: string, value: unknown): NamedPreset {
  if (!isPresetName(name)) return { name, state: 'invalid', why: 'it has a name that no preset can have' };
  const { data, error } = presetSchema.safeParse(value);
  if (!data) return { name, state: 'invalid', why: whatIsWrong(error) };
  // It would stand on the command line of a session.
  const secret = Object.keys(data.settings ?? {}).find((key) => settingsKey(key)?.isSecret);
  if (secret !== undefined)
    return { name, state: 'invalid', why: `it holds ${secret}, and no preset may hold a secret` };
  return { name, state: 'valid', preset: data };
}

function invalid(file: string, why: string): Outcome<never> {
  return refusal(
    'presets-invalid',
    `The presets in ${file} cannot be understood: ${why}.`,
    'Correct the file, or move it out of the way.',
  );
}

function newer(file: string, version: number): Outcome<never> {
  return refusal(
    'presets-newer',
    `${file} was written by a newer claude-bedrock (version ${version} of the file).`,
    'Update the plugin, then run this again.',
  );
}
