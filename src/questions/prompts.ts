import type { Readable, Writable } from 'node:stream';
import * as clack from '@clack/prompts';
import { paint, printable, type TextStyle } from '../report/text.ts';
import type { Keys } from './keys.ts';
import { isTurn, type Option, type Questions, type Turn } from './questions.ts';
import { MAX_LINE } from './typed.ts';

const MAX_ITEMS = 10;

/** What prompts read, draw on and end with. */
interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/** Shows one prompt and waits for its answer; `to` is what keys mean to it. */
export type AskOnce = <T>(
  to: 'choice' | 'line' | 'secret',
  heading: Heading,
  prompt: () => Promise<T | typeof clack.CANCEL_SYMBOL>,
) => Promise<T | Turn>;

/** The four kinds of questions, each as a prompt of the library. */
export function promptsOn(
  streams: Streams,
  keys: Pick<Keys, 'takeSecret'>,
  style: TextStyle,
  ask: AskOnce,
): Pick<Questions, 'select' | 'search' | 'text' | 'secret'> {
  return {
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
