import { paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import type { ExplanationReport } from './explanation.ts';
import { fixLines } from './finding-lines.ts';

/** What an error message means, for a person: what it is, why, what helps, and how to see whether it is so here. */
export function explanationText(report: ExplanationReport, style: TextStyle): string {
  const { say, nextStep } = report;
  const next = fixLines(nextStep, style, undefined, { lead: 'Next:' });
  if (!report.isKnown) return `${[wrap(say, style.width), '', ...next].join('\n')}\n`;
  const { id, title, fix } = report;
  const heading = `${title} (${id})`;
  return `${[
    paint(style, 'bold', wrap(heading, style.width)),
    '',
    wrap(`Why: ${say}`, style.width),
    wrap(`What to do: ${printable(fix)}`, style.width),
    '',
    ...next,
  ].join('\n')}\n`;
}
