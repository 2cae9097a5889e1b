import { type OfflineFacts, type ReadHome, readHome } from '../facts/doctor-facts.ts';
import { folderKeysIn } from '../facts/settings/folder-keys.ts';
import type { World } from '../model/world.ts';
import { asAsked } from './as-asked.ts';
import { clientOf } from './client-of.ts';

/** Reads files, environment and tools, and says what Claude Code will do with them. No network, nothing is written. */
export async function gatherFacts(world: World): Promise<OfflineFacts> {
  const all = await readHome(world);
  if (!hasKeysBefore(all)) return known(all);
  const [first, inTurn] = await Promise.all([readHome(world, 'left-out'), readHome(world, 'in-turn')]);
  return { ...known(first), inTurn: known(inTurn) };
}

function known({ facts, seen }: ReadHome): OfflineFacts {
  const client = clientOf(facts);
  return { facts: { ...facts, client, models: asAsked(facts.models, client) }, seen };
}

/** The folder's settings name credentials, and others sign first. */
function hasKeysBefore({ facts }: ReadHome): boolean {
  if (!facts.trusted.some((file) => folderKeysIn(file).length > 0)) return false;
  const first = clientOf(facts).signedBy.value;
  const last = clientOf({ ...facts, folderKeys: 'in-turn' }).signedBy.value;
  return JSON.stringify(first) !== JSON.stringify(last);
}
