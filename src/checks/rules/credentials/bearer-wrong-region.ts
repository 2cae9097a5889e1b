import { FAILURES } from '../../../knowledge/failures.ts';
import { FINE, type Fix, failing } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';
import { modelsFit, setRegion } from '../../helpers/region-evidence.ts';

/** A short-term key is a signature for one region, and says which. */
export const bearerWrongRegion: Check = {
  id: 'bearer-wrong-region',
  group: 'Credentials',
  title: 'The API key is for the region that is asked',
  after: ['bedrock-off', 'bearer-not-bedrock', 'bearer-expired'],
  live: 'used',
  judge: (facts) => {
    const { apiKey, region } = facts;
    if (apiKey?.kind !== 'short-term' || apiKey.region === region.value) return FINE;
    return failing({
      title: FAILURES['bearer-wrong-region'].title,
      found: `It was made for ${apiKey.region}, and ${region.value} is asked (${placeOf(region.origin)}).`,
      origin: region.origin,
      fix: modelsFit(facts, apiKey.region)
        ? setRegion(facts, apiKey.region, `make a key for ${region.value}`)
        : newKey(region.value, apiKey.region),
    });
  },
};

/** The other region would end with models that are not in it. */
function newKey(region: string, other: string): Fix {
  return {
    say: `Make a key for ${region} in the AWS console (Amazon Bedrock, API keys), then set it up with /bedrock:setup: the models in use cannot be called from ${other}.`,
    run: 'claude-bedrock setup --plan --auth api-key --api-key-file FILE',
  };
}
