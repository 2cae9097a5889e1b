import type { OptionsOf } from '../cli/command.ts';
import { enableModels } from '../flows/models/enable-models.ts';
import type { ModelsQuestion } from '../flows/models/models-question.ts';
import { success } from '../model/outcome.ts';
import { accessReport, accessText } from '../report/access/access-report.ts';
import { quoteForShell } from '../shell/shell-quote.ts';
import type { TextStyle } from '../text/text.ts';
import { misuseOfPlan } from './plan-options.ts';
import type { modelsSpec } from './specs/models.ts';

/** `models --enable`: shows the calls that give the account access, or makes those that were shown. */
export async function enable(question: ModelsQuestion, options: OptionsOf<typeof modelsSpec>) {
  const misuse = misuseOfPlan('models', options, 'Enabling a model accepts terms for the whole account.');
  if (misuse) return misuse;
  const [region = question.home] = question.regions;
  const { form, enable: models = [], accept: accepted = [] } = options;
  const planId = options['plan-id'];
  const agreed = options.apply && planId !== undefined ? { planId, accepted } : undefined;
  const plan = await enableModels(question, region, { models, form, ...(agreed && { agreed }) });
  if (!plan.ok) return plan;
  const given = [
    ...(options.profile === undefined ? [] : ['--profile', options.profile]),
    ...['--region', region],
    ...models.flatMap((model) => ['--enable', model]),
    ...(form === undefined ? [] : ['--form', form]),
  ];
  const quoted = (text: string) => quoteForShell(text, question.world.platform) ?? text;
  const data = accessReport(region, plan.value, agreed !== undefined, given.map(quoted).join(' '));
  return success({ data, text: (style: TextStyle) => accessText(data, style) });
}
