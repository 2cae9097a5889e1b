import * as z from 'zod/mini';
import type { PriceList, Rates } from '../../facts/prices.ts';
import { type ModelPrices, modelPricing } from '../../plan/models/model-prices.ts';
import { printable, type TextStyle, wrap } from '../../text/text.ts';

const rates = { input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() };
const ratesSchema = z.object(rates) satisfies z.ZodMiniType<Rates>;

/** With `models --prices`: what the models cost, in USD for a million tokens, and since when. */
export const pricesSchema = z.object({
  region: z.string(),
  /** The day on which AWS published its list. */
  published: z.string(),
  source: z.string(),
  models: z.array(z.object({ id: z.string(), ...rates, cacheWrite1h: z.optional(z.number()) })),
  /** Models that the list has no whole price for. */
  without: z.array(z.string()),
  /** What Claude Code reckons by, where it stands in managed settings. */
  modelPricing: z.object({ overrides: z.record(z.string(), ratesSchema) }),
});

export type Prices = z.infer<typeof pricesSchema>;

/** The prices as they are told. */
export function pricesReport(
  { region, published, source }: PriceList,
  { priced, without }: ModelPrices,
  hasLongCache: boolean,
): Prices {
  const models = priced.map((model) => ({ ...model }));
  const { overrides } = modelPricing(priced, hasLongCache);
  return {
    region,
    published,
    source,
    models,
    without: [...without],
    modelPricing: { overrides: { ...overrides } },
  };
}

/** The prices as a person reads them, and what an administrator writes down. */
export function pricesText(
  { region, published, models, without, modelPricing: told }: Prices,
  style: TextStyle,
) {
  const wrapped = (text: string, indent = '') => wrap(printable(text), style.width, indent);
  const rows = models.map(({ id, input, output, cacheRead, cacheWrite, cacheWrite1h }) => {
    const long = cacheWrite1h === undefined ? '' : `, for an hour ${cacheWrite1h}`;
    return wrapped(
      `${id}: ${input} in, ${output} out, cache ${cacheRead} read, ${cacheWrite} written${long}`,
      '  ',
    );
  });
  const missing = without.length === 0 ? [] : [wrapped(`Without a price there: ${without.join(', ')}`, '  ')];
  if (models.length === 0)
    return `${wrapped(`AWS's price list of ${region}, published ${published}, has no price of these models.`)}\n`;
  return `${[
    wrapped(`Prices in ${region} by AWS's list of ${published}, in USD for a million tokens:`),
    ...rows,
    ...missing,
    '',
    wrapped(
      'Claude Code reckons by its own list unless managed settings say otherwise: it takes modelPricing from there alone. For /cost by these prices, whoever manages the settings adds:',
    ),
    JSON.stringify({ modelPricing: told }, null, 2),
  ].join('\n')}\n`;
}
