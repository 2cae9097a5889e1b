import type { DoctorFacts } from '../facts/doctor-facts.ts';
import type { Group, Problem, Verdict } from '../model/verdict.ts';

/** One rule of the doctor. */
export interface Check {
  /** The finding's id: stable, and the row of the catalogue that it stands for. */
  readonly id: string;
  readonly group: Group;
  /** What holds when all is well, as a sentence without its full stop: `The clock is right`. */
  readonly title: string;
  /** Judges nothing but what AWS answered; skipped when AWS is not asked. */
  readonly isLive?: true;
  /** Where it fails, nothing behind it is judged. */
  readonly isGate?: true;
  /** Ids of checks whose failure leaves nothing to judge here. */
  readonly after?: readonly string[];
  /** Pure. What throws is a bug, and is reported as `crashed`. */
  judge(facts: DoctorFacts): Verdict | readonly Problem[];
}
