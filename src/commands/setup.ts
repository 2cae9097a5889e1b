import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applySetup, planToShow } from '../flows/changes/carry-out-setup.ts';
import { keptWay, refusedOnKept, saysKept } from '../flows/changes/kept-way.ts';
import { homeUnknown, success } from '../model/outcome.ts';
import { readAnswers, type SetupOptions } from '../plan/setup/setup-answers.ts';
import { type Conversation, converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { setupReport } from '../report/changes/setup-report.ts';
import { setupText } from '../report/changes/setup-text.ts';
import { asRead } from '../report/place-text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { setupSpec } from './specs/setup.ts';

/** `setup --plan` shows the exact change; `setup --apply` does it or refuses; with neither, `wizard` asks a person. */
export function setup(wizard: Conversation<SetupOptions, string>): RunCommand<OptionsOf<typeof setupSpec>> {
  return async (world, options, style) => {
    if (mayAsk(world, options)) {
      // A region that is none is asked for once more.
      const contradiction = readAnswers({ ...options, region: undefined });
      if (!contradiction.ok) return contradiction;
      // It says everything itself.
      const how = { command: 'setup' };
      const end = await converse(world, style, how, async (ask) => (await wizard())(world, ask, options));
      return end.ok ? success({ data: { result: end.value }, text: () => '' }) : end;
    }
    const misuse = misuseOfPlan('setup', options, whyNoQuestions(world, options));
    if (misuse) return misuse;
    const kept = options.way === undefined ? await keptWay(world, options.scope ?? 'user') : undefined;
    const asked = kept === undefined ? options : { ...options, way: kept };
    const answers = readAnswers(asked);
    if (!answers.ok) return refusedOnKept(answers, kept);
    const config = configDirectory(world);
    if (config === undefined) return homeUnknown();
    await settleJournal(world, config);
    const isApplied = options.apply === true;
    const way = { ...answers.value.way, isGiven: options.way !== undefined };
    const request = { options: asked, answers: { ...answers.value, way }, config };
    const drafted = isApplied
      ? await applySetup(world, request, options['plan-id'] ?? '')
      : await planToShow(world, request);
    const draft = refusedOnKept(drafted, kept);
    if (!draft.ok) return draft;
    const stays = kept === undefined ? [] : [{ code: 'way-kept', message: saysKept(kept) }];
    const warned = { ...draft.value, warnings: [...draft.value.warnings, ...stays] };
    const report = setupReport(warned, options, isApplied);
    return success({ data: report, text: (style) => setupText(asRead(report, world.home), style) });
  };
}
