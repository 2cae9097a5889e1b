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

/**
 * Where the geographic profiles send requests, as far as it is known without asking: the regions of all Claude models
 * together. What a profile leads to in an account, `GetInferenceProfile` tells; a model that is offered in fewer
 * regions has fewer. Model cards behind https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
const DESTINATIONS: Readonly<Record<string, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  eu: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
  apac: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-4',
  ],
  jp: ['ap-northeast-1', 'ap-northeast-3'],
  au: ['ap-southeast-2', 'ap-southeast-4'],
  'us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/**
 * The regions that a geographic profile may send a request to, that of the request among them: some, such as London or
 * Zurich, are destinations of their own requests alone. `undefined` for a geography that is new to us.
 */
export function destinationsOf(geography: string, source: string): readonly string[] | undefined {
  const known = DESTINATIONS[geography];
  return known && [...new Set([...known, source])].sort();
}
