import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyImport, draftImport, type ImportDraft } from '../flows/presets/import-preset.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { TalkStep } from '../model/talk.ts';
import type { World } from '../model/world.ts';
import type { Questions, STOPPED } from '../questions/questions.ts';
import { asRead } from '../report/place-text.ts';
import { importReport } from '../report/presets/import-report.ts';
import { presetsText } from '../report/presets/presets-text.ts';
import { type Played, play } from './play.ts';

/** The file to import, and whether a preset of that name may go for it. */
export interface ImportOptions {
  readonly name?: string | undefined;
  readonly replace?: boolean | undefined;
}

const CARRY_OUT = 'import --plan-id ';

/** Shows what a stranger's preset holds, asks and keeps it; it is put in force by `use` alone. */
export async function importWizard(
  world: World,
  ask: Questions,
  { name = '', replace = false }: ImportOptions,
): Promise<Outcome<Played> | typeof STOPPED> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  // As it stands: a stranger's text is no Markdown.
  const text = ({ shared, file, planId }: ImportDraft, isKept: boolean) => {
    const report = importReport({ shared, file: file.file, ...(!isKept && { planId }) });
    const shown = asRead(isKept ? report : { ...report, nextStep: '' }, world.home);
    return `\`\`\`\n${presetsText(shown, { ...ask.style, color: false }).trimEnd()}\n\`\`\``;
  };
  const shown = async (): Promise<Outcome<TalkStep>> => {
    const draft = await draftImport(world, config, name, replace);
    if (!draft.ok) return draft;
    const yes = { label: 'Yes, keep it', description: '', run: `${CARRY_OUT}${draft.value.planId}` };
    const no = { label: 'No, keep nothing', description: '', end: 'Nothing was written.' };
    const question = { header: 'Preset', question: 'Keep this preset?', options: [yes, no] };
    return success({ say: text(draft.value, false), ask: question });
  };
  const step = async (_: World, call: string): Promise<Outcome<TalkStep>> => {
    if (!call.startsWith(CARRY_OUT)) return shown();
    const kept = await applyImport(world, config, [name, replace, call.slice(CARRY_OUT.length)]);
    if (kept.ok) return success({ say: text(kept.value, true), end: true, isDone: true });
    return kept.problem.code === 'plan-changed' ? shown() : kept;
  };
  return play(world, ask, { title: 'Import a preset', call: 'import', step });
}
