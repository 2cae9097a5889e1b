import type { DoctorFacts, HomeFacts } from '../facts/doctor-facts.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import { type Fix, fine, NOT_ASKED, type Problem, type Verdict } from '../model/verdict.ts';
import { nearest } from '../text/nearest.ts';
import type { Check } from './check.ts';
import { foundIn, lastError } from './rules/claude-code/last-error.ts';
import { whyNotAsked } from './who-takes-requests.ts';

/** A check with what it came to; a check that found several problems stands once for each. */
export interface Judged {
  readonly check: Check;
  readonly result: Verdict | Crashed;
}

/** The check has a bug: it hides nothing, and the others go on. */
export interface Crashed {
  readonly status: 'crashed';
  readonly found: string;
}

/** Runs the checks in their order on one record of facts. Pure; never throws. */
export function runChecks(checks: readonly Check[], facts: DoctorFacts): readonly Judged[] {
  const failed = new Map<string, Check>();
  const all = checks.flatMap((check) => {
    const judged = judge(check, facts, failed);
    if (judged.some(({ result }) => result.status === 'fail')) failed.set(check.id, check);
    return judged;
  });
  return explained(all, facts);
}

/** The last error is evidence, and no problem of its own, where what is found now explains it. */
function explained(all: readonly Judged[], { lastError: last }: DoctorFacts): readonly Judged[] {
  if (!last) return all;
  const others = all.filter((one) => isProblem(one) && one.check !== lastError);
  const isExplained = others.some(
    ({ check, result }) => result.status === 'fail' || check.id === last.explanation?.id,
  );
  if (!isExplained) return all;
  return all.map((one) =>
    one.check === lastError && isProblem(one) ? { ...one, result: fine(foundIn(last)) } : one,
  );
}

/** True where a check that looks at what AWS answers is not stopped by one that judges without. */
export function awaitsAws(checks: readonly Check[], facts: HomeFacts): boolean {
  const failed = new Map<string, Check>();
  for (const check of checks.filter(({ live }) => live === undefined)) {
    const judged = judge(check, { ...facts, live: undefined }, failed);
    if (judged.some(({ result }) => result.status === 'fail')) failed.set(check.id, check);
  }
  const isOpen = (check: Check) => (blockerOf(check, failed) ?? whyNotAsked(check, facts)) === undefined;
  return checks.some((check) => check.live !== undefined && isOpen(check));
}

/** The problem that a person has to deal with first: what fails before what warns, each in the order of a request. */
export function firstProblem(judged: readonly Judged[]): (Judged & { result: Problem }) | undefined {
  const problems = judged.filter(isProblem);
  return problems.find(({ result }) => result.status === 'fail') ?? problems[0];
}

/** True for what fails or warns. */
export function isProblem(judged: Judged): judged is Judged & { result: Problem } {
  return judged.result.status === 'fail' || judged.result.status === 'warn';
}

/** The fix of a finding, if it has one. */
export function fixOf({ result }: Judged): Fix | undefined {
  return 'fix' in result ? result.fix : undefined;
}

function judge(check: Check, facts: DoctorFacts, failed: ReadonlyMap<string, Check>): readonly Judged[] {
  const because = blockerOf(check, failed) ?? whyNotAsked(check, facts);
  if (because !== undefined) return [{ check, result: { status: 'skipped', because } }];
  if (check.live === 'needed' && !facts.live)
    return [{ check, result: { status: 'skipped', because: NOT_ASKED } }];
  try {
    const verdict = check.judge(facts);
    if (!Array.isArray(verdict)) return [{ check, result: verdict as Verdict }];
    if (verdict.length === 0) return [{ check, result: { status: 'ok' } }];
    return verdict.map((result: Problem) => ({ check, result }));
  } catch (error) {
    return [{ check, result: { status: 'crashed', found: nameOf(error) } }];
  }
}

function blockerOf({ after }: Check, failed: ReadonlyMap<string, Check>): string | undefined {
  return gateOf(failed) ?? after?.find((id) => failed.has(id));
}

function gateOf(failed: ReadonlyMap<string, Check>): string | undefined {
  return [...failed.values()].find(({ isGate }) => isGate)?.id;
}

/** The kind and the place of a bug; its message may hold anything. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack?.split('\n').find((line) => line.includes('    at '));
  return place ? `${error.name} ${place.trim()}` : error.name;
}

/**
 * The checks of these ids and all that they wait on, gates included, in the order of the registry; without ids all of
 * them. A usage error, naming the nearest id, where one is unknown.
 */
export function selectChecks(checks: readonly Check[], ids: readonly string[]): Outcome<readonly Check[]> {
  if (ids.length === 0) return success(checks);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const unknown = ids.find((id) => !byId.has(id));
  if (unknown !== undefined) return unknownCheck(unknown, [...byId.keys()]);
  const wanted = new Set<string>();
  const want = (id: string) => {
    if (wanted.has(id)) return;
    wanted.add(id);
    byId.get(id)?.after?.forEach(want);
  };
  ids.forEach(want);
  return success(checks.filter(({ id, isGate }) => isGate || wanted.has(id)));
}

function unknownCheck(id: string, known: readonly string[]): Outcome<never> {
  const near = nearest(id, known);
  const hint = near ? ` Did you mean '${near}'?` : '';
  return refusal('usage', `There is no check '${id}'.${hint}`, 'Run: claude-bedrock doctor --list');
}
