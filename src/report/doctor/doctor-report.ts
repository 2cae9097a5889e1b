import { firstProblem, fixOf, isProblem, type Judged } from '../../checks/run-checks.ts';
import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { Finding } from '../../model/finding.ts';
import { type Fix, GROUPS, NOT_ASKED } from '../../model/verdict.ts';
import type { DiagnosticPart } from '../../rollout/report/diagnostic-zip.ts';
import { withoutSecrets } from '../../text/mask.ts';
import { maskKnownSecrets } from '../changes/known-secrets.ts';
import { clientReport } from '../client/client-report.ts';
import { mapTexts } from '../map-texts.ts';
import { diagnosticReport } from '../rollout/diagnostic-report.ts';
import type { DoctorReport } from './doctor.ts';
import { helperFacts } from './helper-facts.ts';

/** What the checks came to, and the facts that they judged. */
export interface Examination {
  readonly facts: DoctorFacts;
  readonly judged: readonly Judged[];
  /** Only some of the checks were run. */
  readonly isPartial: boolean;
  /** What the diagnostic report of Claude Desktop says, where one was named. */
  readonly desktopReport?: readonly DiagnosticPart[] | undefined;
  /** Commands were started that are not started unasked: what was found so is found so again. */
  readonly ranCommands?: boolean;
}

const RANK: Readonly<Record<Finding['status'], number>> = { fail: 0, crashed: 1, warn: 2, ok: 3, skipped: 4 };

/**
 * What an examination came to, as it is told: the verdict and one next step, problems first. The texts are free of
 * secrets already; what should not be among them is masked once more. `mayAsk` is true where the person reads it on a
 * terminal: a fix is shown and asked for there.
 */
export function doctorReport(
  examination: Examination,
  { mayAsk = false }: { readonly mayAsk?: boolean } = {},
): DoctorReport {
  const { judged, facts, desktopReport, ranCommands = false } = examination;
  const maskKnown = maskKnownSecrets(facts);
  const masked = <T>(value: T): T => mapTexts(value, (text) => withoutSecrets(maskKnown(text)));
  const how = { mayAsk, ranCommands };
  const findings = judged
    .map((one) => findingOf(one, how))
    .sort((a, b) => RANK[a.status] - RANK[b.status])
    .map((finding) => (isOursAlone(finding) ? finding : masked(finding)));
  return {
    ...masked(conclusion(examination, how)),
    findings,
    client: masked(clientReport(facts.client)),
    facts: masked(helperFacts(facts)),
    ...(desktopReport && { desktopReport: masked(diagnosticReport(desktopReport)) }),
  };
}

/** True where all that is said stands in the check, as in most findings. */
function isOursAlone({ status, found, because }: Finding): boolean {
  return (status === 'ok' && found === undefined) || because === NOT_ASKED;
}

function conclusion(
  { judged, facts, isPartial }: Examination,
  how: HowAsked,
): Pick<DoctorReport, 'verdict' | 'nextStep'> {
  const first = firstProblem(judged);
  if (first) {
    const { check, result } = first;
    const status = result.status === 'fail' ? 'broken' : 'attention';
    const verdict = { status, say: `${result.title}. ${result.found}`, finding: check.id } as const;
    return { verdict, nextStep: nextStepOf(check.id, fixOf(first), how) };
  }
  const broken = judged.filter(({ result }) => result.status === 'crashed').length;
  if (broken > 0) return halfJudged(broken);
  if (isPartial) return healthy('These checks found no problem.', 'Run all of them.');
  if (!facts.live)
    return healthy('No problem was found on this computer; AWS was not asked.', 'Ask AWS too.');
  const say = 'Claude Code can work with Amazon Bedrock: no problem was found.';
  return { verdict: { status: 'healthy', say }, nextStep: { say: 'There is nothing to do.' } };
}

/** Well as far as it was looked at, and how to look at the rest. */
function healthy(say: string, rest: string): Pick<DoctorReport, 'verdict' | 'nextStep'> {
  return {
    verdict: { status: 'healthy', say },
    nextStep: { say: rest, ...command('claude-bedrock doctor') },
  };
}

/** A bug of ours must not look like health. */
function halfJudged(broken: number): Pick<DoctorReport, 'verdict' | 'nextStep'> {
  const checks = broken === 1 ? 'One check' : `${broken} checks`;
  const say = `No problem was found, but not all was looked at. ${checks} of ours broke.`;
  const step = 'Please report what broke at https://github.com/claude-bedrock/claude-bedrock/issues.';
  return { verdict: { status: 'attention', say }, nextStep: { say: step } };
}

/** How the doctor was asked, and whether the person can be. */
interface HowAsked {
  readonly mayAsk: boolean;
  readonly ranCommands: boolean;
}

function nextStepOf(
  id: string,
  fix: Fix | undefined,
  { mayAsk, ranCommands }: HowAsked,
): DoctorReport['nextStep'] {
  if (!fix) return { say: 'What was found says what to change.' };
  const { say, remedy, send } = fix;
  const ask = `doctor --fix ${id}${ranCommands ? ' --run-commands' : ''}`;
  const plan = remedy && `${ask} --plan`;
  const run = plan === undefined ? fix.run : `claude-bedrock ${mayAsk ? ask : plan}`;
  return {
    say,
    ...(run !== undefined && command(run)),
    ...(plan !== undefined && { planOptions: `${plan} --json` }),
    ...(send !== undefined && { send }),
  };
}

/** Only of this program it is known that Claude Code's shell finds it, and that it needs no terminal. */
function command(run: string): Pick<DoctorReport['nextStep'], 'run' | 'where'> {
  return { run, where: run.startsWith('claude-bedrock ') ? 'prompt' : 'terminal' };
}

function findingOf(judged: Judged, how: HowAsked): Finding {
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
    ...(fix && { fix: reportedFix(id, fix, how) }),
    ...('url' in result && result.url !== undefined && { url: result.url }),
  };
}

function reportedFix(id: string, fix: Fix, how: HowAsked): NonNullable<Finding['fix']> {
  const { say, run, send } = nextStepOf(id, fix, how);
  return {
    say,
    ...(run !== undefined && { run }),
    safe: fix.remedy !== undefined,
    ...(send !== undefined && { send }),
  };
}

/** The findings by group, in the order of a request. */
export function byGroup(findings: readonly Finding[]): readonly (readonly [string, readonly Finding[]])[] {
  return GROUPS.map((group) => [group, findings.filter((finding) => finding.group === group)] as const);
}
