import type { Finding } from '../../facts/answer.ts';
import { FAILURES, type FailureId } from '../../knowledge/failures.ts';
import { redact } from './redact.ts';

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
