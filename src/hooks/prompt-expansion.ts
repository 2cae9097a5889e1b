import { isPrimaryUsable } from '../checks/models-to-judge.ts';
import { examine } from '../commands/examine.ts';
import type { DoctorFacts } from '../facts/doctor-facts.ts';
import { hasOtherModel } from '../facts/other-model.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import { doctorReport } from '../report/doctor-report.ts';
import type { World } from '../world.ts';
import type { HookAnswer } from './hook-event.ts';
import { reportForClaude } from './report-for-claude.ts';
import { reportForPerson } from './report-for-person.ts';

/**
 * Runs the doctor before Claude is asked for anything. Where something is wrong and this session has no model that
 * answers, the person is shown the report and the turn ends; else Claude is handed the findings.
 */
export async function diagnoseBeforePrompt(world: World): Promise<HookAnswer | undefined> {
  const examined = await examine(world);
  if (!examined.ok) return undefined;
  const { facts } = examined.value;
  const report = doctorReport(examined.value);
  if (report.verdict.status !== 'healthy' && !(await canAnswer(world, facts))) {
    return { continue: false, stopReason: reportForPerson(report, world) };
  }
  return {
    hookSpecificOutput: {
      hookEventName: 'UserPromptExpansion',
      additionalContext: reportForClaude(report),
    },
  };
}

/** Claude Code hands its hooks the settings in the environment: it tells what this session is on. */
async function canAnswer(world: World, facts: DoctorFacts): Promise<boolean> {
  if (isOn(world.env.CLAUDE_CODE_USE_BEDROCK)) return isPrimaryUsable(facts);
  return hasOtherModel(world, async () => facts.settings);
}
