import { CHECKS } from '../../checks/registry.ts';
import { managedConfiguration } from '../../checks/rules/settings/managed-configuration.ts';
import { awaitsAws, runChecks, selectChecks } from '../../checks/run-checks.ts';
import { knowingAnswers } from '../../client/after-answers.ts';
import { gatherFacts } from '../../client/gather-facts.ts';
import type { HomeFacts, OfflineFacts } from '../../facts/doctor-facts.ts';
import type { LiveFacts } from '../../facts/live-facts.ts';
import { hasDesktopConfiguration } from '../../facts/settings/desktop-configuration.ts';
import type { FailureId } from '../../knowledge/failures.ts';
import type { ManagedLook } from '../../model/managed.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { Examination } from '../../report/doctor/doctor-report.ts';

/** What is looked at: all checks where no ids are given. */
export interface Wish {
  readonly ids?: readonly string[];
  readonly isOffline?: boolean;
  /** Commands that may wait for a person are started, too: the person said so. */
  readonly runsCommands?: boolean;
}

/** Gathers the facts once and runs the checks on them. AWS is asked where one of them looks at what it answers. */
export async function examine(
  world: World,
  { ids = [], isOffline = false, runsCommands = false }: Wish = {},
): Promise<Outcome<Examination>> {
  const checks = selectChecks(CHECKS, ids);
  if (!checks.ok) return checks;
  const gathered = await gatherFacts(world);
  const managed = checks.value.some(({ id }) => id === managedConfiguration.id)
    ? await lookAtManaged(world, gathered.facts)
    : undefined;
  const isAsked = !isOffline && awaitsAws(checks.value, gathered.facts);
  const first = isAsked ? await liveFacts(gathered, runsCommands) : undefined;
  // What is refused gives way to what the folder's settings name.
  const next = first && refusesKeys(first) ? gathered.inTurn : undefined;
  const { facts: known } = next ?? gathered;
  const live = next ? await liveFacts(next, runsCommands) : first;
  const facts = { ...knowingAnswers(known, live), live, managed };
  return success({
    facts,
    judged: runChecks(checks.value, facts),
    isPartial: ids.length > 0,
    ranCommands: runsCommands,
  });
}

/** AWS takes nothing by these credentials, or there are none. */
function refusesKeys({ credentials, identity, invocations }: LiveFacts): boolean {
  const answers = [credentials, identity, ...invocations.map(({ answer }) => answer)];
  return answers.some((one) => one && !one.ok && OF_KEYS.includes(one.finding.id));
}

const OF_KEYS: readonly FailureId[] = [
  'credentials-unavailable',
  'credentials-invalid',
  'credentials-expired',
  'sso-expired',
  'web-identity-refused',
];

/** What AWS answers; a sign-in that is at its end is renewed for it, as Claude Code would. */
async function liveFacts({ facts, seen }: OfflineFacts, runsCommands: boolean): Promise<LiveFacts> {
  const { askLive } = await import('../../aws/index.ts');
  return askLive(seen, facts, {
    runsCommands,
    renewSignIn: async (world, profile) => {
      const { renewalOf } = await import('../sign-in/renewal.ts');
      return renewalOf(world, profile, facts);
    },
  });
}

/** What is managed on this device, as `rollout report` reads it; `undefined`, and nothing loaded, where nothing is. */
async function lookAtManaged(world: World, { settings }: HomeFacts): Promise<ManagedLook | undefined> {
  const isManaged = settings.some(({ scope, state }) => scope === 'managed' && state !== 'absent');
  if (!isManaged && !(await hasDesktopConfiguration(world))) return undefined;
  const { managedLook } = await import('../../rollout/report/managed-look.ts');
  return managedLook(world);
}
