import type { RunCommand } from '../cli/command.ts';
import { askModels } from '../flows/models/ask-models.ts';
import { type ModelsQuestion, readQuestion } from '../flows/models/models-question.ts';
import type { ModelChoice } from '../model/choices.ts';
import { refusal, success } from '../model/outcome.ts';
import { modelChoices } from '../plan/models/model-choices.ts';
import { modelsNextStep } from '../plan/models/models-next-step.ts';
import { refusalReasons } from '../plan/models/refusal-reasons.ts';
import { briefModels } from '../report/models/brief-models.ts';
import type { Models } from '../report/models/models.ts';
import { modelsText } from '../report/models/models-text.ts';

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
