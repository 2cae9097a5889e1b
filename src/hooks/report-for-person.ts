import type { World } from '../model/world.ts';
import type { DoctorReport } from '../report/doctor/doctor.ts';
import { briefDoctorText } from '../report/doctor/doctor-text.ts';
import type { TextStyle } from '../text/text.ts';
import { terminalCommand } from './terminal-command.ts';

/**
 * The report as Claude Code shows it at its prompt, behind `Operation stopped by hook:`. Only the end of a long text
 * stays on the screen there, so the checks and the facts are left to the command that shows them.
 */
export function reportForPerson(
  report: DoctorReport,
  world: Pick<World, 'home' | 'pluginRoot' | 'platform'>,
): string {
  const nextStep = asTypedHere(report.nextStep);
  const text = briefDoctorText({ ...report, nextStep }, PROMPT_STYLE, world.home);
  const paragraphs = [
    text,
    ...(text.includes('/bedrock:setup') ? [withoutModel(world)] : []),
    'All checks and facts: ! claude-bedrock doctor',
  ];
  return `\n\n${paragraphs.join('\n')}\n`;
}

/** No model answers here, so that slash command would only name this one. */
function withoutModel(world: Pick<World, 'pluginRoot' | 'platform'>): string {
  return `/bedrock:setup needs a model. In a terminal this asks the same:\n${terminalCommand(world, 'setup')}\n`;
}

/** At Claude Code's prompt a command stands behind an exclamation mark. */
function asTypedHere(nextStep: DoctorReport['nextStep']): DoctorReport['nextStep'] {
  const { run, where } = nextStep;
  return run !== undefined && where === 'prompt' ? { ...nextStep, run: `! ${run}` } : nextStep;
}

/** What a hook says at Claude Code's prompt: of 80 columns it is given 70 (seen with 2.1.329). */
export const PROMPT_STYLE: TextStyle = { color: false, unicode: true, width: 70 };
