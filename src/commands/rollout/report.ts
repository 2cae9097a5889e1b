import { resolve } from 'node:path';
import type { RunCommand } from '../../cli/command.ts';
import { refusal, success } from '../../model/outcome.ts';
import { deviceReport, shareDeviceReport } from '../../report/rollout/device-report.ts';
import { deviceText } from '../../report/rollout/device-text.ts';
import { readDiagnosticZip } from '../../rollout/report/diagnostic-zip.ts';
import { lookAtDevice } from '../../rollout/report/look-at-device.ts';
import { misuseOfVersion, type RolloutOptions } from './options.ts';

/** `rollout report`: what is in force on this device, and from where. Exits 1 where something does not work as meant. */
export const report: RunCommand<RolloutOptions> = async (world, options) => {
  const [zip, another] = options.files ?? [];
  if (another !== undefined)
    return refusal(
      'usage',
      `Unexpected argument '${another}'.`,
      'Name the diagnostic zip of the app, or nothing.',
    );
  const misuse = misuseOfVersion(options);
  if (misuse) return misuse;
  const diagnostic = zip === undefined ? undefined : readDiagnosticZip(resolve(world.cwd, zip));
  if (diagnostic && !diagnostic.ok) return diagnostic;
  const full = deviceReport(
    await lookAtDevice(world, options['desktop-version']),
    world.platform,
    diagnostic?.value,
  );
  const data = options.share === true ? shareDeviceReport(full, world) : full;
  const exitCode = data.verdict === 'broken' ? 1 : 0;
  return success({ data, text: (style) => deviceText(data, style, world.home), exitCode });
};
