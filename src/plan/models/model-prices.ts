import type { PriceList, Rates } from '../../facts/prices.ts';
import { parseModelId } from '../../knowledge/model-id.ts';

/** A model with its price, as far as the list has one. */
export interface PricedModel extends Rates {
  readonly id: string;
  readonly cacheWrite1h?: number;
}

/** `modelPricing` of Claude Code's managed settings. */
export interface ModelPricing {
  readonly overrides: Readonly<Record<string, Rates>>;
}

/** What models cost by AWS's list; `without` are those that it has no whole price for. Nothing is guessed. */
export interface ModelPrices {
  readonly priced: readonly PricedModel[];
  readonly without: readonly string[];
}

/** Finds the price of each model by its id: `global.` has prices of its own, all other routings have the region's. */
export function modelPrices(ids: readonly string[], { prices }: PriceList): ModelPrices {
  const priced: PricedModel[] = [];
  const without: string[] = [];
  for (const id of new Set(ids.map((one) => parseModelId(one).id))) {
    const model = parseModelId(id);
    const isGlobal = 'geography' in model && model.geography === 'global';
    const found =
      'family' in model
        ? prices.find(
            (one) =>
              one.family === model.family && one.version === model.version && one.isGlobal === isGlobal,
          )
        : undefined;
    if (!found) {
      without.push(id);
      continue;
    }
    const { family: _, version: __, isGlobal: ___, ...rates } = found;
    priced.push({ id, ...rates });
  }
  return { priced, without };
}

/**
 * What Claude Code is told: it takes one price for writing to the cache, however long that lives [2.1.332, its own
 * description of modelPricing]. An application inference profile costs there what the model behind it does.
 */
export function modelPricing(priced: readonly PricedModel[], hasLongCache: boolean): ModelPricing {
  return {
    overrides: Object.fromEntries(
      priced.map(({ id, input, output, cacheRead, cacheWrite, cacheWrite1h }) => {
        const written = hasLongCache && cacheWrite1h !== undefined ? cacheWrite1h : cacheWrite;
        return [id, { input, output, cacheRead, cacheWrite: written }];
      }),
    ),
  };
}
