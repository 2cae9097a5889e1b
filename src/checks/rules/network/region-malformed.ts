import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Candidate } from '../../../facts/settings/candidates.ts';
import { claudeRegionsBeside, isRegionShaped } from '../../../knowledge/regions.ts';
import { FINE, type Fix, failing, type Problem, warning } from '../../../model/verdict.ts';
import { nearest } from '../../../text/nearest.ts';
import type { Check } from '../../check.ts';
import { placeOf, shownOf, winnerOf } from '../../helpers/configured.ts';
import { isPrimaryUsable } from '../../helpers/models-to-judge.ts';
import { hintOfModels } from '../../helpers/region-evidence.ts';
import { setWhereItCounts } from '../../helpers/remedies.ts';

/** A value that is not shaped like a region counts as unset, and another region is asked without a word. */
export const regionMalformed: Check = {
  id: 'region-malformed',
  group: 'Region and network',
  title: 'The region is shaped like one',
  live: 'used',
  judge: (facts) => {
    const malformed = malformedRegion(facts);
    if (!malformed) return FINE;
    const { origin } = malformed;
    const value = shownOf(facts, keyOf(malformed)) ?? malformed.value;
    const { region } = facts;
    const meant = meantBy(malformed);
    if (isAskedAsItStands(facts, malformed)) return asItStands(facts, malformed, value);
    const isLost = region.origin.from === 'default' && meant !== region.value;
    const problem = (isLost || hintOfModels(facts)) && !isPrimaryUsable(facts) ? failing : warning;
    return problem({
      title: `'${value}' is not an AWS region`,
      found: `${placeOf(origin)} says '${value}', which counts as unset: Claude Code asks ${region.value} (${placeOf(region.origin)}).`,
      origin,
      fix: fixOf(facts, malformed, meant),
    });
  },
};

/** The first place that is looked at and that names no region; what stands behind a good one is not looked at. */
function malformedRegion(facts: DoctorFacts): Candidate | undefined {
  const { region, regionOrigin } = facts.profile ?? {};
  const places = [
    winnerOf(facts, 'AWS_REGION'),
    winnerOf(facts, 'AWS_DEFAULT_REGION'),
    region && regionOrigin ? { value: region, origin: regionOrigin } : undefined,
  ].filter((place) => place !== undefined);
  const good = places.findIndex(({ value }) => isRegionShaped(value.trim()));
  const looked = good < 0 ? places : places.slice(0, good);
  return looked[0];
}

/** More than AWS has is taken for a region: `EU-WEST-1`, an availability zone [run 2.1.332]. */
function isAskedAsItStands({ client }: DoctorFacts, { value }: Candidate): boolean {
  return client.region.value === value.trim();
}

/** A gateway that signs by itself need not care. */
function asItStands(facts: DoctorFacts, malformed: Candidate, value: string): Problem {
  const { signedBy, isOwnAddress } = facts.client;
  const isUnheard = isOwnAddress && ['token', 'helper', 'nothing', 'api-key'].includes(signedBy.value.kind);
  const problem = isUnheard ? warning : failing;
  return problem({
    title: `'${value}' is not an AWS region`,
    found: `${placeOf(malformed.origin)} says '${value}', and Claude Code asks that region, which AWS does not have.`,
    origin: malformed.origin,
    fix: fixOf(facts, malformed, meantBy(malformed)),
  });
}

function keyOf({ origin }: Candidate): string {
  return origin.key?.replace(/^env\./, '') ?? '';
}

function meantBy({ value }: Candidate): string | undefined {
  const text = value.trim().toLowerCase();
  return nearest(text, claudeRegionsBeside(text));
}

function fixOf(facts: DoctorFacts, malformed: Candidate, meant: string | undefined): Fix {
  const { origin } = malformed;
  if (origin.from === 'managed') return { say: `Ask your administrator to correct ${placeOf(origin)}.` };
  if (meant === undefined) return { say: `Put a region such as eu-central-1 there.` };
  const key = keyOf(malformed) === 'AWS_DEFAULT_REGION' ? 'AWS_DEFAULT_REGION' : 'AWS_REGION';
  const remedy = setWhereItCounts(facts, key, meant);
  return {
    say: `Set the region to ${meant}, if that is what was meant; then restart Claude Code.`,
    ...(remedy && { remedy }),
  };
}
