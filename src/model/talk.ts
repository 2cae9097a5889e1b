/**
 * One step of a conversation, as Claude plays it: what is said, and what is asked or run then. All words and all calls
 * come from the program, so that nothing is left to choose.
 */
export interface TalkStep {
  /** To be shown as it is, before all else. */
  readonly say?: string | undefined;
  /** What to run next, behind `claude-bedrock`; nobody is asked. */
  readonly run?: string | undefined;
  readonly ask?: TalkQuestion | undefined;
  /** The conversation is over. */
  readonly end?: true | undefined;
}

/** A question in the form of AskUserQuestion: a header of 12 characters at most, two to four options. */
export interface TalkQuestion {
  readonly header: string;
  readonly question: string;
  readonly options: readonly TalkOption[];
  /** What to run where the person types an answer of their own, which takes the place of `TEXT`. */
  readonly typed?: string | undefined;
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
