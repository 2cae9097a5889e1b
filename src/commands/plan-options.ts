import { flag, type OptionValues, text } from '../cli/command.ts';
import { type Outcome, refusal } from '../outcome.ts';

/** The usage errors that `--plan`, `--apply` and `--plan-id` can make together. */
export function misuseOfPlan(command: string, options: OptionValues): Outcome<never> | undefined {
  const fix = `Run: claude-bedrock ${command} --help`;
  const isPlan = flag(options, 'plan');
  const isApply = flag(options, 'apply');
  const hasId = text(options, 'plan-id') !== undefined;
  if (isPlan === isApply) return refusal('usage', 'Give either --plan or --apply.', fix);
  if (isApply && !hasId)
    return refusal('usage', '--apply needs the id that --plan printed: --plan-id ID.', fix);
  if (isPlan && hasId) return refusal('usage', '--plan-id belongs to --apply.', fix);
  return undefined;
}
