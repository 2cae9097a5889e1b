import { writePresets } from '../../effects/write-presets.ts';
import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { launcherFile } from '../../facts/claude-code/launcher-file.ts';
import type { PresetsFile } from '../../facts/presets/presets-file.ts';
import { allCandidates } from '../../facts/settings/candidates.ts';
import { effectiveConfiguration, effectiveValue } from '../../facts/settings/effective.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import type { Warning } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { isPresetName } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import type { PresetEdits } from '../../plan/presets/edit-presets.ts';
import { type Kept, presetOfNow } from '../../plan/presets/preset-of-now.ts';
import { presetOfOptions } from '../../plan/presets/preset-options.ts';
import { readAnswers, type SetupOptions } from '../../plan/setup/setup-answers.ts';
import { namedIn } from './find-preset.ts';

/** What became of the file of presets, and what has to be known of it. */
export interface Saved {
  readonly file: PresetsFile;
  readonly warnings: readonly Warning[];
}

/** Keeps a setup under a name: what the options say, or what is in force now. */
export async function savePreset(
  world: World,
  config: string,
  name: string,
  { replace, ...options }: SetupOptions & { readonly replace?: boolean | undefined },
): Promise<Outcome<Saved>> {
  const malformed = checkPresetName(name);
  if (malformed) return malformed;
  const kept = hasAnswers(options) ? keptOfOptions(options) : await keptOfNow(world, config, options);
  if (!kept.ok) return kept;
  const { preset, warnings } = kept.value;
  const saved = await writePresets(world, config, ({ presets }) => {
    const isTaken = presets.some((one) => one.name === name);
    return isTaken && replace !== true ? exists(name) : success(new Map([[name, preset]]));
  });
  return saved.ok ? success({ file: saved.value, warnings }) : saved;
}

/** Gives a preset another name. */
export async function renamePreset(
  world: World,
  config: string,
  name: string,
  other: string,
): Promise<Outcome<Saved>> {
  const malformed = checkPresetName(other);
  if (malformed) return malformed;
  return changed(world, config, (file) => {
    const found = namedIn(file, name);
    if (!found.ok) return found;
    if (file.presets.some((one) => one.name === other)) return exists(other);
    const value = found.value.state === 'valid' ? found.value.preset : rawPreset(file, name);
    return success(
      new Map<string, unknown>([
        [name, undefined],
        [other, value],
      ]),
    );
  });
}

/** Takes a preset away; what it put in force stays in force. */
export async function removePreset(world: World, config: string, name: string): Promise<Outcome<Saved>> {
  return changed(world, config, (file) => {
    const found = namedIn(file, name);
    return found.ok ? success(new Map([[name, undefined]])) : found;
  });
}

async function changed(
  world: World,
  config: string,
  decide: (file: PresetsFile) => Outcome<PresetEdits>,
): Promise<Outcome<Saved>> {
  const saved = await writePresets(world, config, decide);
  return saved.ok ? success({ file: saved.value, warnings: [] }) : saved;
}

/** Why a preset cannot have a name, or `undefined`. */
function checkPresetName(name: string): Outcome<never> | undefined {
  if (isPresetName(name)) return undefined;
  return refusal(
    'preset-name-malformed',
    `A preset cannot be named '${name.slice(0, 60)}'.`,
    'Use letters, digits, -, _ and ., at most 40, beginning with a letter or a digit; subscription is taken.',
  );
}

function rawPreset({ text }: PresetsFile, name: string): unknown {
  return (text?.json.presets as Record<string, unknown> | undefined)?.[name];
}

const OWN = ['scope', 'complete', 'offline'];

function hasAnswers(options: SetupOptions): boolean {
  return Object.entries(options).some(([name, value]) => value !== undefined && !OWN.includes(name));
}

function keptOfOptions(options: SetupOptions): Outcome<Kept> {
  const answers = readAnswers(options);
  if (!answers.ok) return answers;
  const preset = presetOfOptions(options, answers.value);
  if (!preset.ok) return preset;
  return success({ preset: preset.value, warnings: [] });
}

async function keptOfNow(world: World, config: string, { scope }: SetupOptions): Promise<Outcome<Kept>> {
  const settings = trustedSettings(world, await readSettings(world));
  const { profiles } = readProfiles(claudeWorld(world, settings));
  const effective = effectiveConfiguration(settings, world.env, profiles);
  const kept = presetOfNow({
    found: allCandidates(settings, world.env),
    profiles,
    region: effectiveValue(effective, 'region'),
    launcher: launcherFile(config, world.platform),
    platform: world.platform,
  });
  if (!kept.ok || !scope) return kept;
  return success({ ...kept.value, preset: { ...kept.value.preset, scope } });
}

function exists(name: string): Outcome<never> {
  return refusal(
    'preset-exists',
    `There is a preset '${name}' already.`,
    `Choose another name, or save over it with --replace; claude-bedrock presets show ${name} tells what it holds.`,
  );
}
