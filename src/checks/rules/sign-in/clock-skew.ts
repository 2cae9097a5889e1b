import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import { FINE } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

const ID = 'clock-skew';
/** What AWS lets pass. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
const ALLOWED_MS = 5 * 60_000;

/** AWS refuses signatures that are more than five minutes off, and a sign-in seems to end too early or too late. */
export const clockSkew: Check = {
  id: ID,
  group: 'Credentials',
  title: "This computer's clock is right",
  live: 'needed',
  judge: (facts) => {
    const refusal = refusalsOf(facts).find(({ id }) => id === ID);
    const ahead = facts.live?.clockAheadMs ?? 0;
    if (!refusal && Math.abs(ahead) <= ALLOWED_MS) return FINE;
    return {
      // The SDK corrects its clock by what AWS answers, so requests can pass all the same.
      status: refusal || !isAnswered(facts) ? 'fail' : 'warn',
      title: FAILURES[ID].title,
      found: refusal && Math.abs(ahead) < 60_000 ? refusal.message : isOff(ahead),
      fix: { say: 'Set the clock: turn on automatic time.', ...SETTERS[facts.platform] },
    };
  },
};

function isOff(ahead: number): string {
  return `It is ${durationText(ahead)} ${ahead > 0 ? 'ahead of' : 'behind'} the clock of AWS, which refuses more than 5 minutes.`;
}

function isAnswered({ live }: DoctorFacts): boolean {
  return live?.credentials?.ok === true && live.identity?.ok !== false;
}

const SETTERS: Readonly<Partial<Record<NodeJS.Platform, { run: string }>>> = {
  linux: { run: 'sudo timedatectl set-ntp true' },
  darwin: { run: 'sudo sntp -sS time.apple.com' },
  win32: { run: 'w32tm /resync' },
};
