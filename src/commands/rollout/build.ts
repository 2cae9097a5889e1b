import type { RunCommand } from '../../cli/command.ts';
import { applyBuild, draftBuild } from '../../flows/rollout/draft-build.ts';
import { refusal, success } from '../../model/outcome.ts';
import type { BuildReport } from '../../report/rollout/build.ts';
import { buildReport, buildText } from '../../report/rollout/build-report.ts';
import { misuseOfPlan } from '../plan-options.ts';
import { oneFile } from './one-file.ts';
import type { RolloutOptions } from './options.ts';

/** `rollout build FILE --out DIR --plan` shows what would be written; `--apply` writes just that or refuses. */
export const build: RunCommand<RolloutOptions> = async (world, options) => {
  const file = oneFile(options, ['plan', 'apply', 'plan-id', 'out', 'live', 'profile']);
  if (!file.ok) return file;
  const misuse = misuseOfPlan('rollout', options);
  if (misuse) return misuse;
  if (options.out === undefined)
    return refusal(
      'option-missing',
      'Say where the files go: --out DIR.',
      'Run: claude-bedrock rollout --help',
    );
  if (options.profile !== undefined && options.live !== true)
    return refusal('usage', '--profile belongs to --live.', 'Run: claude-bedrock rollout --help');
  const live = options.live === true ? { profile: options.profile } : undefined;
  const asked = { file: file.value, out: options.out, live };
  const isApplied = options.apply === true;
  const draft = isApplied
    ? await applyBuild(world, asked, options['plan-id'] ?? '')
    : await draftBuild(world, asked);
  if (!draft.ok) return draft;
  const report = buildReport(draft.value, asked, isApplied) satisfies BuildReport;
  return success({ data: report, text: (style) => buildText(report, style) });
};
