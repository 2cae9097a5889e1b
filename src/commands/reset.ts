import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyReset } from '../flows/changes/apply-reset.ts';
import { draftReset } from '../flows/changes/draft-reset.ts';
import { homeUnknown, success } from '../model/outcome.ts';
import type { ResetOptions } from '../plan/undo/reset-draft.ts';
import { type Conversation, converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { resetReport } from '../report/changes/reset-report.ts';
import { resetText } from '../report/changes/reset-text.ts';
import { asRead } from '../report/place-text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { resetSpec } from './specs/reset.ts';

/** `reset --plan` shows what would be put back; `reset --apply` does it or refuses; with neither, `wizard` asks. */
export function reset(wizard: Conversation<ResetOptions, string>): RunCommand<OptionsOf<typeof resetSpec>> {
  return async (world, options, style) => {
    if (mayAsk(world, options)) {
      // It says everything itself.
      const how = { command: 'reset' };
      const end = await converse(world, style, how, async (ask) => (await wizard())(world, ask, options));
      return end.ok ? success({ data: { result: end.value }, text: () => '' }) : end;
    }
    const misuse = misuseOfPlan('reset', options, whyNoQuestions(world, options));
    if (misuse) return misuse;
    const config = configDirectory(world);
    if (config === undefined) return homeUnknown();
    await settleJournal(world, config);
    const isApplied = options.apply === true;
    const draft = isApplied
      ? await applyReset(world, config, options, options['plan-id'] ?? '')
      : await draftReset(world, options, config);
    if (!draft.ok) return draft;
    const report = resetReport(draft.value, world, options, isApplied);
    return success({ data: report, text: (style) => resetText(asRead(report, world.home), style) });
  };
}
