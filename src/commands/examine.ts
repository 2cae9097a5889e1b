import type { LiveFacts } from '../aws/live-facts.ts';
import { CHECKS } from '../checks/registry.ts';
import { runChecks } from '../checks/run-checks.ts';
import { selectChecks } from '../checks/select-checks.ts';
import { gatherFacts, type OfflineFacts } from '../facts/doctor-facts.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Examination } from '../report/doctor-report.ts';
import type { World } from '../world.ts';

/** What is looked at: all checks where no ids are given. */
export interface Wish {
  readonly ids?: readonly string[];
  readonly isOffline?: boolean;
}

/** Gathers the facts once and runs the checks on them. AWS is asked only where a check judges its answer. */
export async function examine(
  world: World,
  { ids = [], isOffline = false }: Wish = {},
): Promise<Outcome<Examination>> {
  const checks = selectChecks(CHECKS, ids);
  if (!checks.ok) return checks;
  const { facts, seen } = await gatherFacts(world);
  const asksAws = !isOffline && checks.value.some(({ isLive }) => isLive);
  const live = asksAws ? await liveFacts(seen, facts) : undefined;
  const all = { ...facts, live };
  return success({ facts: all, judged: runChecks(checks.value, all), isPartial: ids.length > 0 });
}

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
