import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyUse } from '../flows/presets/apply-use.ts';
import { draftUse } from '../flows/presets/draft-use.ts';
import { homeUnknown, type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { isNothing } from '../plan/presets/nothing.ts';
import type { UseDraft, UseOptions } from '../plan/presets/use-draft.ts';
import { ASKED } from '../plan/setup/script.ts';
import { type Agreed, agree } from '../questions/agree.ts';
import { BACK, type Questions, STOPPED } from '../questions/questions.ts';
import { asRead } from '../report/place-text.ts';
import type { UseReport } from '../report/presets/use.ts';
import { useReport } from '../report/presets/use-report.ts';
import { useText } from '../report/presets/use-text.ts';

/** Shows what a switch would change, asks and does it. */
export async function useWizard(
  world: World,
  ask: Questions,
  options: UseOptions,
): Promise<Outcome<Agreed<UseDraft>['result']> | typeof STOPPED> {
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const report = (draft: UseDraft, isApplied: boolean) =>
    asRead(useReport(draft, world, options, isApplied), world.home);
  ask.begin('Switch Claude Code');
  const agreed = await agree<UseDraft>(ask, {
    isFirst: true,
    question: ASKED.change,
    yes: 'Yes, write it',
    no: 'No, change nothing',
    plan: (waiting) => draftUse(waiting, config, options),
    isNothing,
    show: (draft) => useText(toRead(report(draft, false)), ask.style).trimEnd(),
    apply: async (draft) => {
      const done = await applyUse(world, config, options, draft.planId);
      if (done.ok) ask.say(useText(report(done.value, true), ask.style).trimEnd());
      return done;
    },
  });
  if (agreed === STOPPED || (agreed !== BACK && !agreed.ok)) return agreed;
  const result = agreed === BACK ? 'declined' : agreed.value.result;
  ask.end(result === 'done' ? 'Done.' : 'Nothing was written.');
  return success(result);
}

/** Without the command by which the plan is applied: here it is a question. */
function toRead({ applyOptions, ...report }: UseReport): UseReport {
  return applyOptions === undefined ? report : { ...report, nextStep: '' };
}
