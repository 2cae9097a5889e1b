import { type TextStyle, wrap } from '../../text/text.ts';
import { inheritedLines, launcherText } from '../changes/agreement-text.ts';
import { planText } from '../changes/plan-text.ts';
import type { UseReport } from './use.ts';

/** The switch, or the plan of one, as a person reads it. */
export function useText(report: UseReport, style: TextStyle): string {
  const { launcher, inherited = [], isApplied, next } = report;
  const notes = [
    ...(report.way === 'back' && !isApplied
      ? ['The files come back as they were before the last switch.']
      : []),
    ...inheritedLines(inherited),
    ...(launcher === undefined ? [] : [launcherText(launcher)]),
    ...(next === undefined ? [] : [next]),
  ];
  return planText(
    report,
    style,
    notes.map((note) => wrap(note, style.width)),
  );
}
