import { FINE, fine, warning } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { winnerOf } from '../../helpers/configured.ts';

/** Longer than for a sign-in, which takes one line to renew: a new key has to be made and put in its place. */
const SOON_MS = 60 * 60_000;

/** A short-term key that ends within the hour: nothing in Claude Code makes the next one. */
export const bearerExpiring: Check = {
  id: 'bearer-expiring',
  group: 'Credentials',
  title: 'The API key does not end soon',
  after: ['bedrock-off', 'bearer-not-bedrock', 'bearer-expired'],
  judge: (facts) => {
    const { apiKey, now } = facts;
    if (apiKey?.kind !== 'short-term') return FINE;
    const ms = apiKey.expiresAt.getTime() - now.getTime();
    const origin = winnerOf(facts, 'AWS_BEARER_TOKEN_BEDROCK')?.origin;
    if (ms > SOON_MS) return fine(`It ends in ${durationText(ms)}.`, origin);
    return warning({
      title: `The API key ends in ${durationText(ms)}`,
      found: 'It is a short-term key, and Claude Code cannot renew it.',
      ...(origin && { origin }),
      fix: {
        say: 'Before it ends, set up a new key with /bedrock:setup, or a profile there, which renews itself.',
      },
    });
  },
};
