import { FAILURES } from '../knowledge/failures.ts';
import { type Check, FINE, failing } from './check.ts';
import { placeOf } from './configured.ts';
import { setWhereItCounts } from './remedies.ts';

/** A short-term key is a signature for one region, and says which. */
export const bearerWrongRegion: Check = {
  id: 'bearer-wrong-region',
  group: 'Credentials',
  title: 'The API key is for the region that is asked',
  after: ['bedrock-off', 'bearer-not-bedrock', 'bearer-expired'],
  judge: (facts) => {
    const { apiKey, region } = facts;
    if (apiKey?.kind !== 'short-term' || apiKey.region === region.value) return FINE;
    const remedy = setWhereItCounts(facts, 'AWS_REGION', apiKey.region);
    return failing({
      title: FAILURES['bearer-wrong-region'].title,
      found: `It was made for ${apiKey.region}, and ${region.value} is asked (${placeOf(region.origin)}).`,
      origin: region.origin,
      fix: {
        say: `Set AWS_REGION to ${apiKey.region}, or make a key for ${region.value}.`,
        ...(remedy && { remedy }),
      },
    });
  },
};
