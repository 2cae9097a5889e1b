import type { AccessDenied } from '../knowledge/access-denied.ts';
import { FAILURES, type FailureId } from '../knowledge/failures.ts';
import type { Circumstances } from './classify.ts';
import { redact } from './redact.ts';

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

interface Failed {
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

/** The answer of a call that threw. What tells failures apart is loaded then: most runs meet none. */
export async function failedWith(error: unknown, circumstances: Circumstances): Promise<Failed> {
  const { classify } = await import('./classify.ts');
  return failed(classify(error, circumstances));
}

/** The finding for an answer that is not one of AWS's. */
export function foreignAnswer(status: number | undefined): Finding {
  return finding('proxy', { detail: `(HTTP ${status}, not an answer of AWS)` });
}

/** The finding of that id; `detail` is what AWS, the SDK or Node.js said of it. */
export function finding(id: FailureId, about: { profile?: string; detail?: string } = {}): Finding {
  const { title, say, fix } = FAILURES[id];
  return {
    id,
    title,
    message: about.detail ? `${say} ${redact(about.detail)}` : say,
    fix: about.profile === undefined ? fix : fix.replace('PROFILE', quote(redact(about.profile))),
  };
}

function quote(profile: string): string {
  return /^[\w@+=:,./-]+$/.test(profile) ? profile : `'${profile.replaceAll("'", `'\\''`)}'`;
}
