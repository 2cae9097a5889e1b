import type { DoctorFacts } from '../facts/doctor-facts.ts';
import type { World } from '../world.ts';
import type { LiveFacts } from './live-facts.ts';

/** Asks AWS all that the doctor judges by. */
export async function askLive(
  _world: World,
  _facts: Omit<DoctorFacts, 'live'>,
): Promise<LiveFacts | undefined> {
  return undefined;
}
