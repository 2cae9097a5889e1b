import { CHECKS } from '../checks/registry.ts';
import { runChecks } from '../checks/run-checks.ts';
import { flag, type RunCommand } from '../cli/command.ts';
import { gatherFacts } from '../facts/doctor-facts.ts';
import { success } from '../outcome.ts';
import { doctorReport } from '../report/doctor-report.ts';
import { doctorText } from '../report/doctor-text.ts';

/** `doctor`: gathers once, judges by every check, tells the cause and one next step. Exits 1 where a check fails. */
export const doctor: RunCommand = async (world, options) => {
  const { facts, seen } = await gatherFacts(world);
  const live = flag(options, 'offline')
    ? undefined
    : await (await import('../aws/index.ts')).askLive(seen, facts);
  const judged = runChecks(CHECKS, { ...facts, live });
  const report = doctorReport(judged, []);
  const exitCode = report.verdict.status === 'broken' ? 1 : 0;
  return success({ data: report, text: (style) => doctorText(report, style, world.home), exitCode });
};
