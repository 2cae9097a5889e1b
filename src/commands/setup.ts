import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applySetup, planToShow } from '../flows/changes/carry-out-setup.ts';
import { homeUnknown, success } from '../model/outcome.ts';
import { readAnswers, type SetupOptions } from '../plan/setup/setup-answers.ts';
import { type Conversation, converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { setupReport } from '../report/changes/setup-report.ts';
import { setupText } from '../report/changes/setup-text.ts';
import { asRead } from '../report/place-text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { setupSpec } from './specs/setup.ts';

/** How the conversation ended; `proved` is absent where nothing was asked of a model. */
interface SetupEnd {
  readonly result: 'done' | 'declined' | 'nothing';
  readonly proved?: boolean;
}

/** `setup --plan` shows the exact change; `setup --apply` does it or refuses; with neither, `wizard` asks a person. */
export function setup(wizard: Conversation<SetupOptions, SetupEnd>): RunCommand<OptionsOf<typeof setupSpec>> {
  return async (world, options, style) => {
    if (mayAsk(world, options)) {
      // It says everything itself.
      const how = { command: 'setup' };
      const end = await converse(world, style, how, async (ask) => (await wizard())(world, ask, options));
      if (!end.ok) return end;
      return success({ data: end.value, text: () => '', exitCode: end.value.proved === false ? 1 : 0 });
    }
    const misuse = misuseOfPlan('setup', options, whyNoQuestions(world, options));
    if (misuse) return misuse;
    const answers = readAnswers(options);
    if (!answers.ok) return answers;
    const config = configDirectory(world);
    if (config === undefined) return homeUnknown();
    await settleJournal(world, config);
    const isApplied = options.apply === true;
    const request = { options, answers: answers.value, config };
    const draft = isApplied
      ? await applySetup(world, request, options['plan-id'] ?? '')
      : await planToShow(world, request);
    if (!draft.ok) return draft;
    const report = setupReport(draft.value, options, isApplied);
    return success({ data: report, text: (style) => setupText(asRead(report, world.home), style) });
  };
}
