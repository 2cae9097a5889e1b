import type { ExportRun } from '../aws/live-facts.ts';
import type { DoctorFacts } from '../facts/doctor-facts.ts';
import { durationText } from '../report/duration-text.ts';
import { refusalsOf } from './refused-by-aws.ts';

/** Without a session token Claude Code refuses what it is handed [run]. */
const NEEDED = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'];

/** Why Claude Code cannot sign with what `awsCredentialExport` printed, as a sentence; `undefined` where it can. */
export function exportFailure(facts: DoctorFacts, run: ExportRun): string | undefined {
  const { state, exitCode, ms, fields, expiresAt } = run;
  if (state === 'timed-out') return `It did not end within ${durationText(ms)}.`;
  if (state === 'failed') return `It ended with exit status ${exitCode ?? 'unknown'}.`;
  if (state === 'not-json') return 'What it prints is not JSON.';
  const missing = NEEDED.filter((name) => !fields.includes(name));
  if (missing.length > 0) return `What it prints lacks ${missing.join(' and ')}.`;
  if (state === 'incomplete') return 'What it prints is incomplete.';
  const over = expiresAt ? facts.now.getTime() - expiresAt.getTime() : 0;
  if (over > 0) return `The credentials that it prints ended ${durationText(over)} ago.`;
  if (!isRefusedOurs(facts, fields)) return undefined;
  return `It got no credentials of the AWS profile '${facts.signedBy.name}', and printed some that cannot sign.`;
}

/** Ours hands over such credentials where it has none, as Claude Code would else sign with the shell's own. */
function isRefusedOurs(facts: DoctorFacts, fields: readonly string[]): boolean {
  const isRefused = refusalsOf(facts).some(({ id }) => id === 'credentials-invalid');
  return facts.signedBy.name !== undefined && !fields.includes('Expiration') && isRefused;
}
