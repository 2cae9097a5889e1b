import * as z from 'zod/mini';
import { commandLine } from '../../shell/command-line.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { mark, printable, type TextStyle, wrap } from '../../text/text.ts';
import { nextStepLines, planStep } from '../next-step.ts';

/** `data` of `rollout enable --plan --json` and `rollout enable --apply --json`. */
export const enableReportSchema = z.object({
  planId: z.string(),
  isApplied: z.boolean(),
  region: z.string(),
  accountId: z.optional(z.string()),
  /** Each call of AWS, in order: what it is about, and what came of it. */
  calls: z.array(
    z.object({
      call: z.enum(['PutUseCaseForModelAccess', 'CreateFoundationModelAgreement']),
      about: z.string(),
      state: z.enum(['planned', 'done', 'failed']),
      why: z.optional(z.string()),
    }),
  ),
  enabled: z.array(z.string()),
  obstacles: z.array(z.string()),
  /** A text to send to the IAM administrator. */
  send: z.optional(z.string()),
  applyOptions: z.optional(z.string()),
  nextStep: z.string(),
});

export type EnableReport = z.infer<typeof enableReportSchema>;

/** What is reported of. */
interface Enabled extends Pick<EnableReport, 'planId' | 'region'> {
  readonly accountId: string | undefined;
  readonly calls: readonly {
    readonly call: EnableReport['calls'][number]['call'];
    readonly about: string;
    readonly state: 'planned' | 'done' | 'failed';
    readonly why?: string;
  }[];
  readonly enabled: readonly string[];
  readonly obstacles: readonly string[];
  readonly send?: object;
}

/** What enabling comes to, or came to, as it is told. */
export function enableReport(
  draft: Enabled,
  { file, profile }: { readonly file: string; readonly profile: string | undefined },
  isApplied: boolean,
): EnableReport {
  const { planId, region, accountId, calls, send } = draft;
  const options = { ...(profile !== undefined && { profile }), apply: true, 'plan-id': planId };
  const isOpen = !isApplied && calls.length > 0;
  const applyOptions = `rollout enable ${quoteForShell(file, 'linux')} ${commandLine(options)}`;
  return {
    planId,
    isApplied: isApplied && calls.length > 0,
    region,
    ...(accountId !== undefined && { accountId }),
    calls: calls.map((call) => ({ ...call })),
    enabled: [...draft.enabled],
    obstacles: [...draft.obstacles],
    ...(send && {
      send: `To enable Claude on Amazon Bedrock in account ${accountId ?? 'of ours'} I need, once:\n${JSON.stringify(send, null, 2)}`,
    }),
    ...(isOpen && { applyOptions }),
    nextStep: nextStep(draft, isOpen ? applyOptions : undefined),
  };
}

function nextStep({ calls, send }: Enabled, applyOptions: string | undefined): string {
  if (applyOptions !== undefined) return planStep(applyOptions, 'do');
  if (send) return 'Send the text above to the IAM administrator, then run this again.';
  if (calls.some(({ state }) => state === 'failed')) return 'Look at what failed, then run this again.';
  return 'A model can take some minutes to be there. See whether they answer: claude-bedrock models --probe';
}

/** The calls, planned or made, as a person reads them. */
export function enableText(report: EnableReport, style: TextStyle): string {
  const { calls, enabled, obstacles, region, accountId, send, isApplied } = report;
  const line = ({ call, about, state, why }: EnableReport['calls'][number]) => {
    const sign = state === 'planned' ? mark(style, 'info') : mark(style, state === 'done' ? 'ok' : 'fail');
    const reason = why === undefined ? [] : [wrap(printable(why), style.width, '    ')];
    return [`  ${sign} ${call}`, wrap(printable(about), style.width, '    '), ...reason];
  };
  const agreements = calls.filter(({ call }) => call === 'CreateFoundationModelAgreement').length;
  return [
    `Account ${accountId ?? '(not told)'}, ${region}:`,
    ...enabled.map((model) => `  ${mark(style, 'ok')} ${printable(model)} is enabled`),
    ...calls.flatMap(line),
    ...obstacles.map((obstacle) => wrap(`${mark(style, 'warn')} ${printable(obstacle)}`, style.width, '  ')),
    ...(agreements > 0 && !isApplied
      ? [
          '',
          wrap(
            'An agreement takes the offer of the AWS Marketplace with its terms, for the whole account.',
            style.width,
          ),
        ]
      : []),
    ...(send === undefined ? [] : ['', send]),
    '',
    ...nextStepLines(report.nextStep, style),
    '',
  ].join('\n');
}
