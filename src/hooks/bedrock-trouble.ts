import { invocationOf, primaryModel } from '../checks/models-to-judge.ts';
import { examine } from '../commands/examine.ts';
import { doctorReport, type Examination } from '../report/doctor-report.ts';
import { findingLines } from '../report/finding-lines.ts';
import type { World } from '../world.ts';
import { PROMPT_STYLE } from './prompt-style.ts';

/** What the doctor finds first, as text, where Bedrock answers nothing; `undefined` where it answers, or may. */
export async function troubleWithBedrock(world: World): Promise<string | undefined> {
  const examined = await examine(world);
  if (!examined.ok) return undefined;
  const { verdict, findings } = doctorReport(examined.value);
  const cause = findings.find(({ id }) => id === verdict.finding);
  if (!cause || mayAnswer(examined.value, verdict.status === 'broken')) return undefined;
  const { id, group, title, status } = cause;
  return findingLines({ id, group, title, status }, PROMPT_STYLE, world.home).join('\n');
}

/** It is the model's own answer that counts; where none could be asked for, the verdict. */
function mayAnswer({ facts }: Examination, isBroken: boolean): boolean {
  const primary = primaryModel(facts);
  const asked = primary && invocationOf(facts, primary.id);
  return asked ? asked.answer.ok : !isBroken;
}
