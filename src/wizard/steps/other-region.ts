import { isRegionShaped } from '../../knowledge/region-shape.ts';
import type { Option } from '../../questions/questions.ts';

/** Takes a region that is typed and not in the list: it may be newer than this program. */
export function otherRegion(listed: readonly string[]) {
  return (typed: string): Option<string> | undefined =>
    isRegionShaped(typed) && !listed.includes(typed) ? { label: typed, value: typed } : undefined;
}
