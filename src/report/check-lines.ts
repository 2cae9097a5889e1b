import type { Finding } from './doctor.ts';
import { byGroup } from './doctor-report.ts';
import { marked } from './marked.ts';
import { withTilde } from './place-text.ts';
import { printable, type TextStyle } from './text.ts';

/** The groups of checks, a line each with what they came to, and below it what is worth knowing although all is well. */
export function checkLines(
  findings: readonly Finding[],
  style: TextStyle,
  home: string | undefined,
): readonly string[] {
  const ids = new Set(findings.map(({ id }) => id));
  return byGroup(findings)
    .filter(([, ofGroup]) => ofGroup.length > 0)
    .flatMap(([group, ofGroup]) => [
      marked(style, stateOf(ofGroup), `${group}: ${summary(ofGroup, ids)}`),
      ...ofGroup.filter(isInformation).map(({ id, found = '' }) => {
        const text = withTilde(printable(`${id}: ${found}`), home);
        return `  ${marked({ ...style, width: style.width - 2 }, 'info', text).replaceAll('\n', '\n  ')}`;
      }),
    ]);
}

function isInformation({ status, found }: Finding): boolean {
  return status === 'ok' && found !== undefined;
}

function stateOf(findings: readonly Finding[]): 'ok' | 'warn' | 'fail' | 'info' {
  const has = (status: Finding['status']) => findings.some((finding) => finding.status === status);
  if (has('fail') || has('crashed')) return 'fail';
  if (has('warn')) return 'warn';
  return has('ok') ? 'ok' : 'info';
}

/** `9 checks, 1 problem, 2 wait for profile-missing`. */
function summary(findings: readonly Finding[], ids: ReadonlySet<string>): string {
  const checks = new Set(findings.map(({ id }) => id)).size;
  const problems = findings.filter(({ status }) => status === 'fail' || status === 'warn').length;
  const crashed = findings.filter(({ status }) => status === 'crashed').length;
  const waiting = findings.filter(({ because }) => because !== undefined && ids.has(because));
  const blockers = [...new Set(waiting.map(({ because }) => because))];
  const others = findings.filter((finding) => finding.status === 'skipped' && !waiting.includes(finding));
  const [reason, ...reasons] = new Set(others.map(({ because }) => because));
  return [
    counted(checks, 'check', 'checks'),
    ...(problems > 0 ? [counted(problems, 'problem', 'problems')] : []),
    ...(crashed > 0 ? [`${crashed} broke`] : []),
    ...(waiting.length > 0 ? [`${counted(waiting.length, 'waits', 'wait')} for ${blockers.join(', ')}`] : []),
    ...(others.length > 0 ? [`${others.length} skipped${reasons.length === 0 ? ` (${reason})` : ''}`] : []),
  ].join(', ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
