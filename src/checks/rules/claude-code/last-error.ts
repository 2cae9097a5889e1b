import type { Explanation } from '../../../knowledge/explain-error.ts';
import { FINE, fine } from '../../../model/verdict.ts';
import { localTime } from '../../../text/times.ts';
import type { Check } from '../../check.ts';

const DAY_MS = 24 * 3_600_000;

/** What Claude Code said when a turn last failed. Evidence, not a verdict: what fails now is found by the others. */
export const lastError: Check = {
  id: 'last-error',
  group: 'Claude Code',
  title: 'What Claude Code said when a turn last failed',
  judge: ({ lastError: last, now }) => {
    if (!last || now.getTime() - last.at.getTime() > DAY_MS) return FINE;
    const words = last.message.replace(/\.?$/, '.');
    return fine(`${localTime(last.at)} ${last.error}: ${words}${meaningOf(last.explanation)}`);
  },
};

/** Nothing where the message is not known: it stands for itself. */
function meaningOf(explanation: Explanation | undefined): string {
  return explanation ? ` That means: ${explanation.title} (${explanation.id}).` : '';
}
