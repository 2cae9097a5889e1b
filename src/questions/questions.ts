import type { Problem } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { TextStyle } from '../text/text.ts';

// Registered ones: this file is part of two bundles, whose symbols would not be the same.
/** The person wants to go back to the question before. */
export const BACK = Symbol.for('claude-bedrock.back');
/** The person stopped, or the terminal went away: nothing more is to be asked or done. */
export const STOPPED = Symbol.for('claude-bedrock.stopped');

/** What may come instead of an answer. */
export type Turn = typeof BACK | typeof STOPPED;

/** True where a reply is no answer. */
export function isTurn<T>(reply: T | Turn): reply is Turn {
  return reply === BACK || reply === STOPPED;
}

/** One of the answers to choose from. `hint` is a few words that are shown beside it. */
export interface Option<T> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: T;
}

/** A question with answers to choose from; the first is the one that is recommended. */
export interface Choice<T> {
  readonly message: string;
  readonly options: readonly Option<T>[];
  /** The label on which the cursor stands at first. */
  readonly initial?: string;
  /** There is nothing to go back to. */
  readonly isFirst?: boolean;
}

/** A choice from a list that is too long to be looked through: it gets shorter as the person types. */
export interface Search<T> extends Choice<T> {
  readonly placeholder?: string;
  /** What a text stands for that is in no option. */
  other?(typed: string): Option<T> | undefined;
}

/** A question that is answered by typing what is not shown. `check` says why an answer cannot be taken. */
export interface Secret {
  readonly message: string;
  /** There is nothing to go back to. */
  readonly isFirst?: boolean;
  check?(answer: string): string | undefined;
}

/** A conversation with a person: on a terminal, or by a script in the demo and in tests. */
export interface Questions {
  /** How the texts may look that are handed over; its width leaves room for the margin. */
  readonly style: TextStyle;
  begin(title: string): void;
  /** Shows a text of one or more lines. */
  say(text: string): void;
  problem(problem: Problem): void;
  end(text: string): void;
  select<T>(choice: Choice<T>): Promise<T | Turn>;
  search<T>(search: Search<T>): Promise<T | Turn>;
  secret(question: Secret): Promise<string | Turn>;
  /** Does some work while the person waits. The world it gets ends when they go back or stop. */
  busy<T>(what: string, work: (world: World) => Promise<T>): Promise<T | Turn>;
}
