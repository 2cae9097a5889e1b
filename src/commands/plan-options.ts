import { flag, type OptionSpec, type OptionValues, text } from '../cli/command.ts';
import { type Outcome, refusal } from '../model/outcome.ts';

/** The options of every command that writes: it shows its plan first, and does no more than it showed. */
export const PLAN_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  plan: { type: 'boolean', help: 'show the exact change and its plan id; writes nothing, asks nothing' },
  apply: { type: 'boolean', help: 'do exactly the change that --plan showed, or refuse' },
  'plan-id': { type: 'string', value: 'ID', help: 'the id that --plan printed' },
};

/**
 * The usage errors that `--plan`, `--apply` and `--plan-id` can make together. `whyNoQuestions` says why a command that
 * asks where it is given neither does not do so here.
 */
export function misuseOfPlan(
  command: string,
  options: OptionValues,
  whyNoQuestions?: string,
): Outcome<never> | undefined {
  const fix = `Run: claude-bedrock ${command} --help`;
  const isPlan = flag(options, 'plan');
  const isApply = flag(options, 'apply');
  const hasId = text(options, 'plan-id') !== undefined;
  const asking = whyNoQuestions === undefined || isPlan ? '' : ` ${whyNoQuestions}`;
  if (isPlan === isApply) return refusal('usage', `Give either --plan or --apply.${asking}`, fix);
  if (isApply && !hasId)
    return refusal('usage', '--apply needs the id that --plan printed: --plan-id ID.', fix);
  if (isPlan && hasId) return refusal('usage', '--plan-id belongs to --apply.', fix);
  return undefined;
}
