import { setMaxListeners } from 'node:events';
import * as clack from '@clack/prompts';
import { alteredWorld, type World } from '../model/world.ts';
import { printable, type TextStyle, wrap } from '../text/text.ts';
import { openKeys } from './keys.ts';
import { type AskOnce, promptsOn } from './prompts.ts';
import { BACK, type Questions, STOPPED } from './questions.ts';
import { openScreen } from './screen.ts';
import { startSpinner } from './spinner.ts';

/** The margin in which the library draws its line. */
const MARGIN = 3;

/** A conversation on the person's terminal. `close` gives the terminal back. */
export function openQuestions(world: World, style: TextStyle): Questions & { close(): void } {
  const terminal = world.terminal();
  const output = openScreen(terminal, style);
  const stopping = new AbortController();
  let onEscape = () => {};
  const keys = openKeys(terminal, { stop: () => stopping.abort(), back: () => onEscape() });
  terminal.output.on('error', () => stopping.abort());
  const signal = AbortSignal.any([world.interrupted, stopping.signal]);
  // Each request that the person waits for listens to it: no leak.
  setMaxListeners(0, signal);
  const streams = { input: keys.input, output };
  const inner: TextStyle = {
    color: style.color,
    unicode: style.unicode,
    get width() {
      return Math.max(style.width - MARGIN, 20);
    },
  };

  /** Waits for one answer. The library tells Esc and its signal in the same way. */
  const ask: AskOnce = async (to, heading, prompt) => {
    if (signal.aborted) return STOPPED;
    // The library keeps listening to the signal of a prompt that was answered: each one has its own.
    const one = new AbortController();
    const stop = () => one.abort();
    signal.addEventListener('abort', stop);
    keys.listen(to, { onEnter: heading.answered, canGoBack: heading.canGoBack });
    const answer = await prompt(one.signal);
    keys.listen('nothing');
    signal.removeEventListener('abort', stop);
    if (signal.aborted) return STOPPED;
    return clack.isCancel(answer) ? BACK : answer;
  };

  return {
    style: inner,
    begin: (title) => clack.intro(title, { output }),
    say: (text) => clack.log.message(text.trimEnd().split('\n'), { output }),
    problem: ({ message, fix }) => {
      const lines = [message, fix].map((text) => wrap(printable(text), inner.width));
      clack.log.error(lines.join('\n'), { output });
    },
    end: (text) => clack.outro(text.replaceAll('\n', `\n${' '.repeat(MARGIN)}`), { output }),

    ...promptsOn(streams, keys, inner, ask),

    busy: async (what, work) => {
      if (signal.aborted) return STOPPED;
      keys.listen('nothing');
      const back = new AbortController();
      onEscape = () => back.abort();
      const spinner = startSpinner(output, style, Boolean(world.env.ACCESSIBLE));
      spinner.say(what);
      const parts = { progress: spinner.say, interrupted: AbortSignal.any([signal, back.signal]) };
      try {
        const done = await work(alteredWorld(world, parts));
        if (signal.aborted) return STOPPED;
        return back.signal.aborted ? BACK : done;
      } finally {
        onEscape = () => {};
        spinner.stop();
      }
    },

    close: () => keys.close(),
  };
}
