import type { Readable, Writable } from 'node:stream';
import * as clack from '@clack/prompts';
import { printableName, type TextStyle } from '../text/text.ts';
import { belowIt, type Heading, headed } from './heading.ts';
import type { Keys } from './keys.ts';
import { isTurn, type Option, type Questions, type Turn } from './questions.ts';
import { MAX_LINE } from './typed.ts';

const MAX_ITEMS = 10;

/** What prompts read, draw on and end with. */
interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/** Shows one prompt and waits for its answer; `to` is what keys mean to it. */
export type AskOnce = <T>(
  to: 'choice' | 'line' | 'secret',
  heading: Heading,
  prompt: (signal: AbortSignal) => Promise<T | typeof clack.CANCEL_SYMBOL>,
) => Promise<T | Turn>;

/** The three kinds of questions, each as a prompt of the library. */
export function promptsOn(
  streams: Streams,
  keys: Pick<Keys, 'takeSecret'>,
  style: TextStyle,
  ask: AskOnce,
): Pick<Questions, 'select' | 'search' | 'secret'> {
  return {
    select: async ({ message, options, initial, isFirst }) => {
      const heading = headed(message, style, isFirst);
      const prompt = (signal: AbortSignal) =>
        clack.select<number>({
          ...streams,
          signal,
          maxItems: MAX_ITEMS,
          options: options.map(shown),
          initialValue: indexOf(options, initial),
          get message() {
            return heading.text();
          },
        });
      return picked(options, await ask('choice', heading, prompt));
    },

    search: async ({ message, options, initial, placeholder, other, isFirst }) => {
      const heading = headed(message, style, isFirst);
      let all = options;
      let length = 0;
      const prompt = (signal: AbortSignal) =>
        clack.autocomplete<number>({
          ...streams,
          signal,
          maxItems: MAX_ITEMS,
          initialValue: indexOf(options, initial),
          placeholder: placeholder ?? 'type to filter',
          filter: (words, { label = '', hint = '' }) => hasAll(`${label} ${hint}`, words),
          options() {
            length = this.userInput.length;
            const typed = other?.(this.userInput.trim());
            all = typed ? [...options, typed] : options;
            return all.map(shown);
          },
          validate: (value) => {
            if (length > MAX_LINE) return `Longer than ${MAX_LINE} characters.`;
            if (value === undefined) return 'Nothing fits. Delete what you typed.';
            heading.answered();
            return undefined;
          },
          get message() {
            return heading.barred();
          },
        });
      const at = await ask('line', heading, prompt);
      return picked(all, at);
    },

    secret: async ({ message, check, isFirst }) => {
      const heading = headed(message, style, isFirst);
      let secret = '';
      const prompt = (signal: AbortSignal) =>
        clack.password({
          ...streams,
          signal,
          clearOnError: true,
          validate: () => {
            secret = keys.takeSecret();
            const problem = check?.(secret);
            if (problem !== undefined) return belowIt(problem, style);
            heading.answered();
            return undefined;
          },
          get message() {
            return heading.barred();
          },
        });
      const marks = await ask('secret', heading, prompt);
      return isTurn(marks) ? marks : secret;
    },
  };
}

/** The library tells options apart by their values, and shows a hint beside the one that is pointed at. */
function shown<T>({ label, hint }: Option<T>, value: number) {
  return { value, label: printableName(label), ...(hint !== undefined && { hint: printableName(hint) }) };
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
