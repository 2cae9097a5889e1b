import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import type { PresetsFile } from '../../facts/presets/presets-file.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import type { NamedPreset, SeenPreset } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { isNothing, overruledBy } from '../../plan/presets/nothing.ts';
import { draftUse } from './draft-use.ts';

/** Looks which presets can be used, and which is in force. */
export async function lookAtPresets(
  world: World,
  config: string,
  { presets }: PresetsFile,
): Promise<readonly SeenPreset[]> {
  const settings = await readSettings(world);
  const { profiles } = readProfiles(claudeWorld(world, trustedSettings(world, settings)));
  const names = profiles.map(({ name }) => name);
  return Promise.all(presets.map((one) => look(world, config, one, names)));
}

async function look(
  world: World,
  config: string,
  named: NamedPreset,
  profiles: readonly string[],
): Promise<SeenPreset> {
  const { name } = named;
  if (named.state === 'invalid') return { name, isInForce: false, problem: named.why };
  const { preset } = named;
  if (preset.profile !== undefined && !profiles.includes(preset.profile))
    return { name, isInForce: false, preset, problem: `its AWS profile '${preset.profile}' is gone` };
  const draft = await draftUse(world, config, { name });
  if (!draft.ok || !isNothing(draft.value)) return { name, preset, isInForce: false };
  const overruled = overruledBy(draft.value.warnings);
  return { name, preset, isInForce: overruled.length === 0, ...(overruled.length > 0 && { overruled }) };
}
