import type { DoctorReport } from '../report/doctor.ts';
import { briefDoctorText } from '../report/doctor-text.ts';
import type { World } from '../world.ts';
import { PROMPT_STYLE } from './prompt-style.ts';

/**
 * The report as Claude Code shows it at its prompt, behind `Operation stopped by hook:`. Only the end of a long text
 * stays on the screen there, so the checks and the facts are left to the command that shows them.
 */
export function reportForPerson(report: DoctorReport, { home }: Pick<World, 'home'>): string {
  const { nextStep } = report;
  const typed = { ...nextStep, ...(nextStep.run !== undefined && { run: asTypedHere(nextStep.run) }) };
  const text = briefDoctorText({ ...report, nextStep: typed }, PROMPT_STYLE, home);
  return `\n\n${text}\nAll checks and facts: ${asTypedHere('claude-bedrock doctor')}\n`;
}

/** At Claude Code's prompt a command stands behind an exclamation mark; other programs are called where people like. */
function asTypedHere(command: string): string {
  return command.startsWith('claude-bedrock ') ? `! ${command}` : command;
}
