import { headline, remark } from '../../text/marked.ts';
import { printable, type TextStyle, wrap } from '../../text/text.ts';
import { nextStepLines } from '../next-step.ts';
import { diffLines, warningLines } from './change-text.ts';
import type { ResetReport } from './reset.ts';

type Result = ResetReport['files'][number]['result'];

/** What happens to a file: in a plan, and once it is done. */
const RESULTS: Readonly<Record<Result, readonly [planned: string, done: string]>> = {
  restored: ['comes back byte for byte', 'is back byte for byte'],
  removed: ['goes, as there was none before', 'is gone, as there was none before'],
  keys: ['was edited since: only our keys go back', 'has our keys put back; the rest is as you edited it'],
  nothing: ['is as before already', 'is as before already'],
  gone: [
    'was deleted since: nothing to put back',
    'was deleted since; its former text is kept in the journal',
  ],
  stuck: ['cannot be edited, so it stays', 'cannot be edited, so it stayed'],
};
const REMOVED = ['loses the Bedrock keys', 'has lost the Bedrock keys'] as const;

/** The reset, or the plan of one, as a person reads it. */
export function resetText(report: ResetReport, style: TextStyle): string {
  const { files, left, warnings, stillOn, isApplied, nextStep } = report;
  const head = files.length === 0 ? 'Nothing to put back.' : isApplied ? 'Put back:' : 'To be put back:';
  return [
    headline(style, isApplied || files.length === 0 ? 'ok' : 'info', head),
    ...files.map((file) => fileLine(file, report, style)),
    ...(report.diff && !isApplied ? ['', ...diffLines(report.diff, style)] : []),
    ...left.map(({ file, key, why }) => `\n${leftLine(file, key, why, style)}`),
    ...warnings.flatMap((warning) => ['', warningLines(warning, style)]),
    ...(stillOn.length > 0 ? ['', ...stillOnLines(stillOn, style)] : []),
    '',
    ...(isApplied ? [wrap(`${nextStep} ${report.next}`, style.width)] : nextStepLines(nextStep, style)),
    '',
  ].join('\n');
}

function fileLine(
  { file, result }: ResetReport['files'][number],
  { way, isApplied }: ResetReport,
  style: TextStyle,
): string {
  const [planned, done] = way === 'found' ? REMOVED : RESULTS[result];
  return `  ${printable(file)}\n${wrap(isApplied ? done : planned, style.width, '    ')}`;
}

function leftLine(
  file: string,
  key: string,
  why: ResetReport['left'][number]['why'],
  style: TextStyle,
): string {
  const reason =
    why === 'changed-since'
      ? 'it was changed since setup, so it stays'
      : 'its former value is not known, so it stays';
  return remark(style, 'warn', `${key} in ${printable(file)}: ${reason}.`);
}

function stillOnLines(stillOn: ResetReport['stillOn'], style: TextStyle): readonly string[] {
  return [
    remark(style, 'warn', 'Bedrock stays switched on by:'),
    ...stillOn.map(({ place, line }) => `  ${printable(place)}${line === undefined ? '' : `, line ${line}`}`),
  ];
}
