import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { askModels, choicesOf } from '../flows/models/ask-models.ts';
import { readQuestion } from '../flows/models/models-question.ts';
import { refusal, success } from '../model/outcome.ts';
import { modelsNextStep } from '../plan/models/models-next-step.ts';
import { refusalReasons } from '../plan/models/refusal-reasons.ts';
import { briefModels } from '../report/models/brief-models.ts';
import type { Models } from '../report/models/models.ts';
import { modelsText } from '../report/models/models-text.ts';
import type { modelsSpec } from './specs/models.ts';

/** `models`: the Claude models of one or more regions, ranked and, if asked, probed. */
export const models: RunCommand<OptionsOf<typeof modelsSpec>> = async (world, options) => {
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
