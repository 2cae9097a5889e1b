import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { alteredWorld, type World } from '../../src/model/world.ts';
import { openQuestions } from '../../src/questions/terminal-questions.ts';
import type { TextStyle } from '../../src/text/text.ts';
import { temporaryWorld } from '../support/world.ts';

/** The prompts on a terminal that is no device: keys are pushed in, what is drawn is collected. */
export async function fakeTerminal(style: Partial<TextStyle> = {}, given: Partial<World> = {}) {
  const keyboard = new PassThrough();
  const drawn: string[] = [];
  const screen = Object.assign(new PassThrough(), { columns: 80, rows: 24, isTTY: true });
  screen.on('data', (chunk) => drawn.push(String(chunk)));
  const world = await temporaryWorld(given);
  const ask = openQuestions(alteredWorld(world, { terminal: () => ({ input: keyboard, output: screen }) }), {
    color: false,
    unicode: true,
    width: 80,
    ...style,
  });
  onTestFinished(() => ask.close());
  return {
    ask,
    keyboard,
    screen,
    /** Presses keys, each in a piece of its own. */
    press: (...keys: string[]) => {
      for (const key of keys) keyboard.write(key);
    },
    text: () => drawn.join(''),
  };
}

export const ENTER = '\r';
export const DOWN = '\x1b[B';
export const ESCAPE = '\x1b';

/** A text as a terminal with bracketed paste hands it over. */
export function pasted(text: string): string {
  return `\x1b[200~${text}\x1b[201~`;
}
