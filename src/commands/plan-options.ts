import type { CommandSpec, OptionsOf } from '../cli/command.ts';
import { type Outcome, refusal } from '../model/outcome.ts';

/** The options of every command that writes: it shows its plan first, and does no more than it showed. */
export const PLAN_OPTIONS = {
  plan: { type: 'boolean', help: 'show the exact change and its plan id; writes nothing, asks nothing' },
  apply: { type: 'boolean', help: 'do exactly the change that --plan showed, or refuse' },
  'plan-id': { type: 'string', value: 'ID', help: 'the id that --plan printed' },
} as const satisfies CommandSpec['options'];

/** What a command that writes is told of planning. */
export type PlanOptions = OptionsOf<{ readonly options: typeof PLAN_OPTIONS }>;

/**
 * The usage errors that `--plan`, `--apply` and `--plan-id` can make together. `whyNoQuestions` says why a command that
 * asks where it is given neither does not do so here.
 */
export function misuseOfPlan(
  command: string,
  options: PlanOptions,
  whyNoQuestions?: string,
): Outcome<never> | undefined {
  const fix = `Run: claude-bedrock ${command} --help`;
  const isPlan = options.plan === true;
  const isApply = options.apply === true;
  const hasId = options['plan-id'] !== undefined;
  const asking = whyNoQuestions === undefined || isPlan ? '' : ` ${whyNoQuestions}`;
  if (isPlan === isApply) return refusal('usage', `Give either --plan or --apply.${asking}`, fix);
  if (isApply && !hasId)
    return refusal('usage', '--apply needs the id that --plan printed: --plan-id ID.', fix);
  if (isPlan && hasId) return refusal('usage', '--plan-id belongs to --apply.', fix);
  return undefined;
}
