import { findRemedies } from '../checks/find-remedies.ts';
import { type CommandResult, flag, type OptionValues, type RunCommand, text, texts } from '../cli/command.ts';
import { type Outcome, success } from '../outcome.ts';
import { doctorReport } from '../report/doctor-report.ts';
import { doctorText } from '../report/doctor-text.ts';
import { shareReport } from '../report/share-report.ts';
import type { World } from '../world.ts';
import { misuseOfDoctor } from './doctor-options.ts';
import { examine } from './examine.ts';
import { explain } from './explain.ts';
import { listChecks } from './list-checks.ts';

export { troubleWithBedrock } from '../hooks/bedrock-trouble.ts';
export { diagnoseBeforePrompt } from '../hooks/prompt-expansion.ts';
export { CHECK_IDS } from './list-checks.ts';

/** `doctor`: finds the cause, lists its checks, explains an error message, or plans and applies a fix. */
export const doctor: RunCommand = async (world, options) => {
  const misuse = misuseOfDoctor(options);
  if (misuse) return misuse;
  if (flag(options, 'list')) return success(listChecks());
  const message = text(options, 'explain');
  if (message !== undefined) return explain(world, message);
  const id = text(options, 'fix');
  return id === undefined ? diagnose(world, options) : fix(world, options, id);
};

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
  const full = doctorReport(examined.value);
  const report = flag(options, 'share') ? shareReport(full, examined.value.facts) : full;
  const exitCode = report.verdict.status === 'broken' ? 1 : 0;
  return success({ data: report, text: (style) => doctorText(report, style, world.home), exitCode });
}
