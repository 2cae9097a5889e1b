import type { Problem } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { printable, type TextStyle, wrap } from '../text/text.ts';
import { type Choice, type Option, type Questions, type Secret, STOPPED, type Turn } from './questions.ts';

/** What the person does at a question: types an answer or the beginning of a label, goes back or stops. */
export type Move = string | Turn;

/** What was asked so far, and the screen as it is left behind. */
export interface Told {
  readonly questions: readonly { readonly message: string; readonly labels: readonly string[] }[];
  screen(): string;
}

/**
 * A conversation with nobody: the answers are given beforehand, in the order of the questions. Its screen looks like
 * the terminal's once all is answered. Throws where an answer fits no option or is missing: the script is wrong.
 */
export function scriptedQuestions(world: World, style: TextStyle, moves: readonly Move[]): Questions & Told {
  const rest = [...moves];
  const questions: { message: string; labels: readonly string[] }[] = [];
  const lines: string[] = [];
  const [start, bar, asked, told, end] = style.unicode ? '┌│◇│└' : '+|o|+';
  const put = (sign: string | undefined, text: string) => {
    const [first = '', ...more] = text.trimEnd().split('\n');
    lines.push(`${sign}  ${first}`.trimEnd(), ...more.map((line) => `${bar}  ${line}`.trimEnd()));
  };
  const next = (message: string, labels: readonly string[] = []): Move => {
    const move = rest.shift();
    questions.push({ message, labels });
    if (move === undefined) throw new RangeError(`no answer is left for: ${message}`);
    return move;
  };
  const answer = (message: string, text: string) => {
    lines.push(bar ?? '');
    put(asked, message);
    put(bar, text);
  };

  const choose = async <T>(
    { message, options }: Choice<T>,
    other?: (typed: string) => Option<T> | undefined,
  ) => {
    const move = next(
      message,
      options.map(({ label }) => label),
    );
    if (typeof move === 'symbol') return move;
    const option = options.find(({ label }) => label.startsWith(move)) ?? other?.(move);
    if (!option)
      throw new RangeError(`'${move}' is none of: ${options.map(({ label }) => label).join(', ')}`);
    answer(message, option.label);
    return option.value;
  };

  const typeUnseen = async ({ message, check }: Secret): Promise<string | Turn> => {
    for (;;) {
      const move = next(message);
      if (typeof move === 'symbol') return move;
      const typed = move.trim();
      if (check?.(typed) !== undefined) continue;
      answer(message, '*'.repeat(8));
      return typed;
    }
  };

  return {
    style,
    questions,
    screen: () => lines.join('\n'),
    begin: (title) => put(start, title),
    say: (text) => {
      lines.push(bar ?? '');
      put(told, text);
    },
    problem: ({ message, fix }: Problem) => {
      lines.push(bar ?? '');
      put(told, [message, fix].map((text) => wrap(printable(text), style.width)).join('\n'));
    },
    end: (text) => lines.push(bar ?? '', `${end}  ${text.replaceAll('\n', '\n   ')}`),
    select: (choice) => choose(choice),
    search: (search) => choose(search, search.other),
    secret: typeUnseen,
    busy: async (_what, work) => {
      if (world.interrupted.aborted) return STOPPED;
      return work(world);
    },
  };
}
