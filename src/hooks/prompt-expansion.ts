import { isPrimaryUsable } from '../checks/models-to-judge.ts';
import { examine } from '../commands/examine.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import { doctorReport } from '../report/doctor-report.ts';
import type { World } from '../world.ts';
import type { HookAnswer } from './hook-event.ts';
import { reportForClaude } from './report-for-claude.ts';
import { reportForPerson } from './report-for-person.ts';

/**
 * Runs the doctor before Claude is asked for anything. Where this session is on Bedrock, something is wrong and the
 * primary model does not answer, the person is shown the report and the turn ends; else Claude is handed the findings.
 */
export async function diagnoseBeforePrompt(world: World): Promise<HookAnswer | undefined> {
  const examined = await examine(world);
  if (!examined.ok) return undefined;
  const { facts } = examined.value;
  const report = doctorReport(examined.value);
  const isStuck =
    isOn(world.env.CLAUDE_CODE_USE_BEDROCK) && report.verdict.status !== 'healthy' && !isPrimaryUsable(facts);
  if (isStuck) return { continue: false, stopReason: reportForPerson(report, world) };
  return {
    hookSpecificOutput: {
      hookEventName: 'UserPromptExpansion',
      additionalContext: reportForClaude(report),
    },
  };
}
