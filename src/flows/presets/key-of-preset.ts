import { join } from 'node:path';
import { type ApiKey, checkApiKey, readApiKey } from '../../facts/api-key.ts';
import { journalDirectory } from '../../facts/journal/journal.ts';
import { listDirectory } from '../../facts/machine/quiet-reads.ts';
import { readOwnFile } from '../../facts/machine/read-file.ts';
import { parseSettings, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { KEY_VARIABLES, type Way } from '../../knowledge/ways.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Preset } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { valueAt } from '../../plan/edit/key-values.ts';
import { keyFingerprint } from '../../plan/presets/preset-of-now.ts';

const placeOf = (way: Way) => ['env', KEY_VARIABLES[way]] as const;

/** The API key that a preset refers to; `undefined` where it signs in another way. */
export async function keyOfPreset(
  world: World,
  config: string,
  settings: readonly SettingsFile[],
  { auth, apiKey, way: named }: Preset,
): Promise<Outcome<ApiKey | undefined>> {
  if (auth !== 'api-key') return success(undefined);
  const way: Way = named ?? 'invoke';
  if (apiKey && 'file' in apiKey) return readApiKey(world, { fromStdin: false, file: apiKey.file, way });
  if (!apiKey || 'environment' in apiKey)
    return readApiKey(world, { fromStdin: false, file: undefined, way });
  const text = keyInSettings(settings, apiKey.settings, way) ?? keyInJournal(config, apiKey.settings, way);
  return text === undefined ? gone() : checkApiKey(text, world.now(), way);
}

function keyInSettings(settings: readonly SettingsFile[], fingerprint: string, way: Way): string | undefined {
  const keys = settings.flatMap((file) => (file.state === 'parsed' ? [valueAt(file, placeOf(way))] : []));
  return keys.find((key): key is string => typeof key === 'string' && keyFingerprint(key) === fingerprint);
}

/** What a switch took out of the settings stands in the bytes that are kept for undoing it. */
function keyInJournal(config: string, fingerprint: string, way: Way): string | undefined {
  const journal = journalDirectory(config);
  for (const name of listDirectory(journal)) {
    const bytes = name.endsWith('.bak') ? readOwnFile(join(journal, name)) : undefined;
    const parsed = bytes && parseSettings(name, bytes);
    const key = parsed && 'json' in parsed && valueAt({ state: 'parsed', json: parsed.json }, placeOf(way));
    if (typeof key === 'string' && keyFingerprint(key) === fingerprint) return key;
  }
  return undefined;
}

function gone(): Outcome<never> {
  return refusal(
    'api-key-missing',
    'The API key that this preset was saved with is nowhere in your settings any more.',
    'Put a key in a file and save the preset again: claude-bedrock presets save NAME --replace --auth api-key --api-key-file FILE.',
  );
}
