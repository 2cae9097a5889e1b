import type { ErrorCode } from './error-codes.ts';

/** A refusal: a stable code, what is wrong, and what the person can do about it. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly fix: string;
}

/** The value of something that may be refused. Expected failures are values; only a bug throws. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The outcome of something that went well. */
export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** The outcome of something that was refused. */
export function refusal(code: ErrorCode, message: string, fix: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, message, fix } };
}

/** The refusal where there is no place for a person's settings. */
export function homeUnknown(): { ok: false; problem: Problem } {
  return refusal(
    'home-unknown',
    'The home directory is unknown, so there is no place for your settings.',
    'Set HOME (on Windows USERPROFILE) or CLAUDE_CONFIG_DIR, then run this again.',
  );
}
