import { changeLines, diffLines, warningLines } from './change-text.ts';
import { headline } from './marked.ts';
import type { SetupReport, ShownRefresh } from './setup.ts';
import { printable, type TextStyle, wrap } from './text.ts';

/** The plan, or what was applied, as a person reads it. */
export function setupText(report: SetupReport, style: TextStyle): string {
  const { changes, launcher, refresh, warnings, isApplied, nextStep } = report;
  const head = changes.length === 0 ? 'Nothing to change.' : isApplied ? 'Written:' : 'To be changed:';
  return [
    headline(style, isApplied || changes.length === 0 ? 'ok' : 'info', head),
    ...changeLines(changes, style),
    ...(launcher === undefined ? [] : ['', wrap(launcherText(launcher), style.width)]),
    ...(isApplied ? [] : (refresh?.choices ?? []).map((choice) => wrap(refreshText(choice), style.width))),
    ...(report.diff && !isApplied ? ['', ...diffLines(report.diff, style)] : []),
    ...warnings.flatMap((warning) => ['', warningLines(warning, style)]),
    '',
    wrap(nextStep, style.width),
    ...(report.applyOptions === undefined ? [] : [`  claude-bedrock ${report.applyOptions}`]),
    '',
  ].join('\n');
}

function launcherText(file: string): string {
  return `The command is a small file of ours that finds the plugin after an update: ${printable(file)}. Reset removes it.`;
}

function refreshText({ label, options }: ShownRefresh['choices'][number]): string {
  return `To have the sign-in renewed in another way (${label}), add ${options}.`;
}
