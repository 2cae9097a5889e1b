import type { Edit } from './change.ts';
import type { Origin } from './configuration.ts';

/** Where people look for a cause, in the order in which a request of Claude Code meets it. */
export const GROUPS = [
  'Claude Code',
  'Settings',
  'AWS profile',
  'Sign-in',
  'Credentials',
  'Region and network',
  'Models',
  'Permissions',
] as const;

export type Group = (typeof GROUPS)[number];

/** What a check came to. No problems at all mean that all is well. */
export type Verdict = Fine | NotJudged | Problem;

/** All is well; `found` is a fact worth showing. */
export interface Fine {
  readonly status: 'ok';
  readonly found?: string;
  readonly origin?: Origin;
}

/** There is nothing to judge, and why: `no profile signs the requests`. */
export interface NotJudged {
  readonly status: 'skipped';
  readonly because: string;
}

/** `fail`: Claude Code cannot work so; `warn`: it can, but not as expected, or not for long. */
export interface Problem {
  readonly status: 'warn' | 'fail';
  /** What is wrong, as a title: `The AWS profile 'wrok' does not exist`. */
  readonly title: string;
  /** The evidence in one or two sentences. */
  readonly found: string;
  readonly origin?: Origin;
  readonly fix?: Fix;
  /** Where more is to be read. */
  readonly url?: string;
}

/** What helps. */
export interface Fix {
  /** One sentence to the person. */
  readonly say: string;
  /** A command that a person can paste into a terminal; of a remedy the doctor's own, which need not be given. */
  readonly run?: string;
  /** The profile to sign in with, where that is all that helps: what `run` does then. */
  readonly signIn?: string;
  /** What the program itself can do, and reset undo. */
  readonly remedy?: Remedy;
  /** A text to send to the administrator: an IAM statement, a request. */
  readonly send?: string;
}

/** A safe repair: it writes our own keys only, and reset undoes it. */
export type Remedy =
  | { readonly kind: 'settings'; readonly files: readonly SettingsRemedy[] }
  /** Turns a profile's sign-in into an `sso-session` with a scope that renews itself. */
  | { readonly kind: 'repair-profile'; readonly profile: string }
  /** Closes files to everyone else (mode 600). */
  | { readonly kind: 'make-private'; readonly files: readonly string[] }
  /** Takes refusals out of what Claude Code remembers. */
  | { readonly kind: 'forget-refusals'; readonly file: string; readonly refusals: readonly Refusal[] };

/** A refused model in a file of Claude Code's, below the hash of the account and configuration that it holds for. */
export interface Refusal {
  readonly entry: string;
  readonly id: string;
}

export interface SettingsRemedy {
  readonly file: string;
  readonly edits: readonly Edit[];
}

/** All is well. */
export const FINE: Fine = { status: 'ok' };

/** All is well, and this is a fact worth showing. */
export function fine(found: string, origin?: Origin): Fine {
  return { status: 'ok', found, ...(origin && { origin }) };
}

/** Why nothing is judged that only AWS can tell. */
export const NOT_ASKED = 'AWS was not asked';

/** There is nothing to judge. */
export function notJudged(because: string): NotJudged {
  return { status: 'skipped', because };
}

/** Claude Code cannot work so. */
export function failing(problem: Omit<Problem, 'status'>): Problem {
  return { status: 'fail', ...problem };
}

/** Claude Code can work, but not as expected, or not for long. */
export function warning(problem: Omit<Problem, 'status'>): Problem {
  return { status: 'warn', ...problem };
}
