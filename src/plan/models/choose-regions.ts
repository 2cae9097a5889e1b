import { claudeRegionsBeside, isRegionShaped } from '../../knowledge/regions.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { nearest } from '../../text/nearest.ts';

/** The regions to ask: those given, each once; `all` is every region with Claude; without any, the ordinary one. */
export function chooseRegions(given: readonly string[], ordinary: string): Outcome<readonly string[]> {
  const all = claudeRegionsBeside(given.find((region) => region !== 'all') ?? ordinary);
  const wanted =
    given.length === 0 ? [ordinary] : given.flatMap((region) => (region === 'all' ? all : region));
  const malformed = wanted.find((region) => !isRegionShaped(region));
  if (malformed === undefined) return success([...new Set(wanted)]);
  const known = nearest(malformed, all);
  return refusal(
    'region-malformed',
    `'${malformed}' is not shaped like an AWS region.${known ? ` Did you mean '${known}'?` : ''}`,
    "Give a region such as us-east-1 or eu-central-1, or 'all'.",
  );
}
