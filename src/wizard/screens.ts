import type { Look } from '../flows/doctor/look-for-fixes.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { STOPPED } from '../questions/questions.ts';
import { type Move, scriptedQuestions } from '../questions/scripted-questions.ts';
import type { TextStyle } from '../text/text.ts';
import { conversation } from './conversations.ts';
import { fixWizard } from './fix-wizard.ts';
import type { Script } from './play.ts';

/** What a person sees who answers `setup` on a terminal like this: the screen as it is left behind. */
export async function setupScreens(
  world: World,
  style: TextStyle,
  moves: readonly Move[],
  step: Script['step'],
): Promise<Outcome<string>> {
  const ask = scriptedQuestions(world, style, moves);
  const end = await conversation('setup', step)(world, ask, {});
  if (end !== STOPPED && !end.ok) return end;
  return end !== STOPPED && end.value === 'done' ? success(ask.screen()) : endless('setup');
}

/** What a person sees who answers `doctor --fix` like this. */
export async function fixScreens(
  world: World,
  style: TextStyle,
  moves: readonly Move[],
  look: Look,
): Promise<Outcome<string>> {
  const ask = scriptedQuestions(world, style, moves);
  const end = await fixWizard(world, ask, { look });
  if (end !== STOPPED && !end.ok) return end;
  return end !== STOPPED && end.value.result === 'done' ? success(ask.screen()) : endless('doctor --fix');
}

function endless(command: string): Outcome<never> {
  return refusal('demo-failed', `The conversation of ${command} did not come to its end.`, '');
}
