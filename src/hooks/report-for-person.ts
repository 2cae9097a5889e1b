import type { DoctorReport } from '../report/doctor.ts';
import { briefDoctorText } from '../report/doctor-text.ts';
import type { World } from '../world.ts';
import { PROMPT_STYLE } from './prompt-style.ts';

/**
 * The report as Claude Code shows it at its prompt, behind `Operation stopped by hook:`. Only the end of a long text
 * stays on the screen there, so the checks and the facts are left to the command that shows them.
 */
export function reportForPerson(report: DoctorReport, { home }: Pick<World, 'home'>): string {
  const nextStep = asTypedHere(report.nextStep);
  const text = briefDoctorText({ ...report, nextStep }, PROMPT_STYLE, home);
  return `\n\n${text}\nAll checks and facts: ! claude-bedrock doctor\n`;
}

/** At Claude Code's prompt a command stands behind an exclamation mark. */
function asTypedHere(nextStep: DoctorReport['nextStep']): DoctorReport['nextStep'] {
  const { run, where } = nextStep;
  return run !== undefined && where === 'prompt' ? { ...nextStep, run: `! ${run}` } : nextStep;
}
