import { examine } from '../flows/doctor/examine.ts';
import type { World } from '../model/world.ts';
import { doctorReport } from '../report/doctor/doctor-report.ts';
import { findingLines } from '../report/doctor/finding-lines.ts';
import { mayAnswer } from './may-answer.ts';
import { PROMPT_STYLE } from './report-for-person.ts';

/** What the doctor finds first, as text, where Bedrock answers nothing; `undefined` where it answers, or may. */
export async function troubleWithBedrock(world: World): Promise<string | undefined> {
  const examined = await examine(world);
  if (!examined.ok) return undefined;
  const { verdict, findings } = doctorReport(examined.value);
  const cause = findings.find(({ id }) => id === verdict.finding);
  if (!cause || (await mayAnswer(world, examined.value))) return undefined;
  const { id, group, title, status } = cause;
  return findingLines({ id, group, title, status }, PROMPT_STYLE, world.home).join('\n');
}
