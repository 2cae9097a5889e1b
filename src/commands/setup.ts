import { flag, type OptionValues, type RunCommand, text } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings/settings-locations.ts';
import { applySetup, planToShow } from '../flows/changes/carry-out-setup.ts';
import { homeUnknown, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { readAnswers } from '../plan/setup/setup-answers.ts';
import { converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { setupReport } from '../report/changes/setup-report.ts';
import { setupText } from '../report/changes/setup-text.ts';
import type { TextStyle } from '../text/text.ts';
import { misuseOfPlan } from './plan-options.ts';

/** `setup --plan` shows the exact change; `setup --apply` does it or refuses; with neither, a person is asked. */
export const setup: RunCommand = async (world, options, style) => {
  if (mayAsk(world, options)) return askForSetup(world, options, style);
  const misuse = misuseOfPlan('setup', options, whyNoQuestions(world, options));
  if (misuse) return misuse;
  const answers = readAnswers(options);
  if (!answers.ok) return answers;
  const config = configDirectory(world);
  if (config === undefined) return homeUnknown();
  await settleJournal(world, config);
  const isApplied = flag(options, 'apply');
  const request = { options, answers: answers.value, config };
  const draft = isApplied
    ? await applySetup(world, request, text(options, 'plan-id') ?? '')
    : await planToShow(world, request);
  if (!draft.ok) return draft;
  const report = setupReport(draft.value, options, isApplied);
  return success({ data: report, text: (style) => setupText(report, style) });
};

/** The wizard says everything itself. */
async function askForSetup(world: World, options: OptionValues, style: TextStyle) {
  const { setupWizard } = await import('../wizard/setup-wizard.ts');
  const how = { command: 'setup', instead: 'claude-bedrock setup --plan --profile PROFILE' };
  const end = await converse(world, style, how, (ask) => setupWizard(world, ask, options));
  if (!end.ok) return end;
  const data = end.value;
  return success({ data, text: () => '', exitCode: data.proved === false ? (1 as const) : (0 as const) });
}
