import type { RunCommand } from '../cli/command.ts';
import { refusal, success } from '../outcome.ts';
import { modelChoices } from '../plan/model-choices.ts';
import { modelsNextStep } from '../plan/models-next-step.ts';
import type { Models } from '../report/models.ts';
import { modelsText } from '../report/models-text.ts';
import { askModels } from './ask-models.ts';
import { readQuestion } from './models-question.ts';

/** `models`: the Claude models of one or more regions, ranked and, if asked, probed. */
export const models: RunCommand = async (world, options) => {
  const question = await readQuestion(world, options);
  if (!question.ok) return question;
  const answer = await askModels(question.value);
  if (!answer.ok) return refusal(answer.finding.id, answer.finding.message, answer.finding.fix);
  const { models } = answer.value;
  // Where probing found nothing usable, what was not probed is no offer.
  const isHopeless = question.value.isProbed && !models.some(({ probe }) => probe === 'usable');
  const facts = { ...answer.value, choices: isHopeless ? [] : [...modelChoices(models)] };
  const data = { ...facts, nextStep: modelsNextStep(facts, question.value) } satisfies Models;
  return success({ data, text: (style) => modelsText(data, style) });
};
