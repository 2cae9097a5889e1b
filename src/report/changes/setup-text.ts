import { type TextStyle, wrap } from '../../text/text.ts';
import { inheritedLines, launcherText } from './agreement-text.ts';
import { planText } from './plan-text.ts';
import type { SetupReport, ShownRefresh } from './setup.ts';

/** The plan, or what was applied, as a person reads it. */
export function setupText(report: SetupReport, style: TextStyle): string {
  const { launcher, refresh, isApplied } = report;
  const lines = [
    ...inheritedLines(report.inherited ?? []),
    ...(launcher === undefined ? [] : [launcherText(launcher)]),
    ...(isApplied ? [] : (refresh?.choices ?? []).map(refreshText)),
  ];
  return planText(
    report,
    style,
    lines.map((line) => wrap(line, style.width)),
  );
}

function refreshText({ label, options }: ShownRefresh['choices'][number]): string {
  return `To have the sign-in renewed in another way (${label}), add ${options}.`;
}
