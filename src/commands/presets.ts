import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { readPresets } from '../facts/presets/presets-file.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { namedIn } from '../flows/presets/find-preset.ts';
import { lookAtPresets } from '../flows/presets/look-at-presets.ts';
import { removePreset, renamePreset, type Saved, savePreset } from '../flows/presets/save-preset.ts';
import { homeUnknown, type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { asRead } from '../report/place-text.ts';
import type { PresetsReport } from '../report/presets/presets.ts';
import { presetsReport } from '../report/presets/presets-report.ts';
import { presetsText } from '../report/presets/presets-text.ts';
import type { TextStyle } from '../text/text.ts';
import { PLAN_OPTIONS } from './plan-options.ts';
import type { ImportConversation } from './share-preset.ts';
import type { presetsSpec } from './specs/presets.ts';

type Given = OptionsOf<typeof presetsSpec>;

/** `presets`: lists the setups that have a name, saves, shows, renames and removes one; `wizard` asks before importing. */
export function presets(wizard: ImportConversation): RunCommand<Given> {
  return (world, options, style) => runPresets(world, options, { style, wizard });
}

async function runPresets(
  world: World,
  options: Given,
  asking: { style: TextStyle; wizard: ImportConversation },
) {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  if (options.action === 'export' || options.action === 'import') {
    const misuse = misuseOf(options.action, options);
    if (misuse) return misuse;
    const { exportPreset, importPreset } = await import('./share-preset.ts');
    return options.action === 'export'
      ? exportPreset(world, config, options.name ?? '')
      : importPreset(world, config, { options, ...asking });
  }
  const done = await act(world, config, options);
  if (!done.ok) return done;
  const { file, warnings } = done.value;
  const { action = 'list', name, other } = options;
  const shown = action === 'list' ? file.presets : file.presets.filter((one) => one.name === (other ?? name));
  const seen = await lookAtPresets(world, config, { ...file, presets: shown });
  const report = presetsReport({ action, file: file.file, name, seen, warnings }) satisfies PresetsReport;
  return success({
    data: report,
    text: (style: TextStyle) => presetsText(asRead(report, world.home), style),
  });
}

async function act(world: World, config: string, options: Given): Promise<Outcome<Saved>> {
  const { action = 'list', name, other, json: _json, help: _help, ...answers } = options;
  const misuse = misuseOf(action, options);
  if (misuse) return misuse;
  if (action === 'save') return savePreset(world, config, name ?? '', answers);
  if (action === 'rename') return renamePreset(world, config, name ?? '', other ?? '');
  if (action === 'remove') return removePreset(world, config, name ?? '');
  const file = await readPresets(config);
  if (!file.ok) return file;
  const found = action === 'show' ? namedIn(file.value, name ?? '') : success(undefined);
  return found.ok ? success({ file: file.value, warnings: [] }) : found;
}

/** Each action takes its own words, and only `save` takes options. */
function misuseOf(action: NonNullable<Given['action']>, options: Given): Outcome<never> | undefined {
  const { action: _action, name, other, json: _json, help: _help, ...answers } = options;
  const fix = 'Run: claude-bedrock presets --help';
  if (action === 'list' ? name !== undefined : name === undefined)
    return refusal(
      'usage',
      action === 'list' ? `Unexpected argument '${name}'.` : `Say which: presets ${action} NAME.`,
      fix,
    );
  if (action === 'rename' ? other === undefined : other !== undefined)
    return refusal(
      'usage',
      action === 'rename' ? 'Say how: presets rename NAME NEW.' : `Unexpected argument '${other}'.`,
      fix,
    );
  if (action === 'import') return undefined;
  const given = Object.keys(answers).filter((key) => answers[key as keyof typeof answers] !== undefined);
  const planning = given.find((key) => key in PLAN_OPTIONS);
  if (planning !== undefined) return refusal('usage', `--${planning} belongs to presets import.`, fix);
  const [option] = action === 'save' ? [] : given;
  return option === undefined ? undefined : refusal('usage', `--${option} belongs to presets save.`, fix);
}
