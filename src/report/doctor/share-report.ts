import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { mapTexts } from '../map-texts.ts';
import { anonymizer } from './anonymize.ts';
import type { DoctorReport } from './doctor.ts';

/** The report as it may be pasted in public: without account ids, access portals and names of people. */
export function shareReport(report: DoctorReport, facts: Pick<DoctorFacts, 'home' | 'env'>): DoctorReport {
  const { home, env } = facts;
  const people = [home?.split(/[\\/]/).at(-1), env.USER, env.LOGNAME, env.USERNAME];
  return mapTexts(
    report,
    anonymizer(
      people.filter((name) => name !== undefined),
      home,
    ),
  );
}
