import { geographiesOfRegion, isForeignGeography } from '../knowledge/geographies.ts';
import { modelsToJudge } from './models-to-judge.ts';
import { fitsRegion } from './region-evidence.ts';
import { replaceModels } from './replace-models.ts';
import { setRegion } from './set-region.ts';
import { troubledModels } from './troubled-models.ts';

/**
 * A profile of another geography: `us.` cannot be called from Frankfurt. Where the AWS profile names a region that
 * fits them all, the region is what is wrong, and not where people's data is to stay.
 */
export const modelWrongPrefix = troubledModels('model-wrong-prefix', {
  title: 'The prefixes of the models fit the region',
  wrong: ({ region }) => `cannot be called from ${region.value}`,
  reason: ({ region: { value: region } }) => {
    const global = isForeignGeography('global', region) ? [] : ['global'];
    const fitting = [...geographiesOfRegion(region), ...global].map((prefix) => `${prefix}.`);
    return `From ${region} only ids that begin with ${fitting.join(' or ')} can be called`;
  },
  fix: (facts, models) => {
    const own = facts.profile?.region;
    const isRegionWrong =
      own !== undefined && modelsToJudge(facts).every(({ parsed }) => fitsRegion(parsed, own));
    if (isRegionWrong) return setRegion(facts, own, `take models of ${facts.region.value}`);
    return replaceModels(facts, models);
  },
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html',
});
