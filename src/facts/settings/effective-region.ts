import { isRegionShaped } from '../../knowledge/regions.ts';
import type { EffectiveValue, Profile } from '../../model/configuration.ts';
import type { Candidate } from './candidates.ts';

const FALLBACK: Candidate = { value: 'us-east-1', origin: { from: 'default' } };

/**
 * The region Claude Code calls: AWS_REGION, AWS_DEFAULT_REGION, the active profile's, else us-east-1; what is
 * not shaped like a region counts as unset (https://code.claude.com/docs/en/amazon-bedrock).
 * `found` holds the candidates of each variable, the one that wins first.
 */
export function effectiveRegion(
  found: ReadonlyMap<string, readonly Candidate[]>,
  profiles: readonly Profile[],
): EffectiveValue {
  const winnerOf = (name: string) => found.get(name)?.[0];
  const activeProfile = winnerOf('AWS_PROFILE')?.value || 'default';
  const inOrder = [
    winnerOf('AWS_REGION'),
    winnerOf('AWS_DEFAULT_REGION'),
    regionOf(profiles.find((profile) => profile.name === activeProfile)),
  ];
  const [winner = FALLBACK, ...shadows] = inOrder.filter((one) => one !== undefined).flatMap(asRegion);
  return { key: 'region', ...winner, shadows };
}

function regionOf(profile: Profile | undefined): Candidate | undefined {
  if (!profile?.region || !profile.regionOrigin) return undefined;
  return { value: profile.region, origin: profile.regionOrigin };
}

/** Blanks around it are off [run 2.1.332]. */
function asRegion({ value, origin }: Candidate): readonly Candidate[] {
  const region = value.trim();
  return isRegionShaped(region) ? [{ value: region, origin }] : [];
}
