import { type OfflineFacts, readHome } from '../facts/doctor-facts.ts';
import type { World } from '../model/world.ts';
import { asAsked } from './as-asked.ts';
import { clientOf } from './client-of.ts';

/** Reads files, environment and tools, and says what Claude Code will do with them. No network, nothing is written. */
export async function gatherFacts(world: World): Promise<OfflineFacts> {
  const { facts, seen } = await readHome(world);
  const client = clientOf(facts);
  return { facts: { ...facts, client, models: asAsked(facts.models, client) }, seen };
}
