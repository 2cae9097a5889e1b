import type { LiveFacts } from '../aws/live-facts.ts';
import { CHECKS } from '../checks/registry.ts';
import { runChecks } from '../checks/run-checks.ts';
import { flag, type RunCommand } from '../cli/command.ts';
import { gatherFacts, type OfflineFacts } from '../facts/doctor-facts.ts';
import { success } from '../outcome.ts';
import { doctorReport } from '../report/doctor-report.ts';
import { doctorText } from '../report/doctor-text.ts';
import type { World } from '../world.ts';

/** `doctor`: gathers once, judges by every check, tells the cause and one next step. Exits 1 where a check fails. */
export const doctor: RunCommand = async (world, options) => {
  const { facts, seen } = await gatherFacts(world);
  const live = flag(options, 'offline') ? undefined : await liveFacts(seen, facts);
  const judged = runChecks(CHECKS, { ...facts, live });
  const report = doctorReport(judged, []);
  const exitCode = report.verdict.status === 'broken' ? 1 : 0;
  return success({ data: report, text: (style) => doctorText(report, style, world.home), exitCode });
};

/** What AWS answers; a sign-in that is at its end is renewed for it, as Claude Code would. */
async function liveFacts(seen: World, facts: OfflineFacts['facts']): Promise<LiveFacts> {
  const { askLive } = await import('../aws/index.ts');
  return askLive(seen, facts, {
    renewSignIn: async (world, profile) => {
      const renewalOf = await (await import('./commands.ts')).renewalOf();
      return renewalOf(world, profile, facts);
    },
  });
}
