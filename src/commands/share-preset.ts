import type { OptionsOf } from '../cli/command.ts';
import { findPreset } from '../flows/presets/find-preset.ts';
import { applyImport, draftImport } from '../flows/presets/import-preset.ts';
import { refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { sharedPreset, sharedWarnings } from '../plan/presets/shared-preset.ts';
import { jsonText } from '../report/output.ts';
import { asRead } from '../report/place-text.ts';
import type { PresetsReport } from '../report/presets/presets.ts';
import { presetsReport } from '../report/presets/presets-report.ts';
import { presetsText } from '../report/presets/presets-text.ts';
import { commandLine } from '../shell/command-line.ts';
import type { TextStyle } from '../text/text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { presetsSpec } from './specs/presets.ts';

/** `presets export NAME`: the file for somebody else, and nothing beside it. */
export async function exportPreset(world: World, config: string, name: string) {
  const found = await findPreset(config, name);
  if (!found.ok) return found;
  const data = sharedPreset(name, found.value, world.home);
  return success({ data, text: () => `${jsonText(data)}\n` });
}

/** `presets import FILE|-`: shows what a stranger's file holds, then keeps just that. */
export async function importPreset(world: World, config: string, options: OptionsOf<typeof presetsSpec>) {
  const { action: _, name = '', json: _json, replace = false, plan, apply, ...others } = options;
  const { 'plan-id': planId, ...rest } = others;
  const misuse = misuseOfPlan('presets', options);
  if (misuse) return misuse;
  const [other] = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (other !== undefined) {
    return refusal(
      'usage',
      `--${other} does not belong to presets import.`,
      'Run: claude-bedrock presets --help',
    );
  }
  const draft = apply
    ? await applyImport(world, config, [name, replace, planId ?? ''])
    : await draftImport(world, config, name, replace);
  if (!draft.ok) return draft;
  const { shared, file } = draft.value;
  const seen = [{ name: shared.name, isInForce: false, preset: shared.preset }];
  const warnings = sharedWarnings(shared);
  const report = presetsReport({ action: 'import', file: file.file, name: shared.name, seen, warnings });
  const line = commandLine({ apply: true, 'plan-id': draft.value.planId, ...(replace && { replace }) });
  const data: PresetsReport = plan
    ? {
        ...report,
        planId: draft.value.planId,
        nextStep: `To keep it: claude-bedrock presets import FILE ${line}`,
      }
    : report;
  return success({ data, text: (style: TextStyle) => presetsText(asRead(data, world.home), style) });
}
