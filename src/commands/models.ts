import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { askModels, choicesOf } from '../flows/models/ask-models.ts';
import { type ModelsQuestion, readQuestion } from '../flows/models/models-question.ts';
import { askQuotas } from '../flows/quota/ask-quotas.ts';
import { refusal, success } from '../model/outcome.ts';
import { modelsNextStep } from '../plan/models/models-next-step.ts';
import { refusalReasons } from '../plan/models/refusal-reasons.ts';
import { briefModels } from '../report/models/brief-models.ts';
import type { Models } from '../report/models/models.ts';
import { modelsText } from '../report/models/models-text.ts';
import { quotaReport } from '../report/quota/quota-report.ts';
import { quotaText } from '../report/quota/quota-text.ts';
import { type TextStyle, wrap } from '../text/text.ts';
import type { modelsSpec } from './specs/models.ts';

/** `models`: the Claude models of one or more regions, ranked and, if asked, probed. */
export const models: RunCommand<OptionsOf<typeof modelsSpec>> = async (world, options) => {
  const question = await readQuestion(world, options);
  if (!question.ok) return question;
  if (options.enable) return (await import('./enable-models.ts')).enable(question.value, options);
  const misuse = misuseOf(options);
  if (misuse) return misuse;
  const answer = await askModels(question.value);
  if (!answer.ok) return refusal(answer.finding.id, answer.finding.message, answer.finding.fix);
  const choices = [...choicesOf(question.value, answer.value)];
  const facts = { choices, reasons: [...refusalReasons(answer.value.models)], ...answer.value };
  // What decides comes first: of long output Claude is shown only the beginning.
  const quota = options.quota ? await quotaOf(question.value) : undefined;
  const data = {
    nextStep: modelsNextStep(facts, question.value),
    ...facts,
    ...(quota && { quota }),
  } satisfies Models;
  return success({
    data: briefModels(data),
    text: (style) => modelsText(data, style) + quotaPart(quota, style),
  });
};

/** What belongs to `--enable` does nothing without it. */
function misuseOf(options: OptionsOf<typeof modelsSpec>) {
  const names = ['accept', 'form', 'plan', 'apply', 'plan-id'] as const;
  const name = names.find((one) => options[one] !== undefined);
  if (name === undefined) return undefined;
  return refusal('usage', `--${name} belongs to --enable.`, 'Run: claude-bedrock models --help');
}

/** Who may invoke models may not always see the quotas: that is told beside them, and is no failure. */
async function quotaOf(question: ModelsQuestion): Promise<Models['quota']> {
  const [region = question.home] = question.regions;
  const answer = await askQuotas(question, region);
  if (answer.ok) return quotaReport(region, answer.value);
  const { id, message } = answer.finding;
  return { finding: id, message };
}

function quotaPart(quota: Models['quota'], style: TextStyle): string {
  if (!quota) return '';
  return `\n${'quotas' in quota ? quotaText(quota, style) : `${wrap(`Quotas: ${quota.message}`, style.width)}\n`}`;
}
