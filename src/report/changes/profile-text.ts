import { printable, type TextStyle, wrap } from '../../text/text.ts';
import { planText } from './plan-text.ts';
import type { ProfileReport } from './profile.ts';

/** The plan for the AWS config file, or what was applied of it, as a person reads it. */
export function profileText(report: ProfileReport, style: TextStyle): string {
  const { also } = report;
  if (!also) return planText(report, style);
  const [names, them] = [also.profiles.join(', '), also.profiles.length === 1 ? 'it' : 'them'];
  const note = `Of the same older form, with the same start URL: ${printable(names)}. To repair ${them} too:`;
  return planText(report, style, [`${wrap(note, style.width)}\n  claude-bedrock ${also.options}`]);
}
