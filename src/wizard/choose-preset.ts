import { type Outcome, success } from '../model/outcome.ts';
import { SUBSCRIPTION } from '../model/preset.ts';
import type { World } from '../model/world.ts';
import { BACK, type Questions, STOPPED } from '../questions/questions.ts';

/** Asks on which preset a session is to be. */
export async function choosePreset(
  _world: World,
  ask: Questions,
  names: readonly string[],
): Promise<Outcome<string> | typeof STOPPED> {
  const options = [...names, SUBSCRIPTION].map((name) => ({ label: name, value: name }));
  const answer = await ask.select({ message: 'Which setup for this session?', options, isFirst: true });
  return answer === STOPPED || answer === BACK ? STOPPED : success(answer);
}
