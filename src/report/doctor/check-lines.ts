import type { Finding } from '../../model/finding.ts';
import { NOT_ASKED } from '../../model/verdict.ts';
import { marked } from '../../text/marked.ts';
import { printable, type TextStyle } from '../../text/text.ts';
import { withTilde } from '../place-text.ts';
import { byGroup } from './doctor-report.ts';

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
      ...ofGroup.filter(isInformation).map(({ title, found = '' }) => {
        const text = withTilde(printable(`${title}: ${found}`), home);
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

/** `9 checks, 1 problem, 2 wait for profile-missing, 3 do not apply`. */
function summary(findings: readonly Finding[], ids: ReadonlySet<string>): string {
  const skipped = findings.filter(({ status }) => status === 'skipped');
  const waiting = skipped.filter(({ because }) => because !== undefined && ids.has(because));
  const unasked = skipped.filter(({ because }) => because === NOT_ASKED);
  const blockers = [...new Set(waiting.map(({ because }) => because))].join(', ');
  const problems = findings.filter(({ status }) => status === 'fail' || status === 'warn');
  const crashed = findings.filter(({ status }) => status === 'crashed');
  const foreign = skipped.length - waiting.length - unasked.length;
  return [
    counted(new Set(findings.map(({ id }) => id)).size, 'check', 'checks'),
    counted(problems.length, 'problem', 'problems'),
    counted(crashed.length, 'broke', 'broke'),
    counted(waiting.length, `waits for ${blockers}`, `wait for ${blockers}`),
    counted(unasked.length, `skipped (${NOT_ASKED})`, `skipped (${NOT_ASKED})`),
    counted(foreign, 'does not apply', 'do not apply'),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Nothing where there is none. */
function counted(count: number, one: string, many: string): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
