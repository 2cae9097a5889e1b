import { resolve } from 'node:path';
import type { RunCommand } from '../../cli/command.ts';
import { refusal, success } from '../../model/outcome.ts';
import { checkReport } from '../../report/rollout/check-report.ts';
import { checkText } from '../../report/rollout/check-text.ts';
import { checkFiles } from '../../rollout/check/check-files.ts';
import { misuseOfVersion, type RolloutOptions } from './options.ts';

/** `rollout check`: judges files of configuration, alone and against each other. Exits 1 where one does not work. */
export const check: RunCommand<RolloutOptions> = async (world, options) => {
  const { files = [], 'desktop-version': desktopVersion } = options;
  if (files.length === 0)
    return refusal('usage', 'Say which files to check.', 'claude-bedrock rollout check FILE...');
  const misuse = misuseOfVersion(options);
  if (misuse) return misuse;
  const named = [...new Set(files)].map((file) => ({ file, path: resolve(world.cwd, file) }));
  const offline = checkFiles(named, { desktopVersion });
  const live = options.live === true ? await askAws(world, offline.documents, options) : [];
  const judged = { ...offline, findings: [...offline.findings, ...live] };
  const report = checkReport(
    named.map(({ file }) => file),
    judged,
  );
  const exitCode = report.verdict === 'broken' ? 1 : 0;
  return success({ data: report, text: (style) => checkText(report, style), exitCode });
};

/** AWS is loaded only where it is asked. */
async function askAws(...given: Parameters<typeof import('../../flows/rollout/check-live.ts').checkLive>) {
  const { checkLive } = await import('../../flows/rollout/check-live.ts');
  return checkLive(...given);
}
