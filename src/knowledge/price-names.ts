/**
 * How AWS's price list names what Claude costs: one offer for the models of AWS Marketplace, a file a region, a row for
 * each kind of token. Its names follow one of two manners, up to 4.6 and since 4.7; both were read in files that several
 * public programs downloaded in 2026.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api.html
 */
export const PRICE_LIST = {
  host: 'https://pricing.us-east-1.amazonaws.com',
  path: (region: string) => `/offers/v1.0/aws/AmazonBedrockFoundationModels/current/${region}/index.json`,
} as const;

/** The kinds of tokens that have a price of their own. */
export type PricedTokens = 'input' | 'output' | 'cacheRead' | 'cacheWrite' | 'cacheWrite1h';

const KINDS: Readonly<Record<string, PricedTokens>> = {
  InputTokenCount: 'input',
  OutputTokenCount: 'output',
  CacheReadInputTokenCount: 'cacheRead',
  CacheWriteInputTokenCount: 'cacheWrite',
  CacheWrite1hInputTokenCount: 'cacheWrite1h',
  input_tokens: 'input',
  output_tokens: 'output',
  cache_read_tokens: 'cacheRead',
  cache_write_tokens: 'cacheWrite',
  cache_write_tokens_1h: 'cacheWrite1h',
};

/** Reads `USE1-MP:USE1_input_tokens_global_standard-Units`; batches, reserved capacity and other tiers are none. */
export function readUsageType(
  text: string,
): { readonly tokens: PricedTokens; readonly isGlobal: boolean } | undefined {
  const [, name = ''] = /^[A-Z0-9]+-MP:[A-Z0-9]+_(\w+)-Units$/.exec(text) ?? [];
  const [, older, newer, kind = older ?? newer ?? ''] =
    /^(?:([A-Z]\w*?)|([a-z]\w*?)_standard)$/.exec(name) ?? [];
  const isGlobal = /_global$/i.test(kind);
  const bare = kind.replace(/_global$/i, '');
  const tokens = Object.hasOwn(KINDS, bare) ? KINDS[bare] : undefined;
  return tokens === undefined ? undefined : { tokens, isGlobal };
}

/** Reads `Claude Opus 5.5 (Amazon Bedrock Edition)` and the older `Claude 3.7 Sonnet (Amazon Bedrock Edition)`. */
export function readServiceName(
  text: string,
): { readonly family: string; readonly version: string } | undefined {
  const [, before, family, after] =
    /^Claude (?:(\d[\d.]*) )?([A-Z][a-z]+)(?: (\d[\d.]*))? \(Amazon Bedrock Edition\)$/.exec(text) ?? [];
  const version = before ?? after;
  if (family === undefined || version === undefined || (before !== undefined && after !== undefined))
    return undefined;
  return { family: family.toLowerCase(), version };
}

/** How many of the units of a row make a million tokens; `undefined` for what is no count of tokens. */
export function perMillion(unit: string): number | undefined {
  return { '1M tokens': 1, '1K tokens': 1000 }[unit];
}
