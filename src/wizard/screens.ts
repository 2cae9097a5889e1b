import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { STOPPED } from '../questions/questions.ts';
import { type Move, scriptedQuestions } from '../questions/scripted-questions.ts';
import type { TextStyle } from '../text/text.ts';
import { conversation } from './conversations.ts';
import type { Script } from './play.ts';

/** What a person sees who answers a conversation on a terminal like this: the screen as it is left behind. */
export async function screensOf(
  name: 'setup' | 'doctor',
  world: World,
  style: TextStyle,
  moves: readonly Move[],
  step: Script['step'],
): Promise<Outcome<string>> {
  const ask = scriptedQuestions(world, style, moves);
  const end = await conversation(name, step)(world, ask, {});
  if (end !== STOPPED && !end.ok) return end;
  if (end !== STOPPED && end.value === 'done') return success(ask.screen());
  return refusal('demo-failed', `The conversation of ${name} did not come to its end.`, '');
}
