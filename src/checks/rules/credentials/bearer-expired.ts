import { FAILURES } from '../../../knowledge/failures.ts';
import { FINE, failing } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { winnerOf } from '../../helpers/configured.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

/** A short-term key says itself when it ends; of a long-term one only AWS knows. */
export const bearerExpired: Check = {
  id: 'bearer-expired',
  group: 'Credentials',
  title: 'The API key has not expired',
  after: ['bedrock-off', 'bearer-not-bedrock'],
  live: 'used',
  judge: (facts) => {
    const { apiKey, now } = facts;
    const isOver = apiKey?.kind === 'short-term' && apiKey.isExpired;
    const refusal = refusalsOf(facts).find(({ id }) => id === 'bearer-expired');
    if (!isOver && !refusal) return FINE;
    const origin = winnerOf(facts, 'AWS_BEARER_TOKEN_BEDROCK')?.origin;
    return failing({
      title: FAILURES['bearer-expired'].title,
      found: isOver
        ? `It ended ${durationText(now.getTime() - apiKey.expiresAt.getTime())} ago.`
        : (refusal?.message ?? ''),
      ...(origin && { origin }),
      fix: {
        say: 'Make a new key in the AWS console (Amazon Bedrock, API keys), then set it up with /bedrock:setup. There you can also choose a sign-in that renews itself.',
        run: 'claude-bedrock setup --plan --auth api-key --api-key-file FILE',
      },
    });
  },
};
