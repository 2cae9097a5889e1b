import { askLive, type LiveOptions } from '../../src/aws/index.ts';
import { gatherFacts } from '../../src/client/gather-facts.ts';
import type { LiveFacts } from '../../src/facts/live-facts.ts';
import { renewalOf } from '../../src/flows/sign-in/renewal.ts';
import type { World } from '../../src/model/world.ts';

/** Deadlines that a test can wait for. */
export const SHORT = {
  credentialsMs: 400,
  probeMs: 400,
  questionsMs: 800,
  routesMs: 400,
} satisfies LiveOptions['limits'];

/** Deadlines that no answer misses, however busy the machine is. */
export const UNHURRIED = {
  credentialsMs: 60_000,
  probeMs: 60_000,
  questionsMs: 60_000,
  routesMs: 60_000,
} satisfies LiveOptions['limits'];

/** What the doctor would ask AWS in this world, and what it would learn. */
export async function liveFactsOf(
  world: World,
  limits: LiveOptions['limits'] = UNHURRIED,
  runsCommands = false,
): Promise<LiveFacts> {
  const { facts, seen } = await gatherFacts(world);
  return askLive(seen, facts, {
    renewSignIn: (here, profile) => renewalOf(here, profile, facts),
    runsCommands,
    limits,
  });
}

/** The finding of an answer; `usable`, `ok` or nothing where there is none. */
export function findingOf(answer: LiveFacts['credentials' | 'identity' | 'listing']): string | undefined {
  if (answer === undefined) return undefined;
  return answer.ok ? 'ok' : answer.finding.id;
}
