import type { Check } from '../../checks/check.ts';
import { CHECKS } from '../../checks/registry.ts';
import { runChecks } from '../../checks/run-checks.ts';
import { selectChecks } from '../../checks/select-checks.ts';
import { gatherFacts, type OfflineFacts } from '../../facts/doctor-facts.ts';
import type { LiveFacts } from '../../facts/live-facts.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { Examination } from '../../report/doctor/doctor-report.ts';

/** What is looked at: all checks where no ids are given. */
export interface Wish {
  readonly ids?: readonly string[];
  readonly isOffline?: boolean;
}

/** Gathers the facts once and runs the checks on them. AWS is asked where one of them looks at what it answers. */
export async function examine(
  world: World,
  { ids = [], isOffline = false }: Wish = {},
): Promise<Outcome<Examination>> {
  const checks = selectChecks(CHECKS, ids);
  if (!checks.ok) return checks;
  const offline = await gatherFacts(world);
  const isAsked = !isOffline && lookAtAws(checks.value, offline.facts);
  const facts = { ...offline.facts, live: isAsked ? await liveFacts(offline) : undefined };
  return success({ facts, judged: runChecks(checks.value, facts), isPartial: ids.length > 0 });
}

/**
 * True where one of the checks looks at what AWS answers. They are pure: what none of them looks at changes nothing of
 * what they find. Of whoever has not begun with Bedrock, none does.
 */
function lookAtAws(checks: readonly Check[], facts: OfflineFacts['facts']): boolean {
  let isLookedAt = false;
  const watched = {
    ...facts,
    get live() {
      isLookedAt = true;
      return undefined;
    },
  };
  runChecks(checks, watched);
  return isLookedAt;
}

/** What AWS answers; a sign-in that is at its end is renewed for it, as Claude Code would. */
async function liveFacts({ facts, seen }: OfflineFacts): Promise<LiveFacts> {
  const { askLive } = await import('../../aws/index.ts');
  return askLive(seen, facts, {
    renewSignIn: async (world, profile) => {
      const renewalOf = await (await import('../../commands/commands.ts')).renewalOf();
      return renewalOf(world, profile, facts);
    },
  });
}
