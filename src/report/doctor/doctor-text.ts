import { settingsKey } from '../../knowledge/settings-keys.ts';
import type { Finding } from '../../model/finding.ts';
import { markWidth } from '../../text/marked.ts';
import { mark, paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import { clientLines } from '../client/client-text.ts';
import { checkLines } from './check-lines.ts';
import type { DoctorReport } from './doctor.ts';
import { findingLines, fixLines } from './finding-lines.ts';

type Fact = DoctorReport['facts'][number];

const PROBLEMS: readonly Finding['status'][] = ['fail', 'crashed', 'warn'];

/**
 * The doctor's report for a person: the cause and the next step, what else was found, the checks by group, and the
 * facts that a helper asks for.
 */
export function doctorText(report: DoctorReport, style: TextStyle, home: string | undefined): string {
  const { findings, facts, client, desktopReport = [] } = report;
  const plain = rows(facts.filter(isPlain), style);
  const others = settings(
    facts.filter((fact) => !isPlain(fact)),
    style,
  );
  return joined([
    ...conclusion(report, style, home),
    titled(
      'Also found',
      otherProblems(report).flatMap((finding) => otherLines(finding, style, home)),
      style,
    ),
    titled('Checks', checkLines(findings, style, home), style),
    titled(
      'What Claude Code will do',
      client.provider.value === 'anthropic' ? [] : clientLines(client, style, home),
      style,
    ),
    titled('Facts', plain, style),
    titled('Settings in effect', others, style),
    ...desktopReport.map(({ name, lines }) =>
      titled(
        `Claude Desktop's own ${name}`,
        lines.map((line) => wrap(printable(line), style.width, '  ')),
        style,
      ),
    ),
  ]);
}

/** The part of the report that has to be seen at once where there is little room, with the titles of what else was found. */
export function briefDoctorText(report: DoctorReport, style: TextStyle, home: string | undefined): string {
  const titles = otherProblems(report).flatMap(({ id, group, title, status }) =>
    findingLines({ id, group, title, status }, style, home, '  '),
  );
  return joined([...conclusion(report, style, home), titled('Also found', titles, style)]);
}

/** The cause, and what to do about it. */
function conclusion(
  report: DoctorReport,
  style: TextStyle,
  home: string | undefined,
): readonly (readonly string[])[] {
  const { verdict, nextStep } = report;
  const cause = causeOf(report);
  const isHealthy = verdict.status === 'healthy';
  return [
    cause ? findingLines(cause, style, home) : verdictLines(verdict, style),
    isHealthy && nextStep.run === undefined ? [] : nextStepLines(nextStep, style, home, isHealthy),
  ];
}

function causeOf({ verdict, findings }: DoctorReport): Finding | undefined {
  return findings.find(
    ({ id, status }) => id === verdict.finding && isProblem(status) && status !== 'crashed',
  );
}

function otherProblems(report: DoctorReport): readonly Finding[] {
  const cause = causeOf(report);
  return report.findings.filter((finding) => isProblem(finding.status) && finding !== cause);
}

function isProblem(status: Finding['status']): boolean {
  return PROBLEMS.includes(status);
}

function joined(blocks: readonly (readonly string[])[]): string {
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function verdictLines({ status, say }: DoctorReport['verdict'], style: TextStyle): readonly string[] {
  const padding = ' '.repeat(markWidth(style));
  const words = wrap(printable(say), style.width, padding).slice(padding.length);
  const sign = status === 'healthy' ? 'ok' : 'warn';
  return [`${mark(style, sign)}${padding.slice(mark({ ...style, color: false }, sign).length)}${words}`];
}

function nextStepLines(
  nextStep: DoctorReport['nextStep'],
  style: TextStyle,
  home: string | undefined,
  isHealthy: boolean,
): readonly string[] {
  return fixLines(nextStep, style, home, { lead: isHealthy ? 'Next:' : 'What to do:' });
}

function otherLines(finding: Finding, style: TextStyle, home: string | undefined): readonly string[] {
  const { fix } = finding;
  const lines = findingLines(finding, style, home, '  ');
  return fix ? [...lines, ...fixLines(fix, style, home, { lead: 'What to do:', indent: '    ' })] : lines;
}

function titled(title: string, lines: readonly string[], style: TextStyle): readonly string[] {
  return lines.length > 0 ? [paint(style, 'bold', title), ...lines] : [];
}

/** The settings in effect have names that are too long for a column. */
function isPlain({ name }: Fact): boolean {
  return settingsKey(name) === undefined;
}

function rows(facts: readonly Fact[], style: TextStyle): readonly string[] {
  const indent = ' '.repeat(2 + Math.max(...facts.map(({ name }) => name.length)) + 2);
  return facts.map(({ name, value }) => {
    const label = paint(style, 'bold', name.padEnd(indent.length - 2));
    return `  ${label}${wrap(printable(value), style.width, indent).slice(indent.length)}`;
  });
}

function settings(facts: readonly Fact[], style: TextStyle): readonly string[] {
  return facts.map(
    ({ name, value }) => `  ${wrap(printable(`${name}: ${value}`), style.width, '    ').slice(4)}`,
  );
}
