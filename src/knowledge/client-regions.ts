/**
 * What Claude Code takes for a region: more than AWS has. `nowhere`, `EU-WEST-1` and `eu-west-1a` are used as they
 * stand and every request fails; `uswest2` and `"eu-west-1"` in quotes count as unset [run 2.1.332].
 */
const TAKEN_FOR_REGION = /^[a-z]{2,}(?:-[a-z0-9]+){0,4}$/i;

/** True where Claude Code uses the text as a region. */
export function isTakenForRegion(text: string): boolean {
  return TAKEN_FOR_REGION.test(text);
}

/** What ANTHROPIC_BEDROCK_REGION_PREFIX may be, in this spelling; anything else is ignored [run 2.1.332]. */
const CHOSEN_PREFIXES = ['us', 'eu', 'apac', 'jp', 'au', 'global'];

/** The prefix that Claude Code prefers for its own choice of models [run 2.1.332 in eleven regions]. */
export function preferredPrefix(region: string, chosen: string | undefined): string {
  if (region.startsWith('us-gov-')) return 'us-gov';
  if (chosen !== undefined && CHOSEN_PREFIXES.includes(chosen)) return chosen;
  if (region.startsWith('us-')) return 'us';
  if (region.startsWith('eu-')) return 'eu';
  return region.startsWith('ap-') ? 'apac' : 'global';
}
