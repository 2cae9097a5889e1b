import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applyUse } from '../flows/presets/apply-use.ts';
import { draftUse } from '../flows/presets/draft-use.ts';
import { homeUnknown, success } from '../model/outcome.ts';
import type { UseOptions } from '../plan/presets/use-draft.ts';
import { type Conversation, converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { asRead } from '../report/place-text.ts';
import { useReport } from '../report/presets/use-report.ts';
import { useText } from '../report/presets/use-text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { useSpec } from './specs/use.ts';

/** `use NAME --plan` shows the exact change; `--apply` does it or refuses; with neither, `wizard` asks. */
export function use(wizard: Conversation<UseOptions, string>): RunCommand<OptionsOf<typeof useSpec>> {
  return async (world, options, style) => {
    if (mayAsk(world, options)) {
      // It says everything itself.
      const how = { command: 'use', instead: `claude-bedrock use ${options.name} --plan` };
      const end = await converse(world, style, how, async (ask) => (await wizard())(world, ask, options));
      return end.ok ? success({ data: { result: end.value }, text: () => '' }) : end;
    }
    const misuse = misuseOfPlan('use', options, whyNoQuestions(world, options));
    if (misuse) return misuse;
    const config = configDirectory(world);
    if (config === undefined) return homeUnknown();
    await settleJournal(world, config);
    const isApplied = options.apply === true;
    const draft = isApplied
      ? await applyUse(world, config, options, options['plan-id'] ?? '')
      : await draftUse(world, config, options);
    if (!draft.ok) return draft;
    const report = useReport(draft.value, world, options, isApplied);
    return success({ data: report, text: (style) => useText(asRead(report, world.home), style) });
  };
}
