import type { OptionsOf } from '../cli/command.ts';
import { findPreset } from '../flows/presets/find-preset.ts';
import { applyImport, draftImport } from '../flows/presets/import-preset.ts';
import { refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { sharedPreset } from '../plan/presets/shared-preset.ts';
import { type Conversation, converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { jsonText } from '../report/output.ts';
import { asRead } from '../report/place-text.ts';
import { importReport } from '../report/presets/import-report.ts';
import { presetsText } from '../report/presets/presets-text.ts';
import type { TextStyle } from '../text/text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { presetsSpec } from './specs/presets.ts';

type Given = OptionsOf<typeof presetsSpec>;
/** What asks before a preset is kept. */
export type ImportConversation = Conversation<Pick<Given, 'name' | 'replace'>, string>;

/** `presets export NAME`: the file for somebody else, and nothing beside it. */
export async function exportPreset(world: World, config: string, name: string) {
  const found = await findPreset(config, name);
  if (!found.ok) return found;
  const data = sharedPreset(name, found.value, world.home);
  return success({ data, text: () => `${jsonText(data)}\n` });
}

/** `presets import FILE|-`: shows what a stranger's file holds, then keeps just that; on a terminal it asks. */
export async function importPreset(
  world: World,
  config: string,
  { options, style, wizard }: { options: Given; style: TextStyle; wizard: ImportConversation },
) {
  const { action: _, name = '', json: _json, help: _help, replace = false, plan, apply, ...others } = options;
  const { 'plan-id': planId, ...rest } = others;
  const [other] = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (other !== undefined) {
    return refusal(
      'usage',
      `--${other} does not belong to presets import.`,
      'Run: claude-bedrock presets --help',
    );
  }
  // What comes through a pipe leaves nobody to answer.
  if (name !== '-' && mayAsk(world, options)) {
    const end = await converse(world, style, { command: 'presets' }, async (ask) =>
      (await wizard())(world, ask, { name, replace }),
    );
    return end.ok ? success({ data: { result: end.value }, text: () => '' }) : end;
  }
  const misuse = misuseOfPlan('presets', options, whyNoQuestions(world, options));
  if (misuse) return misuse;
  const draft = apply
    ? await applyImport(world, config, [name, replace, planId ?? ''])
    : await draftImport(world, config, name, replace);
  if (!draft.ok) return draft;
  const { shared, file } = draft.value;
  const data = importReport({
    shared,
    file: file.file,
    replace,
    ...(plan && { planId: draft.value.planId }),
  });
  return success({ data, text: (look: TextStyle) => presetsText(asRead(data, world.home), look) });
}
