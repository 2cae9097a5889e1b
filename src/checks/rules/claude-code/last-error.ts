import type { DoctorFacts, FailedTurn } from '../../../facts/doctor-facts.ts';
import { isFailureId } from '../../../knowledge/failures.ts';
import { fixByDoctor } from '../../../knowledge/fix-by-doctor.ts';
import { FINE, fine, warning } from '../../../model/verdict.ts';
import { localTime } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { isPrimaryUsable } from '../../helpers/models-to-judge.ts';

const DAY_MS = 24 * 3_600_000;

/** What a request of one token meets, too: where that was answered since, it is over. */
export const NOT_PROBED: readonly string[] = ['quota', 'data-retention', 'unclassified'];

/**
 * What Claude Code said when a turn last failed. Where no later turn was answered, and nothing that is found now
 * explains it, it is what a person has to deal with first: the doctor's own small request does not meet everything.
 */
export const lastError: Check = {
  id: 'last-error',
  group: 'Claude Code',
  title: 'What Claude Code said when a turn last failed',
  live: 'used',
  judge: (facts) => {
    const { lastError: last, now } = facts;
    if (!last || now.getTime() - last.at.getTime() > DAY_MS) return FINE;
    const found = foundIn(last);
    if (last.isOver || isAnswered(facts, last)) return fine(found);
    const { explanation } = last;
    return warning({
      title: explanation
        ? `The last turn failed: ${lowered(explanation.title)}`
        : 'The last turn failed for an unknown reason',
      found: explanation ? `${found} ${explanation.say}` : found,
      fix: {
        say:
          (explanation && fixByDoctor(explanation)) ||
          'Try again in Claude Code; if it fails the same way, its error message is the best clue.',
      },
    });
  },
};

/** The message, and what it means where that is known: else it stands for itself. */
export function foundIn({ at, error, message, explanation }: FailedTurn): string {
  const words = message.replace(/\.?$/, '.');
  const meaning = explanation ? ` That means: ${explanation.title} (${explanation.id}).` : '';
  return `${localTime(at)} ${error}: ${words}${meaning}`;
}

/** Of what AWS refuses to a small request as well, its answer now tells whether it still does. */
function isAnswered(facts: DoctorFacts, { explanation }: FailedTurn): boolean {
  const { live } = facts;
  if (!explanation || !isFailureId(explanation.id) || NOT_PROBED.includes(explanation.id)) return false;
  return live === undefined || isPrimaryUsable(facts);
}

function lowered(title: string): string {
  return /^[A-Z][a-z']* /.test(title) && !/^(?:AWS|Amazon|Anthropic|Claude|IAM|Bedrock|PDF)/.test(title)
    ? `${title.charAt(0).toLowerCase()}${title.slice(1)}`
    : title;
}
