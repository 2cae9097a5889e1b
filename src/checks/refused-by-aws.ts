import type { Answer, Finding } from '../aws/finding.ts';
import type { LiveFacts } from '../aws/live-facts.ts';
import type { DoctorFacts } from '../facts/doctor-facts.ts';
import { FAILURES, type FailureId } from '../knowledge/failures.ts';
import { type Check, FINE, type Fix, type Group, type Problem } from './check.ts';

/** What a check adds to what the failure itself says. */
interface Refusal {
  readonly group: Group;
  /** What holds when all is well. */
  readonly title: string;
  readonly after?: readonly string[];
  readonly status?: Problem['status'];
  /** More than the table knows: who can help with this account, the exact statement, a remedy. */
  readonly fix?: (facts: DoctorFacts, finding: Finding) => Fix;
  readonly about?: (facts: DoctorFacts, finding: Finding) => Partial<Problem>;
}

/** The check for one way in which AWS, or what stands before it, refused the doctor's own requests. */
export function refusedByAws(id: FailureId, { status = 'fail', fix, about, ...check }: Refusal): Check {
  return {
    id,
    isLive: true,
    ...check,
    judge: (facts) => {
      const finding = refusalsOf(facts).find((one) => one.id === id);
      if (!finding) return FINE;
      return {
        status,
        title: FAILURES[id].title,
        found: finding.message,
        fix: fix ? fix(facts, finding) : { say: finding.fix },
        ...about?.(facts, finding),
      };
    },
  };
}

/**
 * How AWS refused, in the order in which a request meets it. Of the models only the primary one counts: that another
 * cannot be used is a finding of its own (`model-family-gap`).
 */
export function refusalsOf(facts: DoctorFacts): readonly Finding[] {
  const { live } = facts;
  return live
    ? answersOf(facts, live).flatMap((answer) => (answer && !answer.ok ? [answer.finding] : []))
    : [];
}

function answersOf(facts: DoctorFacts, live: LiveFacts): readonly (Answer<unknown> | undefined)[] {
  const primary = facts.models.named.find(({ roles }) => roles.includes('primary'))?.id;
  const invocation = live.invocations.find(({ id }) => id === primary) ?? live.invocations[0];
  return [live.credentials, live.identity, live.listing, invocation?.answer];
}
