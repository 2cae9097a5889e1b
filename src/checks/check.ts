import type { DoctorFacts, HomeFacts } from '../facts/doctor-facts.ts';
import type { Group, Problem, Verdict } from '../model/verdict.ts';

/** One rule of the doctor, pure: what throws in it is a bug, and is reported as `crashed`. */
export type Check = About & (OfflineJudge | LiveJudge);

interface About {
  /** The finding's id: stable, and the row of the catalogue that it stands for. */
  readonly id: string;
  readonly group: Group;
  /** What holds when all is well, as a sentence without its full stop: `The clock is right`. */
  readonly title: string;
  /** Where it fails, nothing behind it is judged. */
  readonly isGate?: true;
  /** Ids of checks whose failure leaves nothing to judge here. */
  readonly after?: readonly string[];
}

/** Judges by files and environment alone: it is not handed what AWS answered. */
interface OfflineJudge {
  readonly live?: undefined;
  readonly judge: (facts: HomeFacts) => Verdict | readonly Problem[];
}

/** Looks at what AWS answers too. Where it is `needed`, nothing is judged unless AWS was asked. */
interface LiveJudge {
  readonly live: 'needed' | 'used';
  readonly judge: (facts: DoctorFacts) => Verdict | readonly Problem[];
}
