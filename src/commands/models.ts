import type { RunCommand } from '../cli/command.ts';
import { refusal, success } from '../outcome.ts';
import { modelChoices } from '../plan/model-choices.ts';
import { modelsNextStep } from '../plan/models-next-step.ts';
import { refusalReasons } from '../plan/refusal-reasons.ts';
import { briefModels } from '../report/brief-models.ts';
import type { ModelChoice } from '../report/choices.ts';
import type { Models } from '../report/models.ts';
import { modelsText } from '../report/models-text.ts';
import { askModels } from './ask-models.ts';
import { type ModelsQuestion, readQuestion } from './models-question.ts';

/** `models`: the Claude models of one or more regions, ranked and, if asked, probed. */
export const models: RunCommand = async (world, options) => {
  const question = await readQuestion(world, options);
  if (!question.ok) return question;
  const answer = await askModels(question.value);
  if (!answer.ok) return refusal(answer.finding.id, answer.finding.message, answer.finding.fix);
  const choices = [...choicesOf(question.value, answer.value)];
  const facts = { choices, reasons: [...refusalReasons(answer.value.models)], ...answer.value };
  // What decides comes first: of long output Claude is shown only the beginning.
  const data = { nextStep: modelsNextStep(facts, question.value), ...facts } satisfies Models;
  return success({ data: briefModels(data), text: (style) => modelsText(data, style) });
};

/** The ways to go on. Where probing found nothing usable, what was not probed is no offer. */
export function choicesOf(
  { isProbed, home }: Pick<ModelsQuestion, 'isProbed' | 'home'>,
  { models }: Pick<Models, 'models'>,
): readonly ModelChoice[] {
  const isHopeless = isProbed && !models.some(({ probe }) => probe === 'usable');
  return isHopeless ? [] : modelChoices(models, home);
}
