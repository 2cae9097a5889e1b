import { flag, type OptionValues, type RunCommand, text } from '../cli/command.ts';
import { settleJournal } from '../effects/with-journal.ts';
import { configDirectory } from '../facts/settings-locations.ts';
import { homeUnknown, success } from '../outcome.ts';
import { readAnswers } from '../plan/setup-answers.ts';
import { converse, mayAsk, whyNoQuestions } from '../questions/conversation.ts';
import { setupReport } from '../report/setup-report.ts';
import { setupText } from '../report/setup-text.ts';
import type { TextStyle } from '../report/text.ts';
import type { World } from '../world.ts';
import { applySetup, planToShow } from './carry-out-setup.ts';
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
