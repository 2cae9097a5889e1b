import type { Check } from '../../src/checks/check.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { gatherFacts } from '../../src/client/gather-facts.ts';
import type { Answer } from '../../src/facts/answer.ts';
import type { DoctorFacts } from '../../src/facts/doctor-facts.ts';
import type { LiveFacts } from '../../src/facts/live-facts.ts';
import { FAILURES, type FailureId } from '../../src/knowledge/failures.ts';
import type { Problem } from '../../src/model/verdict.ts';
import { makePerson, type Person } from '../doctor/person.ts';

/** What AWS answers to the healthy person. */
export const LIVE: LiveFacts = {
  credentials: {
    ok: true,
    value: { kind: 'keys', from: 'profile', key: 'ASIA…WORK', hasSessionToken: true },
  },
  identity: {
    ok: true,
    value: {
      accountId: '111122223333',
      arn: 'arn:aws:sts::111122223333:assumed-role/BedrockUser/ada',
    },
  },
  listing: undefined,
  listed: [],
  invocations: [],
  pinnable: [],
  exported: undefined,
  process: undefined,
  signInUntil: undefined,
  clockAheadMs: 0,
  routes: [],
  cli: undefined,
};

/** A refusal by AWS. */
export function refused(id: FailureId, detail = ''): Answer<never> {
  const { title, say, fix } = FAILURES[id];
  return { ok: false, finding: { id, title, message: `${say} ${detail}`.trim(), fix } };
}

/** The facts of a person to whom AWS answers like this. */
export async function factsOf(
  arrange: (person: Person) => unknown = () => undefined,
  live: Partial<LiveFacts> | undefined = {},
): Promise<DoctorFacts> {
  const person = await makePerson();
  await arrange(person);
  const { facts } = await gatherFacts(person.world);
  return { ...facts, live: { ...LIVE, ...live } };
}

/** What one check comes to: its status and what it says. */
export function judged(check: Check, facts: DoctorFacts) {
  const [first] = runChecks([check], facts);
  if (!first) throw new TypeError('a check comes to something');
  const { found, origin, fix, because } = first.result as Partial<Problem> & { because?: string };
  return { status: first.result.status, found, origin, fix, because };
}
