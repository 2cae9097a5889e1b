import { geographiesOfRegion } from '../../knowledge/geographies.ts';
import { claudeRegionsBeside, isRegionShaped, isWithoutClaude } from '../../knowledge/regions.ts';

/** Where nothing tells which regions are near. */
const ANYWHERE = 'us-east-1';
/** As many as one question of Claude Code has options. */
export const MOST_OFFERED = 4;

/** What tells which regions are near, the nearest first: of the access portal, of the profile, of the shell. */
export type Near = readonly (string | undefined)[];

/**
 * The regions to choose from for Claude: those that are known of the person first, then those with Claude, what is near
 * before what is far; no two alike. A variable may be set to nothing, and hold anything.
 */
export function regionsToChoose(near: Near): readonly string[] {
  const known = near.filter(
    (region) => region !== undefined && isRegionShaped(region) && !isWithoutClaude(region),
  );
  const own = known.filter((region) => region !== undefined);
  const home = own[0] ?? ANYWHERE;
  return [...new Set([...own, ...nearestFirst(home)])];
}

function nearestFirst(home: string): readonly string[] {
  const near = geographiesOfRegion(home);
  const isNear = (region: string) => geographiesOfRegion(region).some((one) => near.includes(one));
  const regions = claudeRegionsBeside(home);
  const first = regions.includes(ANYWHERE) ? [ANYWHERE] : [];
  const here = regions.filter(isNear).sort((a, b) => distance(a, home) - distance(b, home));
  // Beside what is near, the region that has every model stands among the first.
  const [one, two, ...rest] = here;
  return [
    ...[one, two].filter((region) => region !== undefined),
    ...first,
    ...rest,
    ...regions.filter((region) => !isNear(region)),
  ];
}

/** 0 in the same corner (`ap-northeast`), 1 on the same continent (`ap`), 2 elsewhere: one geography spans several. */
function distance(region: string, home: string): number {
  const [continent, corner] = home.split('-');
  if (region.startsWith(`${continent}-${corner}-`)) return 0;
  return region.startsWith(`${continent}-`) ? 1 : 2;
}
