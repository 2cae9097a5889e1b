import { FINE, failing } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { winnerOf } from '../../helpers/configured.ts';

const WHAT_IT_IS = {
  anthropic: "It is a key of Anthropic's own API (sk-ant-…), which AWS does not know.",
  'aws-access-key': 'It is the id of an AWS access key, half of a pair, and no API key.',
} as const;

/** AWS_BEARER_TOKEN_BEDROCK holds something else than an Amazon Bedrock API key. */
export const bearerNotBedrock: Check = {
  id: 'bearer-not-bedrock',
  group: 'Credentials',
  title: 'The API key is one of Amazon Bedrock',
  after: ['bedrock-off'],
  judge: (facts) => {
    const { apiKey } = facts;
    if (!apiKey || 'key' in apiKey) return FINE;
    const origin = winnerOf(facts, 'AWS_BEARER_TOKEN_BEDROCK')?.origin;
    return failing({
      title: 'AWS_BEARER_TOKEN_BEDROCK holds no Amazon Bedrock API key',
      found: apiKey.kind === 'malformed' ? `It cannot be a key: ${apiKey.reason}.` : WHAT_IT_IS[apiKey.kind],
      ...(origin && { origin }),
      fix: {
        say: 'Make a key in the AWS console (Amazon Bedrock, API keys), then set it up with /bedrock:setup.',
        run: 'claude-bedrock setup --plan --auth api-key --api-key-file FILE',
      },
    });
  },
};
