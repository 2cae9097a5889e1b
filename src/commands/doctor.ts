import { CHECKS } from '../checks/registry.ts';
import { runChecks } from '../checks/run-checks.ts';
import { flag, type RunCommand } from '../cli/command.ts';
import { gatherFacts, type OfflineFacts } from '../facts/doctor-facts.ts';
import { success } from '../outcome.ts';
import { doctorReport } from '../report/doctor-report.ts';
import { doctorText } from '../report/doctor-text.ts';
import type { World } from '../world.ts';
import { renewSignIn } from './renew-sign-in.ts';

/** `doctor`: gathers once, judges by every check, tells the cause and one next step. Exits 1 where a check fails. */
export const doctor: RunCommand = async (world, options) => {
  const { facts, seen } = await gatherFacts(world);
  const live = flag(options, 'offline') ? undefined : await liveFacts(seen, facts);
  const judged = runChecks(CHECKS, { ...facts, live });
  const report = doctorReport(judged, []);
  const exitCode = report.verdict.status === 'broken' ? 1 : 0;
  return success({ data: report, text: (style) => doctorText(report, style, world.home), exitCode });
};

async function liveFacts(seen: World, facts: OfflineFacts['facts']) {
  const { askLive } = await import('../aws/index.ts');
  return askLive(seen, facts, { renewSignIn: (world, profile) => renewSignIn(world, profile, facts) });
}
