import * as clack from '@clack/prompts';
import { paint, printable, type TextStyle, wrap } from '../report/text.ts';
import { alteredWorld, type World } from '../world.ts';
import { openKeys } from './keys.ts';
import { BACK, isTurn, type Option, type Questions, STOPPED, type Turn } from './questions.ts';
import { openScreen } from './screen.ts';
import { startSpinner } from './spinner.ts';
import { MAX_LINE } from './typed.ts';

/** The margin in which the library draws its line. */
const MARGIN = 3;
const MAX_ITEMS = 10;

/** A conversation on the person's terminal. `close` gives the terminal back. */
export function openQuestions(world: World, style: TextStyle): Questions & { close(): void } {
  const terminal = world.terminal();
  const output = openScreen(terminal, style);
  const stopping = new AbortController();
  let onEscape = () => {};
  const keys = openKeys(terminal, { stop: () => stopping.abort(), back: () => onEscape() });
  terminal.output.on('error', () => stopping.abort());
  const signal = AbortSignal.any([world.interrupted, stopping.signal]);
  const streams = { input: keys.input, output, signal };
  const inner: TextStyle = {
    color: style.color,
    unicode: style.unicode,
    get width() {
      return Math.max(style.width - MARGIN, 20);
    },
  };

  /** Waits for one answer. The library tells Esc and its signal in the same way. */
  const ask = async <T>(
    to: 'choice' | 'line' | 'secret',
    heading: Heading,
    prompt: () => Promise<T | typeof clack.CANCEL_SYMBOL>,
  ): Promise<T | Turn> => {
    if (signal.aborted) return STOPPED;
    keys.listen(to, heading.answered);
    const answer = await prompt();
    keys.listen('nothing');
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

    select: async ({ message, options, initial }) => {
      const heading = headed(message, style);
      const prompt = () =>
        clack.select<number>({
          ...streams,
          maxItems: MAX_ITEMS,
          options: options.map(shown),
          initialValue: indexOf(options, initial),
          get message() {
            return heading.text();
          },
        });
      return picked(options, await ask('choice', heading, prompt));
    },

    search: async ({ message, options, initial, placeholder, other }) => {
      const heading = headed(message, style);
      let all = options;
      const prompt = () =>
        clack.autocomplete<number>({
          ...streams,
          maxItems: MAX_ITEMS,
          initialValue: indexOf(options, initial),
          placeholder: placeholder ?? 'type to filter',
          filter: (words, { label = '', hint = '' }) => hasAll(`${label} ${hint}`, words),
          options() {
            const typed = other?.(this.userInput.trim());
            all = typed ? [...options, typed] : options;
            return all.map(shown);
          },
          validate: (value) => {
            if (value === undefined) return 'Nothing fits. Delete what you typed.';
            heading.answered();
            return undefined;
          },
          get message() {
            return heading.text();
          },
        });
      const at = await ask('line', heading, prompt);
      return picked(all, at);
    },

    text: async ({ message, placeholder, initial, check }) => {
      const heading = headed(message, style);
      const prompt = () =>
        clack.text({
          ...streams,
          ...(placeholder !== undefined && { placeholder }),
          ...(initial !== undefined && { initialValue: initial }),
          validate: (typed = '') => {
            const problem =
              typed.length > MAX_LINE ? `Longer than ${MAX_LINE} characters.` : check?.(typed.trim());
            if (problem === undefined) heading.answered();
            return problem;
          },
          get message() {
            return heading.text();
          },
        });
      const answer = await ask('line', heading, prompt);
      return isTurn(answer) ? answer : answer.trim();
    },

    secret: async ({ message, check }) => {
      const heading = headed(message, style);
      let secret = '';
      const prompt = () =>
        clack.password({
          ...streams,
          clearOnError: true,
          validate: () => {
            secret = keys.takeSecret();
            const problem = check?.(secret);
            if (problem === undefined) heading.answered();
            return problem;
          },
          get message() {
            return heading.text();
          },
        });
      const marks = await ask('secret', heading, prompt);
      return isTurn(marks) ? marks : secret;
    },

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

/** What stands above a question. The hint goes once it is answered: the library draws that anew, too. */
interface Heading {
  text(): string;
  answered(): void;
}

function headed(message: string, style: TextStyle): Heading {
  let hint = paint(style, 'dim', ' (Esc: back)');
  return {
    text: () => message + hint,
    answered: () => {
      hint = '';
    },
  };
}

/** The library tells options apart by their values, and shows a hint beside the one that is pointed at. */
function shown<T>({ label, hint }: Option<T>, value: number) {
  return { value, label: printable(label), ...(hint !== undefined && { hint: printable(hint) }) };
}

function indexOf<T>(options: readonly Option<T>[], label: string | undefined): number {
  return Math.max(
    options.findIndex((option) => option.label === label),
    0,
  );
}

function picked<T>(options: readonly Option<T>[], at: number | Turn): T | Turn {
  if (isTurn(at)) return at;
  const option = options[at];
  if (!option) throw new RangeError(`there is no option ${at}`);
  return option.value;
}

/** True where each word stands somewhere in the text. */
function hasAll(text: string, words: string): boolean {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
