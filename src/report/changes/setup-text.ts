import { type TextStyle, wrap } from '../../text/text.ts';
import { inheritedLines, launcherText } from './agreement-text.ts';
import { planText } from './plan-text.ts';
import type { SetupReport, ShownRefresh } from './setup.ts';

/** The plan, or what was applied, as a person reads it. */
export function setupText(report: SetupReport, style: TextStyle): string {
  const { launcher, refresh, isApplied } = report;
  const lines = [
    ...inheritedLines(report.inherited ?? []),
    ...(report.residency ?? []),
    ...(report.proof === undefined ? [] : [proofText(report.proof)]),
    ...(launcher === undefined ? [] : [launcherText(launcher)]),
    ...(isApplied ? [] : (refresh?.choices ?? []).map(refreshText)),
  ];
  return planText(
    report,
    style,
    lines.map((line) => wrap(line, style.width)),
  );
}

function proofText({ model, at }: NonNullable<SetupReport['proof']>): string {
  return `${model} answered at ${at}, in one piece and as a stream.`;
}

function refreshText({ label, options }: ShownRefresh['choices'][number]): string {
  return `To have the sign-in renewed in another way (${label}), add ${options}.`;
}
