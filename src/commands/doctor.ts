import { findRemedies } from '../checks/find-remedies.ts';
import { type CommandResult, flag, type OptionValues, type RunCommand, text, texts } from '../cli/command.ts';
import { examine } from '../flows/doctor/examine.ts';
import { lookForFixes } from '../flows/doctor/look-for-fixes.ts';
import { type Outcome, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { converse, whyNoQuestions } from '../questions/conversation.ts';
import { doctorReport } from '../report/doctor/doctor-report.ts';
import { doctorText } from '../report/doctor/doctor-text.ts';
import { shareReport } from '../report/doctor/share-report.ts';
import type { TextStyle } from '../text/text.ts';
import type { Look } from '../wizard/fix-wizard.ts';
import { misuseOfDoctor } from './doctor-options.ts';
import { explain } from './explain.ts';
import { listChecks } from './list-checks.ts';

export { lookForFixes } from '../flows/doctor/look-for-fixes.ts';
export { troubleWithBedrock } from '../hooks/bedrock-trouble.ts';
export { diagnoseBeforePrompt } from '../hooks/prompt-expansion.ts';
export { CHECK_IDS } from './list-checks.ts';

/** `doctor`: finds the cause, lists its checks, explains an error message, or asks for, plans and applies a fix. */
export const doctor: RunCommand = async (world, options, style) => {
  const misuse = misuseOfDoctor(options, whyNoQuestions(world, options));
  if (misuse) return misuse;
  if (flag(options, 'list')) return success(listChecks());
  const message = text(options, 'explain');
  if (message !== undefined) return explain(world, message);
  if (options.fix === undefined) return diagnose(world, options);
  const id = text(options, 'fix');
  const isPlanned = flag(options, 'plan') || flag(options, 'apply');
  return id !== undefined && isPlanned ? fix(world, options, id) : askForFix(world, options, style, id);
};

/** The conversation says everything itself. */
async function askForFix(
  world: World,
  options: OptionValues,
  style: TextStyle,
  id: string | undefined,
): Promise<Outcome<CommandResult>> {
  const fixWizard = await (await import('./commands.ts')).fixWizard();
  const isOffline = flag(options, 'offline');
  const look: Look = (waiting, one) =>
    lookForFixes(waiting, { ids: one === undefined ? [] : [one], isOffline });
  const command = `doctor --fix${id === undefined ? '' : ` ${id}`}`;
  const how = { command, instead: `claude-bedrock doctor --fix ${id ?? 'ID'} --plan` };
  const end = await converse(world, style, how, (ask) => fixWizard(world, ask, look, id));
  if (!end.ok) return end;
  return success({ data: end.value, text: () => '', exitCode: end.value.isBroken ? 1 : 0 });
}

/** Runs the check again, and plans or applies the safe repair of what it finds now. */
async function fix(world: World, options: OptionValues, id: string): Promise<Outcome<CommandResult>> {
  const examined = await examine(world, { ids: [id], isOffline: flag(options, 'offline') });
  if (!examined.ok) return examined;
  const remedies = findRemedies(examined.value.judged, id);
  if (!remedies.ok) return remedies;
  const fixFinding = await (await import('./commands.ts')).fixFinding();
  return fixFinding(world, options, remedies.value);
}

/** Gathers once, judges by every check, tells the cause and one next step. Exits 1 where a check fails. */
async function diagnose(world: World, options: OptionValues): Promise<Outcome<CommandResult>> {
  const examined = await examine(world, {
    ids: texts(options, 'check'),
    isOffline: flag(options, 'offline'),
  });
  if (!examined.ok) return examined;
  const mayAsk = whyNoQuestions(world, options) === undefined;
  const full = doctorReport(examined.value, { mayAsk });
  const report = flag(options, 'share') ? shareReport(full, examined.value.facts) : full;
  const exitCode = report.verdict.status === 'broken' ? 1 : 0;
  return success({ data: report, text: (style) => doctorText(report, style, world.home), exitCode });
}
