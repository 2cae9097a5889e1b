import type { AccessDenied } from '../knowledge/access-denied.ts';
import type { FailureId } from '../knowledge/failures.ts';

/** A failure of a call to AWS, classified. Its texts are free of secrets and of control characters. */
export interface Finding {
  readonly id: FailureId;
  readonly title: string;
  /** What it means and, where that helps, what AWS said. */
  readonly message: string;
  /** What helps. */
  readonly fix: string;
  /** Where IAM or a policy of the organisation denied: what, on what, and by which kind of policy. */
  readonly denied?: AccessDenied;
}

/** What AWS answered, or why it did not. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Failed;

/** Why AWS did not answer. */
export interface Failed {
  readonly ok: false;
  readonly finding: Finding;
}

/** The answer of a call that went well. */
export function answered<T>(value: T): Answer<T> {
  return { ok: true, value };
}

/** The answer of a call that failed. */
export function failed(finding: Finding): Failed {
  return { ok: false, finding };
}
