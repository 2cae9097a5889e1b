import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { askModels, choicesOf } from '../flows/models/ask-models.ts';
import { askPrices } from '../flows/models/ask-prices.ts';
import { type ModelsQuestion, readQuestion } from '../flows/models/models-question.ts';
import { askQuotas } from '../flows/quota/ask-quotas.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import { refusal, success } from '../model/outcome.ts';
import { modelPrices } from '../plan/models/model-prices.ts';
import { modelsNextStep } from '../plan/models/models-next-step.ts';
import { refusalReasons } from '../plan/models/refusal-reasons.ts';
import { briefModels } from '../report/models/brief-models.ts';
import type { Models } from '../report/models/models.ts';
import { modelsText } from '../report/models/models-text.ts';
import { pricesReport, pricesText } from '../report/models/prices.ts';
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
  const prices = options.prices ? await pricesOf(question.value, facts.models) : undefined;
  const quota = options.quota ? await quotaOf(question.value) : undefined;
  const data = {
    nextStep: modelsNextStep(facts, question.value),
    ...facts,
    ...(quota && { quota }),
    ...(prices && { prices }),
  } satisfies Models;
  return success({
    data: briefModels(data),
    text: (style) => modelsText(data, style) + quotaPart(quota, style) + pricesPart(prices, style),
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

/** An application profile costs what the model behind it does, and Claude Code knows that by itself. */
async function pricesOf(question: ModelsQuestion, models: Models['models']): Promise<Models['prices']> {
  const [region = question.home] = question.regions;
  const answer = await askPrices(question.world, region);
  if (!answer.ok) return { finding: answer.finding.id, message: answer.finding.message };
  const here = models.filter((model) => model.region === region && model.routing !== 'application');
  const { ENABLE_PROMPT_CACHING_1H: switched, CLAUDE_CODE_PROMPT_CACHE_TTL: named } = question.world.env;
  const hasLongCache = named === undefined ? isOn(switched) : named === '1h';
  const ids = here.map(({ id }) => id);
  return pricesReport(answer.value, modelPrices(ids, answer.value), hasLongCache);
}

function pricesPart(prices: Models['prices'], style: TextStyle): string {
  if (!prices) return '';
  return `\n${'models' in prices ? pricesText(prices, style) : `${wrap(`Prices: ${prices.message}`, style.width)}\n`}`;
}

function quotaPart(quota: Models['quota'], style: TextStyle): string {
  if (!quota) return '';
  return `\n${'quotas' in quota ? quotaText(quota, style) : `${wrap(`Quotas: ${quota.message}`, style.width)}\n`}`;
}
