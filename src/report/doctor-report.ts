import { type Fix, GROUPS } from '../checks/check.ts';
import { firstProblem, fixOf, isProblem, type Judged } from '../checks/run-checks.ts';
import type { DoctorReport, Finding } from './doctor.ts';

const RANK: Readonly<Record<Finding['status'], number>> = { fail: 0, crashed: 1, warn: 2, ok: 3, skipped: 4 };

/** What the checks came to, as it is told: the verdict and one next step, problems first. */
export function doctorReport(judged: readonly Judged[], facts: DoctorReport['facts']): DoctorReport {
  const first = firstProblem(judged);
  const findings = judged.map(findingOf).sort((a, b) => RANK[a.status] - RANK[b.status]);
  if (!first) {
    return {
      verdict: { status: 'healthy', say: 'Claude Code can work with Amazon Bedrock: no problem was found.' },
      nextStep: { say: 'There is nothing to do.' },
      findings,
      facts,
    };
  }
  const { check, result } = first;
  const status = result.status === 'fail' ? 'broken' : 'attention';
  return {
    verdict: { status, say: `${result.title}. ${result.found}`, finding: check.id },
    nextStep: nextStepOf(check.id, fixOf(first)),
    findings,
    facts,
  };
}

function nextStepOf(id: string, fix: Fix | undefined): DoctorReport['nextStep'] {
  if (!fix) return { say: 'What was found says what to change.' };
  const { say, run, remedy, send } = fix;
  const command = remedy ? `claude-bedrock ${planOptions(id)}` : run;
  return {
    say,
    ...(command !== undefined && { run: command }),
    ...(remedy && { planOptions: `${planOptions(id)} --json` }),
    ...(send !== undefined && { send }),
  };
}

function planOptions(id: string): string {
  return `doctor --fix ${id} --plan`;
}

function findingOf(judged: Judged): Finding {
  const { check, result } = judged;
  const { id, group } = check;
  const fix = fixOf(judged);
  return {
    id,
    group,
    title: isProblem(judged) ? judged.result.title : check.title,
    status: result.status,
    ...('found' in result && result.found !== undefined && { found: result.found }),
    ...('origin' in result && result.origin && { origin: result.origin }),
    ...('because' in result && { because: result.because }),
    ...(fix && { fix: reportedFix(id, fix) }),
    ...('url' in result && result.url !== undefined && { url: result.url }),
  };
}

function reportedFix(id: string, { say, run, remedy, send }: Fix): NonNullable<Finding['fix']> {
  const command = remedy ? `claude-bedrock ${planOptions(id)}` : run;
  return {
    say,
    ...(command !== undefined && { run: command }),
    safe: remedy !== undefined,
    ...(send !== undefined && { send }),
  };
}

/** The findings by group, in the order of a request. */
export function byGroup(findings: readonly Finding[]): readonly (readonly [string, readonly Finding[]])[] {
  return GROUPS.map((group) => [group, findings.filter((finding) => finding.group === group)] as const);
}
