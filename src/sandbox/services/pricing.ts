import { json } from '../response.ts';
import type { Answer, Call, Operation } from './operation.ts';
import { param } from './operation.ts';

/** The public files of AWS's price list: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api.html */
export const PRICING_OPERATIONS: readonly Operation[] = [
  {
    service: 'pricing',
    name: 'GetPriceList',
    method: 'GET',
    path: /^\/offers\/v1\.0\/aws\/AmazonBedrockFoundationModels\/current\/([a-z0-9-]+)\/index\.json$/,
    isSigned: false,
    answer: priceList,
  },
];

/** What a million tokens cost by family; a request through `global.` costs this, one that stays near a tenth more. */
const INPUT: Readonly<Record<string, number>> = { Opus: 4, Sonnet: 2, Haiku: 1, Fable: 10 };
const KINDS = { input: 1, output: 5, cache_read: 0.05, cache_write: 1.25, cache_write_1h: 2 } as const;
/** As the rows of models up to 4.6 are named. */
const OLDER = {
  input: 'InputTokenCount',
  output: 'OutputTokenCount',
  cache_read: 'CacheReadInputTokenCount',
  cache_write: 'CacheWriteInputTokenCount',
  cache_write_1h: 'CacheWrite1hInputTokenCount',
} as const;

function priceList(call: Call): Answer {
  const region = param(call);
  const models = call.cloud.regions[region]?.models.filter(({ provider }) => provider === 'Anthropic') ?? [];
  const rows = models.flatMap(({ name }) => {
    const input = INPUT[/Opus|Sonnet|Haiku|Fable/.exec(name)?.[0] ?? ''] ?? 1;
    const isOlder = Number(/[\d.]+/.exec(name)?.[0]) < 4.7;
    return Object.entries(KINDS).flatMap(([kind, times]) =>
      [false, true].map((isGlobal) => {
        const tokens = /^cache_write_1h$/.test(kind) ? 'cache_write_tokens_1h' : `${kind}_tokens`;
        const usage = isOlder
          ? `${OLDER[kind as keyof typeof OLDER]}${isGlobal ? '_Global' : ''}`
          : `${tokens}${isGlobal ? '_global' : ''}_standard`;
        return row(name, region, usage, input * times * (isGlobal ? 1 : 1.1));
      }),
    );
  });
  const all = [
    ...rows,
    // What no request of Claude Code's costs.
    ...models.flatMap(({ name }) => [
      row(name, region, 'input_tokens_batch', 0.5),
      row(name, region, 'Reserved_1Month_InputTPM_Global', 0.18),
    ]),
  ].map((one, at) => ({ ...one, sku: `SKU${at}` }));
  if (models.length === 0) return { status: 403, code: 'AccessDenied', message: 'Access Denied' };
  return json({
    formatVersion: 'v1.0',
    offerCode: 'AmazonBedrockFoundationModels',
    version: '20260925093935',
    publicationDate: '2026-09-25T09:39:35Z',
    products: Object.fromEntries(all.map(({ sku, attributes }) => [sku, { sku, attributes }])),
    terms: {
      OnDemand: Object.fromEntries(
        all.map(({ sku, usd }) => [
          sku,
          {
            [`${sku}.JRTCKXETXF`]: {
              sku,
              priceDimensions: {
                [`${sku}.JRTCKXETXF.6YS6EN2CT7`]: {
                  unit: '1M tokens',
                  beginRange: '0',
                  endRange: 'Inf',
                  pricePerUnit: { USD: usd.toFixed(10) },
                },
              },
            },
          },
        ]),
      ),
    },
  });
}

function row(name: string, region: string, usage: string, usd: number) {
  const place = region === 'us-east-1' ? 'USE1' : 'EUC1';
  return {
    usd,
    attributes: {
      servicecode: 'AmazonBedrockFoundationModels',
      servicename: `${name} (Amazon Bedrock Edition)`,
      regionCode: region,
      usagetype: `${place}-MP:${place}_${usage}-Units`,
    },
  };
}
