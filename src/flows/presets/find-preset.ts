import { type PresetsFile, readPresets } from '../../facts/presets/presets-file.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { NamedPreset, Preset } from '../../model/preset.ts';
import { nearest } from '../../text/nearest.ts';

/** The preset of a name, or why it cannot be used. */
export async function findPreset(config: string, name: string): Promise<Outcome<Preset>> {
  const read = await readPresets(config);
  if (!read.ok) return read;
  const found = namedIn(read.value, name);
  if (!found.ok) return found;
  const { value } = found;
  return value.state === 'valid'
    ? success(value.preset)
    : invalidPreset(value.name, value.why, read.value.file);
}

/** What stands under a name, be it a preset or not. */
export function namedIn({ presets }: PresetsFile, name: string): Outcome<NamedPreset> {
  const preset = presets.find((one) => one.name === name);
  return preset ? success(preset) : missing(name, presets);
}

function missing(name: string, presets: readonly NamedPreset[]): Outcome<never> {
  const names = presets.map((one) => one.name);
  const near = nearest(name, names);
  const known = names.length === 0 ? 'There are none yet' : `There are: ${names.join(', ')}`;
  return refusal(
    'preset-missing',
    `There is no preset '${name}'.`,
    near
      ? `Did you mean ${near}?`
      : `${known}. claude-bedrock presets save NAME keeps what is set up now under a name.`,
  );
}

/** The refusal for what was edited by hand. */
function invalidPreset(name: string, why: string, file: string): Outcome<never> {
  return refusal(
    'preset-invalid',
    `What stands under '${name}' in ${file} is no preset: ${why}.`,
    `Correct it there, or remove it: claude-bedrock presets remove ${name}`,
  );
}
