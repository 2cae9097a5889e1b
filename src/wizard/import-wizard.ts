import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyImport, draftImport, type ImportDraft } from '../flows/presets/import-preset.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { type Agreed, agree } from '../questions/agree.ts';
import { BACK, type Questions, STOPPED } from '../questions/questions.ts';
import { asRead } from '../report/place-text.ts';
import { importReport } from '../report/presets/import-report.ts';
import { presetsText } from '../report/presets/presets-text.ts';

/** The file to import, and whether a preset of that name may go for it. */
export interface ImportOptions {
  readonly name?: string | undefined;
  readonly replace?: boolean | undefined;
}

/** Shows what a stranger's preset holds, asks and keeps it; it is put in force by `use` alone. */
export async function importWizard(
  world: World,
  ask: Questions,
  { name = '', replace = false }: ImportOptions,
): Promise<Outcome<Agreed<ImportDraft>['result']> | typeof STOPPED> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  const text = ({ shared, file, planId }: ImportDraft, isKept: boolean) => {
    const report = importReport({ shared, file: file.file, ...(!isKept && { planId }) });
    const shown = presetsText(asRead(isKept ? report : { ...report, nextStep: '' }, world.home), ask.style);
    return shown.trimEnd();
  };
  ask.begin('Import a preset');
  const agreed = await agree<ImportDraft>(ask, {
    isFirst: true,
    question: 'Keep this preset?',
    yes: 'Yes, keep it',
    no: 'No, keep nothing',
    plan: () => draftImport(world, config, name, replace),
    isNothing: () => false,
    show: (draft) => text(draft, false),
    apply: async ({ planId }) => {
      const kept = await applyImport(world, config, [name, replace, planId]);
      if (kept.ok) ask.say(text(kept.value, true));
      return kept;
    },
  });
  if (agreed === STOPPED || (agreed !== BACK && !agreed.ok)) return agreed;
  const result = agreed === BACK ? 'declined' : agreed.value.result;
  ask.end(result === 'done' ? 'Done.' : 'Nothing was written.');
  return success(result);
}
