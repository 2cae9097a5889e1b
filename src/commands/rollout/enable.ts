import type { RunCommand } from '../../cli/command.ts';
import { enableModels } from '../../flows/rollout/draft-enable.ts';
import { success } from '../../model/outcome.ts';
import { enableReport, enableText } from '../../report/rollout/enable.ts';
import { misuseOfPlan } from '../plan-options.ts';
import { oneFile } from './one-file.ts';
import type { RolloutOptions } from './options.ts';

/** `rollout enable FILE --plan` shows each call that enables a model; `--apply` makes just these, or refuses. */
export const enable: RunCommand<RolloutOptions> = async (world, options) => {
  const file = oneFile(options, ['plan', 'apply', 'plan-id', 'profile']);
  if (!file.ok) return file;
  const misuse = misuseOfPlan('rollout', options);
  if (misuse) return misuse;
  const asked = { file: file.value, profile: options.profile };
  const isApplied = options.apply === true;
  const draft = await enableModels(world, asked, isApplied ? (options['plan-id'] ?? '') : undefined);
  if (!draft.ok) return draft;
  const report = enableReport(draft.value, asked, isApplied);
  const exitCode = report.calls.some(({ state }) => state === 'failed') ? 1 : 0;
  return success({ data: report, text: (style) => enableText(report, style), exitCode });
};
