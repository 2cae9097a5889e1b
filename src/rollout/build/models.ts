import { parseModelId } from '../../knowledge/model-id.ts';
import type { Rollout, RolloutModel } from '../file/rollout.ts';

/** The family of a model: as it is said, or as the id tells it. */
export function tierOf({ tier, id, leadsTo }: RolloutModel): string | undefined {
  if (tier !== undefined) return tier;
  const parsed = parseModelId(leadsTo ?? id);
  return 'family' in parsed && parsed.family !== '' ? parsed.family : undefined;
}

/** The model that stands for a family: the one that is said to, else its first. */
export function modelOfTier({ models }: Rollout, tier: string): RolloutModel | undefined {
  const those = models.filter((model) => tierOf(model) === tier);
  return those.find(({ isTierDefault }) => isTierDefault) ?? those[0];
}
