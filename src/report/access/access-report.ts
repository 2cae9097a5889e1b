import type { AccessPlan, AccessStep } from '../../plan/access/access-plan.ts';
import { mark, paint, printable, type TextStyle, wrap } from '../../text/text.ts';
import { nextStepLines } from '../next-step.ts';
import type { AccessReport } from './access.ts';

/** The calls in plain words, and what to type next. `options` are those that the plan was made with. */
export function accessReport(
  region: string,
  { planId, accountId, steps, already }: AccessPlan,
  isApplied: boolean,
  options: string,
): AccessReport {
  return {
    nextStep: nextStep(planId, steps, isApplied, options),
    ...{ planId, isApplied, region, ...(accountId !== undefined && { accountId }) },
    steps: steps.map(shownAccessStep),
    already: [...already],
  };
}

function nextStep(id: string, steps: readonly AccessStep[], isApplied: boolean, options: string): string {
  if (steps.length === 0) return 'There is nothing to do: the account may use them.';
  if (isApplied)
    return `AWS may take a quarter of an hour. See whether they answer: claude-bedrock models --probe`;
  const accepts = steps.flatMap((step) => ('offer' in step ? ` --accept ${step.offer.model}` : [])).join('');
  return `Nothing is sent yet. Read the terms; to send this for the whole account: claude-bedrock models --apply --plan-id ${id} ${options}${accepts}`;
}

/** One call with what it means, and all that it sends. */
export function shownAccessStep(step: AccessStep): AccessReport['steps'][number] {
  if (step.call === 'PutUseCaseForModelAccess') {
    const says = "Sends the use case form to AWS and Anthropic, once for the account, in the account's name.";
    return { call: step.call, says, form: { ...step.form } };
  }
  const { model, terms, refunds, rates } = step.offer;
  const says = `Accepts, for the whole account and legally binding, the terms under which ${model} is sold in AWS Marketplace; it is paid by use.`;
  return {
    ...{ call: step.call, says, model },
    ...(terms !== undefined && { terms }),
    ...(refunds !== undefined && { refunds }),
    ...(rates.length > 0 && { rates: [...rates] }),
  };
}

/** The same for a person. */
export function accessText(
  { steps, already, isApplied, region, accountId, nextStep }: AccessReport,
  style: TextStyle,
): string {
  const place = accountId === undefined ? region : `${region} for account ${accountId}`;
  const head = isApplied ? `Done in ${place}:` : `To be sent to AWS in ${place}:`;
  const parts = steps.map(({ call, says, form = {}, terms, refunds, rates = [] }) =>
    [
      `${mark(style, isApplied ? 'ok' : 'info')} ${paint(style, 'bold', call)}`,
      says,
      ...Object.entries(form).map(([name, value]) => `${name}: ${value}`),
      ...(terms === undefined ? [] : [`Terms: ${terms}`]),
      ...rates.map((rate) => `Price: ${rate}`),
      ...(refunds === undefined ? [] : [refunds]),
    ]
      .map((line, at) => (at === 0 ? line : `  ${wrap(printable(line), style.width, '    ').slice(4)}`))
      .join('\n'),
  );
  const known = already.length > 0 ? [wrap(`Already: ${printable(already.join(', '))}`, style.width)] : [];
  const body = steps.length > 0 ? [paint(style, 'bold', head), ...parts] : [];
  return `${[...body, ...known, nextStepLines(nextStep, style).join('\n')].join('\n\n')}\n`;
}
