import type { LiveFacts } from '../aws/live-facts.ts';
import type { Check } from '../checks/check.ts';
import { notSetUp } from '../checks/not-set-up.ts';
import { CHECKS } from '../checks/registry.ts';
import { isProblem, runChecks } from '../checks/run-checks.ts';
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
  const offline = await gatherFacts(world);
  const live = isOffline ? undefined : await liveFacts(offline, checks.value);
  const facts = { ...offline.facts, live };
  return success({ facts, judged: runChecks(checks.value, facts), isPartial: ids.length > 0 });
}

/** What AWS answers; a sign-in that is at its end is renewed for it, as Claude Code would. */
async function liveFacts(
  { facts, seen }: OfflineFacts,
  checks: readonly Check[],
): Promise<LiveFacts | undefined> {
  if (!checks.some(({ isLive }) => isLive) || isNotSetUp(facts)) return undefined;
  const { askLive } = await import('../aws/index.ts');
  return askLive(seen, facts, {
    renewSignIn: async (world, profile) => {
      const renewalOf = await (await import('./commands.ts')).renewalOf();
      return renewalOf(world, profile, facts);
    },
  });
}

/** Of whoever has not begun with Bedrock, AWS is asked nothing. */
function isNotSetUp(facts: OfflineFacts['facts']): boolean {
  return runChecks([notSetUp], { ...facts, live: undefined }).some(isProblem);
}
