import { examine } from '../flows/doctor/examine.ts';
import { forClaude } from '../model/talk.ts';
import type { World } from '../model/world.ts';
import { doctorReport } from '../report/doctor/doctor-report.ts';
import type { HookAnswer } from './hook-event.ts';
import { mayAnswer } from './may-answer.ts';
import { reportForClaude } from './report-for-claude.ts';
import { reportForPerson } from './report-for-person.ts';

/**
 * Runs the doctor before Claude is asked for anything. Where something is wrong and this session has no model that
 * answers, the person is shown the report and the turn ends; else Claude is handed the findings.
 */
export async function diagnoseBeforePrompt(world: World): Promise<HookAnswer | undefined> {
  const examined = await examine(world);
  if (!examined.ok) return undefined;
  const report = doctorReport(examined.value);
  if (report.verdict.status !== 'healthy' && !(await mayAnswer(world, examined.value))) {
    return { continue: false, stopReason: reportForPerson(report, world) };
  }
  // Where no model answers, there is nobody to talk to, and what a fix takes is not loaded.
  const { doctorStep } = await import('../flows/talk/doctor-talk.ts');
  const talk = await doctorStep(world, examined.value);
  return {
    hookSpecificOutput: {
      hookEventName: 'UserPromptExpansion',
      additionalContext: reportForClaude(report, talk.ok ? forClaude(talk.value) : undefined),
    },
  };
}
