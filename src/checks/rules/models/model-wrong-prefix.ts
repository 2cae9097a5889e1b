import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { geographiesOfRegion, isForeignGeography } from '../../../knowledge/geographies.ts';
import { listedModels, modelsToJudge } from '../../helpers/models-to-judge.ts';
import { fitsRegion, setRegion } from '../../helpers/region-evidence.ts';
import { replaceModels } from '../../helpers/replace-models.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/**
 * A profile of another geography: `us.` cannot be called from Frankfurt. Where the AWS profile names a region that
 * fits them all, the region is what is wrong, and not where people's data is to stay.
 */
export const modelWrongPrefix = troubledModels('model-wrong-prefix', {
  title: 'The prefixes of the models fit the region',
  wrong: ({ region }) => `cannot be called from ${region.value}`,
  reason: (facts) =>
    `From ${facts.region.value} only ids that begin with ${prefixesOf(facts).join(' or ')} can be called`,
  fix: (facts, models) => {
    const own = facts.profile?.region;
    const isRegionWrong =
      own !== undefined && modelsToJudge(facts).every(({ parsed }) => fitsRegion(parsed, own));
    if (isRegionWrong) return setRegion(facts, own, `take models of ${facts.region.value}`);
    return replaceModels(facts, models);
  },
  url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html',
});

/** As the region lists them; where it was not asked, as they are known to be. */
function prefixesOf(facts: DoctorFacts): readonly string[] {
  const region = facts.region.value;
  const listed = listedModels(facts)?.flatMap(({ id }) => /^[a-z-]+\.(?=anthropic\.)/.exec(id)?.[0] ?? []);
  if (listed && listed.length > 0) return [...new Set(listed)].sort();
  const global = isForeignGeography('global', region) ? [] : ['global'];
  return [...geographiesOfRegion(region), ...global].map((prefix) => `${prefix}.`);
}
