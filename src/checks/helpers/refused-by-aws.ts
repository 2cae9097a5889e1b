import type { Answer, Finding } from '../../facts/answer.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { LiveFacts } from '../../facts/live-facts.ts';
import { FAILURES, type FailureId } from '../../knowledge/failures.ts';
import { isOptInRegion } from '../../knowledge/regions.ts';
import { FINE, type Fix, type Group, NOT_ASKED, notJudged, type Problem } from '../../model/verdict.ts';
import type { Check } from '../check.ts';
import { isAskedElsewhere, RULES_OF_THE_WAY } from '../who-takes-requests.ts';
import { invocationOf, isPrimaryUsable, primaryModel, rescueWords } from './models-to-judge.ts';

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
  readonly url?: string;
}

/**
 * The check for one way in which AWS, or what stands before it, refused the doctor's own requests. Where the primary
 * model answered all the same, it only warns.
 */
export function refusedByAws(id: FailureId, { status = 'fail', fix, about, url, ...check }: Refusal): Check {
  return {
    id,
    live: 'needed',
    ...check,
    judge: (facts) => {
      const finding = refusalsOf(facts).find((one) => one.id === id);
      if (!finding) return wasAsked(facts, check.group) ? FINE : notJudged(NOT_ASKED);
      const rescue = rescueWords(facts);
      const problem: Problem = {
        status: isPrimaryUsable(facts) || rescue ? 'warn' : status,
        title: FAILURES[id].title,
        found: finding.message,
        fix: fix ? fix(facts, finding) : { say: finding.fix },
        ...about?.(facts, finding),
        ...(url !== undefined && { url }),
      };
      return rescue ? { ...problem, found: problem.found + rescue } : problem;
    },
  };
}

/** Where what comes before fails, AWS is not asked about models, and nothing is known of them. */
function wasAsked({ live }: DoctorFacts, group: Group): boolean {
  const isOfModels = group === 'Models' || group === 'Permissions';
  return !isOfModels || live?.listing !== undefined || (live?.invocations.length ?? 0) > 0;
}

/**
 * How AWS refused, in the order in which a request meets it. Of the models only the primary one counts: that another
 * cannot be used is a finding of its own (`model-family-gap`).
 */
export function refusalsOf(facts: DoctorFacts): readonly Finding[] {
  const { live } = facts;
  if (!live) return [];
  const findings = answersOf(facts, live).flatMap((answer) => (answer && !answer.ok ? [answer.finding] : []));
  return findings.map((finding) =>
    finding.id === 'credentials-invalid' ? asRegion(facts, finding) : finding,
  );
}

/**
 * Credentials that AWS STS takes, or that the access portal has just handed out, are valid: it is the region that
 * refuses them, as long as the account has not enabled it.
 */
function asRegion({ live, profile, region }: DoctorFacts, refused: Finding): Finding {
  const isFresh = live?.credentials?.ok === true && profile?.kind.startsWith('sso-') === true;
  const isValid = live?.identity?.ok === true || isFresh;
  if (!isValid || !isOptInRegion(region.value)) return refused;
  const { title, say, fix } = FAILURES['region-not-enabled'];
  return { id: 'region-not-enabled', title, message: say, fix };
}

function answersOf(facts: DoctorFacts, live: LiveFacts): readonly (Answer<unknown> | undefined)[] {
  const answers = [live.credentials, live.identity, live.listing];
  // What Mantle says beside Bedrock Invoke is judged by itself.
  if (facts.client.models.main.value.provider !== undefined) return answers;
  const primary = primaryModel(facts);
  const invocation = primary ? invocationOf(facts, primary.id) : live.invocations[0];
  const all = [...answers, invocation?.answer];
  // Where it is asked in another way, `provider-refuses` tells of the way there; the one to the sign-in is the same.
  return isAskedElsewhere(facts) ? all.filter((one) => one === live.credentials || !isOfTheWay(one)) : all;
}

function isOfTheWay(answer: Answer<unknown> | undefined): boolean {
  return answer?.ok === false && RULES_OF_THE_WAY.includes(answer.finding.id);
}
