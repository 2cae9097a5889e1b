import { maskShapes, shownValues } from '../../facts/settings/shown-value.ts';
import type { Warning } from '../../model/change.ts';
import type { SeenPreset } from '../../model/preset.ts';
import type { PresetsReport, ShownPreset } from './presets.ts';

/** What was done with the presets, and those that it was about. */
interface Done {
  readonly action: PresetsReport['action'];
  readonly file: string;
  readonly name: string | undefined;
  readonly seen: readonly SeenPreset[];
  readonly warnings: readonly Warning[];
}

/** The presets as they look from outside; none of them holds a secret. */
export function presetsReport({ action, file, name, seen, warnings }: Done): PresetsReport {
  return {
    action,
    file,
    // What a stranger wrote is seen whole before it is kept; what looks like a secret was refused.
    presets: seen.map((one) => (action === 'import' ? shownPreset(one) : masked(shownPreset(one)))),
    warnings: [...warnings],
    nextStep: nextStep(action, name, seen),
  };
}

function shownPreset({ name, isInForce, preset, problem }: SeenPreset): ShownPreset {
  const { apiKey, ...rest } = preset ?? {};
  return {
    name,
    ...(isInForce && { isInForce }),
    ...(preset && { preset: { ...preset, ...rest, ...(apiKey && { apiKey: { ...apiKey } }) } }),
    ...(problem !== undefined && { problem }),
  } as ShownPreset;
}

/** By hand anything can be written into the file. */
function masked({ preset, ...rest }: ShownPreset): ShownPreset {
  if (!preset) return rest;
  const { settings, commands, baseUrl } = preset;
  return {
    ...rest,
    preset: {
      ...preset,
      ...(baseUrl !== undefined && { baseUrl: maskShapes(baseUrl) }),
      ...(settings && { settings: shownValues(settings) }),
      ...(commands && { commands: shownValues(commands) }),
    },
  };
}

function nextStep(action: Done['action'], name: string | undefined, seen: readonly SeenPreset[]): string {
  if (action === 'remove') return `${name} is gone. What it put in force stays in force.`;
  const [first] = seen;
  if (first === undefined)
    return 'There are no presets yet. To keep what is set up now: claude-bedrock presets save NAME';
  if (seen.every(({ problem }) => problem !== undefined))
    return `To put it right: claude-bedrock presets save ${first.name} --replace`;
  const usable = seen.find(({ problem }) => problem === undefined) ?? first;
  return `To put one in force: claude-bedrock use ${usable.name}`;
}
