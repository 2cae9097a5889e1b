import { invocationOf, primaryModel } from '../checks/helpers/models-to-judge.ts';
import { firstProblem } from '../checks/run-checks.ts';
import { hasOtherModel } from '../facts/claude-code/other-model.ts';
import type { World } from '../model/world.ts';
import type { Examination } from '../report/doctor/doctor-report.ts';
import { askedProvider } from './asked-provider.ts';

/** True where this session has a model that answers, or may: a turn is ended only where none can. */
export async function mayAnswer(world: World, examination: Examination): Promise<boolean> {
  const provider = askedProvider(world);
  if (provider === 'another') return hasOtherModel(world, async () => examination.facts.settings);
  return provider === 'untold' || mayBedrockAnswer(examination);
}

/** It is the model's own answer that counts; where none could be asked for, whether anything fails. */
function mayBedrockAnswer({ facts, judged }: Examination): boolean {
  const primary = primaryModel(facts);
  const asked = primary && invocationOf(facts, primary.id);
  return asked ? asked.answer.ok : firstProblem(judged)?.result.status !== 'fail';
}
