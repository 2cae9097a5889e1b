/**
 * Which geographic inference profiles may be called from which region. The listing of the region has the last
 * word; this table is for refusing, before any call, an id that belongs elsewhere.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html and the model cards
 * behind https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
const RULES: readonly (readonly [regions: RegExp, geographies: readonly string[]])[] = [
  [/^us-gov-/, ['us-gov']],
  // Canada calls the profiles of the US: ca-central-1 is a source region of theirs.
  [/^(us|ca)-/, ['us']],
  [/^(eu-|il-central-)/, ['eu']],
  [/^ap-northeast-[13]$/, ['jp', 'apac']],
  [/^ap-southeast-[246]$/, ['au', 'apac']],
  [/^(ap-|me-central-)/, ['apac']],
];

const KNOWN = new Set(RULES.flatMap(([, geographies]) => geographies));

/** The geographic prefixes that fit a region, the narrowest first; empty where only `global` is offered. */
export function geographiesOfRegion(region: string): readonly string[] {
  return RULES.find(([regions]) => regions.test(region))?.[1] ?? [];
}

/** True where a prefix is known to belong to other regions than this one. A prefix new to us is never foreign. */
export function isForeignGeography(geography: string, region: string): boolean {
  if (geography === 'global') return region.startsWith('us-gov-');
  return KNOWN.has(geography) && !geographiesOfRegion(region).includes(geography);
}

/**
 * The geography in which people of a region expect their data to stay; there the geographic profile is
 * recommended before the global one. `undefined` where that expectation is not common.
 */
export function residencyOf(region: string): string | undefined {
  const [narrowest] = geographiesOfRegion(region);
  return narrowest !== undefined && ['eu', 'jp', 'au', 'us-gov'].includes(narrowest) ? narrowest : undefined;
}
