import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod/mini';
import { type Answer, answered, type Finding, failed } from '../../facts/answer.ts';
import type { Price, PriceList } from '../../facts/prices.ts';
import {
  PRICE_LIST,
  type PricedTokens,
  perMillion,
  readServiceName,
  readUsageType,
} from '../../knowledge/price-names.ts';
import type { AwsSession } from '../credentials/session.ts';
import { finding, foreignAnswer } from '../failures/finding.ts';
import { ask } from '../http/ask.ts';
import { clientConfig } from '../http/client-config.ts';
import { readErrors } from './ask-messages.ts';

/** A file of about half a megabyte, which comes slowly at times. */
const TIME_MS = 30_000;

const price = z.object({ unit: z.string(), pricePerUnit: z.object({ USD: z.optional(z.string()) }) });
const listShape = z.object({
  publicationDate: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT/)),
  products: z.record(
    z.string(),
    z.object({
      attributes: z.object({ servicename: z.optional(z.string()), usagetype: z.optional(z.string()) }),
    }),
  ),
  terms: z.object({
    OnDemand: z.optional(
      z.record(z.string(), z.record(z.string(), z.object({ priceDimensions: z.record(z.string(), price) }))),
    ),
  }),
});
type Listed = z.infer<typeof listShape>;

/** The prices of Claude in a region, as AWS publishes them: nobody is asked who signs. */
export async function listPrices(session: AwsSession, region: string): Promise<Answer<PriceList>> {
  const { env } = session;
  const host = env.AWS_ENDPOINT_URL_PRICING || env.AWS_ENDPOINT_URL || PRICE_LIST.host;
  const source = `${host.replace(/\/$/, '')}${PRICE_LIST.path(region)}`;
  const answer = await ask(session, {
    attempt: 'list',
    region,
    ms: TIME_MS,
    shape: z.string(),
    send: (options) => read(session, source, options),
  });
  if (!answer.ok) return answer;
  if (answer.value === NO_FILE) return failed(noList(region));
  const list = listIn(answer.value);
  if (!list) return failed(foreignAnswer(200));
  return answered({ region, published: list.publicationDate.slice(0, 10), source, prices: pricesIn(list) });
}

/** The SDK has no client for a file: the one of the runtime is led there. */
async function read(
  session: AwsSession,
  source: string,
  options: { readonly abortSignal: AbortSignal },
): Promise<string> {
  const { origin, pathname } = new URL(source);
  const client = new BedrockRuntimeClient({
    ...clientConfig({ ...session, signer: { kind: 'nothing' } }, 'us-east-1'),
    maxAttempts: 2,
    endpoint: origin,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
  readErrors(client);
  client.middlewareStack.add(
    (next) => (step) => {
      Object.assign(step.request as object, { method: 'GET', path: pathname, body: undefined });
      return next(step);
    },
    { step: 'build', name: 'priceListPath' },
  );
  try {
    const { body } = await client.send(new InvokeModelCommand({ modelId: 'prices', body: '' }), options);
    return body.transformToString();
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    // A public file that is not there is refused to everybody.
    if (status === 403 || status === 404) return NO_FILE;
    throw error;
  }
}

const NO_FILE = '';

function noList(region: string): Finding {
  return { ...finding('unclassified'), message: `AWS publishes no prices of Claude for ${region}.` };
}

function listIn(text: string): Listed | undefined {
  try {
    return listShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

type Found = Pick<Price, 'family' | 'version' | 'isGlobal'> & {
  readonly rates: Map<PricedTokens, number | 'unclear'>;
};

/** Whole prices alone: what has two values, or is of another unit, is none. */
function pricesIn({ products, terms }: Listed): readonly Price[] {
  const found = new Map<string, Found>();
  for (const [sku, { attributes }] of Object.entries(products)) {
    const model = readServiceName(attributes.servicename ?? '');
    const usage = readUsageType(attributes.usagetype ?? '');
    if (!model || !usage) continue;
    const key = `${model.family} ${model.version} ${usage.isGlobal}`;
    const entry = found.get(key) ?? { ...model, isGlobal: usage.isGlobal, rates: new Map() };
    found.set(key, entry);
    const value = rateOf(terms.OnDemand?.[sku]);
    const other = entry.rates.get(usage.tokens);
    entry.rates.set(usage.tokens, other === undefined || other === value ? value : 'unclear');
  }
  return [...found.values()].flatMap(({ rates, ...model }): Price | [] => {
    const [input, output, cacheRead, cacheWrite] = (
      ['input', 'output', 'cacheRead', 'cacheWrite'] as const
    ).map((kind) => rates.get(kind));
    const isWhole = [input, output, cacheRead, cacheWrite].every((rate) => typeof rate === 'number');
    if (!isWhole) return [];
    const cacheWrite1h = rates.get('cacheWrite1h');
    return {
      ...model,
      ...({ input, output, cacheRead, cacheWrite } as Pick<
        Price,
        'input' | 'output' | 'cacheRead' | 'cacheWrite'
      >),
      ...(typeof cacheWrite1h === 'number' && { cacheWrite1h }),
    };
  });
}

/** Where one price holds for however many tokens. */
function rateOf(offers: NonNullable<Listed['terms']['OnDemand']>[string] | undefined): number | 'unclear' {
  const dimensions = Object.values(offers ?? {}).flatMap((offer) => Object.values(offer.priceDimensions));
  const [first, second] = dimensions;
  const times = first && perMillion(first.unit);
  const usd = Number(first?.pricePerUnit.USD ?? Number.NaN);
  if (times === undefined || second !== undefined || !(usd >= 0 && usd < Number.POSITIVE_INFINITY))
    return 'unclear';
  // As it is written: 0.0000055 for 1,000 is 0.0055, and not 0.005500000000000001.
  return Number((usd * times).toPrecision(12));
}
