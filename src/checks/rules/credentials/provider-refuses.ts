import { PROVIDERS } from '../../../knowledge/client-providers.ts';
import { FINE, failing, NOT_ASKED, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { invocationOf, primaryModel } from '../../helpers/models-to-judge.ts';

/** Mantle and Claude Platform on AWS are asked where they are: what they refuse, Amazon Bedrock's rules do not know. */
export const providerRefuses: Check = {
  id: 'provider-refuses',
  group: 'Credentials',
  title: 'The provider answers to a request',
  after: ['credentials-unavailable', 'credentials-expired', 'credentials-invalid', 'bearer-invalid'],
  live: 'needed',
  judge: (facts) => {
    const { provider, endpoint } = facts.client;
    if (provider.value === 'bedrock') return FINE;
    const primary = primaryModel(facts);
    const answer = primary && invocationOf(facts, primary.id)?.answer;
    if (!answer) return notJudged(NOT_ASKED);
    if (answer.ok) return FINE;
    const name = PROVIDERS.find(({ id }) => id === provider.value)?.name ?? provider.value;
    return failing({
      title: `${name} refuses the request`,
      found: `${endpoint.value} was asked for ${primary.id}. ${answer.finding.message}`,
      origin: primary.origin,
      fix: { say: answer.finding.fix },
    });
  },
};
