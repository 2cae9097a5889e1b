import { findRemedies } from '../../checks/helpers/find-remedies.ts';
import type { Finding } from '../../model/finding.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { Remedy } from '../../model/verdict.ts';
import type { World } from '../../model/world.ts';
import { doctorReport, type Examination } from '../../report/doctor/doctor-report.ts';
import { briefDoctorText } from '../../report/doctor/doctor-text.ts';
import { findingLines, fixLines } from '../../report/doctor/finding-lines.ts';
import type { TextStyle } from '../../text/text.ts';

import { examine, type Wish } from './examine.ts';

/** Something that was found and that the program can repair. */
export interface Fixable {
  /** The check's. */
  readonly id: string;
  readonly title: string;
  readonly remedies: readonly Remedy[];
  text(style: TextStyle): string;
}

/** What the doctor saw: what can be repaired, the cause first, and what else a person has to know. */
export interface Seen {
  readonly fixable: readonly Fixable[];
  /** Claude Code cannot work so. */
  readonly isBroken: boolean;
  text(style: TextStyle): string;
}

/** Runs the doctor: all of it, or the check that is named. */
export type Look = (world: World, id?: string) => Promise<Outcome<Seen>>;

/** Examines, and says what of it the program can repair, the cause first. A check that was named has to be among it. */
export async function lookForFixes(world: World, wish: Wish): Promise<Outcome<Seen>> {
  const examined = await examine(world, wish);
  if (!examined.ok) return examined;
  const report = doctorReport(examined.value, { mayAsk: true });
  const [named] = wish.ids ?? [];
  if (named !== undefined) {
    const remedies = findRemedies(examined.value.judged, named);
    if (!remedies.ok) return remedies;
  }
  const safe = report.findings.filter(({ fix }) => fix?.safe);
  return success({
    fixable: [...new Set(safe.map(({ id }) => id))].map((id) =>
      fixableOf(examined.value, safe, id, world.home),
    ),
    isBroken: report.verdict.status === 'broken',
    text: (style) => briefDoctorText(report, style, world.home),
  });
}

/** One check may have found several things, which are repaired together. */
function fixableOf(
  { judged }: Examination,
  safe: readonly Finding[],
  id: string,
  home: string | undefined,
): Fixable {
  const remedies = findRemedies(judged, id);
  const findings = safe.filter((finding) => finding.id === id);
  return {
    id,
    title: findings[0]?.title ?? id,
    remedies: remedies.ok ? remedies.value : [],
    text: (style) =>
      findings
        .flatMap((finding) => [
          ...findingLines(finding, style, home),
          ...(finding.fix ? fixLines({ say: finding.fix.say }, style, home, { lead: 'What to do:' }) : []),
        ])
        .join('\n'),
  };
}
