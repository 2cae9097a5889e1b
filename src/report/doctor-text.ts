import type { DoctorReport } from './doctor.ts';
import { mark, type TextStyle, wrap } from './text.ts';

/** The doctor's report for a person: verdict and next step, problems, the rest by group, facts. */
export function doctorText(report: DoctorReport, style: TextStyle, _home: string | undefined): string {
  const { verdict, nextStep } = report;
  return `${mark(style, verdict.status === 'healthy' ? 'ok' : 'fail')} ${wrap(verdict.say, style.width)}\n\n${wrap(nextStep.say, style.width)}\n`;
}
