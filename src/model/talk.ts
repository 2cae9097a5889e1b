/**
 * One step of a conversation: what is said, and what is asked or run then. All words and all calls come from the
 * program, so that nothing is left to choose. Two faces play it: Claude by the slash commands, and the terminal.
 */
export interface TalkStep {
  /** To be shown as it is, before all else. */
  readonly say?: string | undefined;
  /** What to run next, behind `claude-bedrock`; nobody is asked. */
  readonly run?: string | undefined;
  readonly ask?: TalkQuestion | undefined;
  /** The conversation is over. */
  readonly end?: true | undefined;
  /** What was agreed on is done: nothing leads back any more. */
  readonly isDone?: true | undefined;
  /** At the end: Claude Code cannot work so, and nothing here helps. */
  readonly isBroken?: true | undefined;
  /**
   * How a face goes on that is no session of Claude Code, in the place of the end. Such a session takes over what was
   * written within a second or two, and its next turn may be the first that fails [run 2.1.332].
   */
  readonly proof?: { readonly say: string; readonly run: string } | undefined;
}

/** A question in the form of AskUserQuestion: a header of 12 characters at most, two to four options. */
export interface TalkQuestion {
  readonly header: string;
  readonly question: string;
  readonly options: readonly TalkOption[];
  /** What to run where the person types an answer of their own, which takes the place of `TEXT`. */
  readonly typed?: string | undefined;
  /** The same in a chat alone, where people type instead of choosing. */
  readonly typedInChat?: string | undefined;
  /** Every answer there is, for the face that can show more than four. */
  readonly all?: readonly TalkOption[] | undefined;
  readonly secret?: SecretQuestion | undefined;
}

/** The same question where what is typed is not shown: the answer goes to the standard input of the call. */
export interface SecretQuestion {
  /** Why the last answer could not be taken. */
  readonly say?: string | undefined;
  readonly question: string;
  readonly run: string;
  /** The call where nothing is typed, if that is an answer. */
  readonly empty?: string | undefined;
}

/** One answer: what follows it is a call, or the end with these words. */
export interface TalkOption {
  readonly label: string;
  readonly description: string;
  readonly run?: string | undefined;
  readonly end?: string | undefined;
}

/** What stands in a call for what the person types; in single quotes, so that a shell takes it as it is. */
export const TYPED = "'TEXT'";

/** The text as it stands in a conversation, where "this" is its slash command, and nobody is in a terminal. */
export function inConversation(text: string, name: string): string {
  return text
    .replace(/\brun this again\b/g, `type /bedrock:${name} again`)
    .replace(/(\/bedrock:\w+) in Claude Code\b/g, '$1')
    .replace(/, or claude-bedrock [^.;]*(?=[.;]|$)/g, '');
}

/** True for a call that does what was agreed on. */
export function isCarryingOut(call: string): boolean {
  return / --(plan|access)-id[ =]/.test(call);
}

/** The step as Claude plays it: its questions have four answers at most, and it never asks for a secret. */
export function forClaude({ ask, isDone: _, isBroken: _broken, proof: _proof, ...step }: TalkStep): TalkStep {
  if (!ask) return step;
  const { all: __, secret: ___, typedInChat: typed, ...asked } = ask;
  return { ...step, ask: { ...(typed !== undefined && { typed }), ...asked } };
}
