import { type Outcome, refusal } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { TextStyle } from '../text/text.ts';
import { type Questions, STOPPED } from './questions.ts';

/** The options by which a command is told not to ask. */
export type AskingOptions = {
  readonly json?: boolean | undefined;
  readonly plan?: boolean | undefined;
  readonly apply?: boolean | undefined;
  readonly 'plan-id'?: string | undefined;
};

/** A conversation that takes these options for answers; its code is loaded when it is held. */
export type Conversation<O, End> = () => Promise<
  (world: World, ask: Questions, options: O) => Promise<Outcome<End> | typeof STOPPED>
>;

/** True where a command that was given neither --plan nor --apply asks: on a terminal that can show questions. */
export function mayAsk(world: World, options: AskingOptions): boolean {
  const isOpen = !options.plan && !options.apply && options['plan-id'] === undefined;
  return isOpen && whyNoQuestions(world, options) === undefined;
}

/** Why nothing can be asked, as a sentence; `undefined` where it can. */
export function whyNoQuestions(world: World, options: Pick<AskingOptions, 'json'>): string | undefined {
  if (options.json === true) return 'With --json no question is asked.';
  const isTerminal = world.isStdinTerminal() && world.isStdoutTerminal();
  if (!isTerminal) return 'Questions are asked only where standard input and output are a terminal.';
  return world.env.TERM === 'dumb' ? 'This terminal (TERM=dumb) cannot show questions.' : undefined;
}

/** Has a conversation on the terminal and gives it back. One that the person stops is a refusal. */
export async function converse<T>(
  world: World,
  style: TextStyle,
  { command }: { readonly command: string },
  talk: (ask: Questions) => Promise<Outcome<T> | typeof STOPPED>,
): Promise<Outcome<T>> {
  const { openQuestions } = await import('./terminal-questions.ts');
  const ask = openQuestions(world, style);
  try {
    const outcome = await talk(ask);
    return outcome === STOPPED ? stopped(command) : outcome;
  } finally {
    ask.close();
  }
}

/** The refusal where the person stopped, before anything was written. */
export function stopped(command: string): Outcome<never> {
  return refusal(
    'interrupted',
    'Stopped. Your settings are as they were.',
    `Run 'claude-bedrock ${command}' again whenever you like.`,
  );
}
