import { headline } from '../../text/marked.ts';
import type { TextStyle } from '../../text/text.ts';
import { nextStepLines } from '../next-step.ts';
import { changeLines, diffLines, warningLines } from './change-text.ts';
import type { SetupReport } from './setup.ts';

type Planned = Pick<SetupReport, 'changes' | 'diff' | 'warnings' | 'isApplied' | 'nextStep'>;

/** A plan of changes, or what was applied, as a person reads it; `notes` stand below the changes. */
export function planText(report: Planned, style: TextStyle, notes: readonly string[] = []): string {
  const { changes, diff, warnings, isApplied } = report;
  const head = changes.length === 0 ? 'Nothing to change.' : isApplied ? 'Written:' : 'To be changed:';
  return [
    headline(style, isApplied || changes.length === 0 ? 'ok' : 'info', head),
    ...changeLines(changes, style),
    ...notes.flatMap((note) => ['', note]),
    ...(diff && !isApplied ? ['', ...diffLines(diff, style)] : []),
    ...warnings.flatMap((warning) => ['', warningLines(warning, style)]),
    '',
    ...nextStepLines(report.nextStep, style),
    '',
  ].join('\n');
}
