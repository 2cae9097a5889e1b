import type { DoctorReport } from '../report/doctor.ts';
import { doctorText } from '../report/doctor-text.ts';
import type { TextStyle } from '../report/text.ts';
import type { World } from '../world.ts';

const STYLE: TextStyle = { color: false, unicode: true, width: 80 };

/** The report as Claude Code shows it at its prompt. */
export function reportForPerson(report: DoctorReport, { home }: Pick<World, 'home'>): string {
  return `\n\n${doctorText(report, STYLE, home)}`;
}
