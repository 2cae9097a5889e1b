import { type Outcome, refusal, success } from '../outcome.ts';
import { STOPPED } from '../questions/questions.ts';
import { type Move, scriptedQuestions } from '../questions/scripted-questions.ts';
import type { TextStyle } from '../report/text.ts';
import type { World } from '../world.ts';
import { setupWizard } from './setup-wizard.ts';

/** What a person sees who answers the wizard like this: the screen as it is left behind. */
export async function setupScreens(
  world: World,
  style: TextStyle,
  moves: readonly Move[],
): Promise<Outcome<string>> {
  const ask = scriptedQuestions(world, style, moves);
  const end = await setupWizard(world, ask, {});
  if (end !== STOPPED && !end.ok) return end;
  const isProved = end !== STOPPED && end.value.proved === true;
  return isProved ? success(ask.screen()) : refusal('demo-failed', 'The wizard did not come to its end.', '');
}
