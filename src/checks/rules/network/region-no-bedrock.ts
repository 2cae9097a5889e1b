import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { claudeRegionsBeside, isClaudeRegion, isWithoutClaude } from '../../../knowledge/regions.ts';
import { FINE, type Fix, failing, notJudged } from '../../../model/verdict.ts';
import { nearest } from '../../../text/nearest.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';
import { isPrimaryUsable } from '../../helpers/models-to-judge.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';
import { setRegion } from '../../helpers/region-evidence.ts';

/** There is no Amazon Bedrock in the region, or none with Claude. */
export const regionNoBedrock: Check = {
  id: 'region-no-bedrock',
  group: 'Region and network',
  title: 'Claude is available in the region',
  after: ['region-malformed', 'region-missing'],
  live: 'used',
  judge: (facts) => {
    const { live, region } = facts;
    if (isPrimaryUsable(facts)) return FINE;
    const isAbsent = refusalsOf(facts).some(({ id }) => id === 'region-no-bedrock');
    const isEmpty = live?.listing?.ok === true && live.listing.value.length === 0;
    if (!isAbsent && !isEmpty) {
      return live || isClaudeRegion(region.value)
        ? FINE
        : notJudged(`only AWS knows what ${region.value} has`);
    }
    const what = isAbsent ? 'has no endpoint of Amazon Bedrock' : 'lists no Claude model';
    return failing({
      title: `There is no Claude in ${region.value}`,
      found: `${region.value} (${placeOf(region.origin)}) ${what}.`,
      origin: region.origin,
      fix: fixOf(facts),
      url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html',
    });
  },
};

function fixOf(facts: DoctorFacts): Fix {
  const { value, origin } = facts.region;
  if (origin.from === 'managed')
    return { say: `Ask your administrator for another region in ${origin.file}.` };
  if (isWithoutClaude(value))
    return {
      say: 'This partition of AWS has no Claude: it takes an account of another one, with its own sign-in.',
    };
  const run = 'claude-bedrock models --region all';
  const meant = isClaudeRegion(value) ? undefined : nearest(value, claudeRegionsBeside(value));
  if (meant === undefined) return { say: 'Choose a region with Claude: /bedrock:setup.', run };
  return { run, ...setRegion(facts, meant, 'to another region with Claude') };
}
