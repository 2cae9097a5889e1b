import { type SharedPreset, sharedWarnings } from '../../plan/presets/shared-preset.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { PresetsReport } from './presets.ts';
import { presetsReport } from './presets-report.ts';

/** What importing would keep, or has kept where there is no `planId`. */
export interface Imported {
  readonly shared: SharedPreset;
  readonly file: string;
  readonly planId?: string;
  readonly replace?: boolean;
}

/** A stranger's preset as it is shown before it is kept, and after: with its hosts and commands. */
export function importReport({ shared, file, planId, replace }: Imported): PresetsReport {
  const { name, preset } = shared;
  const seen = [{ name, isInForce: false, preset }];
  const report = presetsReport({ action: 'import', file, name, seen, warnings: sharedWarnings(shared) });
  if (planId === undefined) return report;
  const line = commandLine({ apply: true, 'plan-id': planId, ...(replace && { replace }) });
  return { ...report, planId, nextStep: `To keep it: claude-bedrock presets import FILE ${line}` };
}
