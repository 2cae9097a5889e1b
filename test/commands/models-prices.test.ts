import { beforeEach, expect, test } from 'vitest';
import { modelsSchema } from '../../src/report/models/models.ts';
import { makePerson, type Person } from '../doctor/person.ts';
import { runData, runText } from '../support/run.ts';

let person: Person;
beforeEach(async () => {
  person = await makePerson();
});

const ask = (...more: string[]) => runData(person.world, 'models', '--region', 'eu-central-1', ...more);
const asked = () => person.sandbox.requests.filter(({ service }) => service === 'pricing').length;
/** Whatever stands at the address of the list. */
const said = (alter: (text: string) => string, status = 200) =>
  person.sandbox.fail(
    { service: 'pricing' },
    {
      kind: 'altered',
      alter: (answer) => ({
        ...answer,
        status,
        body: [Buffer.from(alter(Buffer.concat(answer.body).toString()))],
      }),
    },
  );

test('prices are read only when asked for, with their day, those of global beside those of the region', async () => {
  expect(await ask()).not.toHaveProperty('prices');
  expect(asked()).toBe(0);
  const data = await ask('--prices');
  expect(modelsSchema.parse(data)).toEqual(data);
  const { prices } = data;
  expect(prices).toMatchObject({ region: 'eu-central-1', published: '2026-09-25', without: [] });
  expect(prices.modelPricing.overrides).toMatchObject({
    'eu.anthropic.claude-opus-5-5': { input: 4.4, output: 22, cacheRead: 0.22, cacheWrite: 5.5 },
    'global.anthropic.claude-opus-5-5': { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5 },
    'eu.anthropic.claude-haiku-4-5-20251001-v1:0': { input: 1.1, output: 5.5 },
  });
  expect(Object.keys(prices.modelPricing.overrides).some((id) => id.startsWith('arn:'))).toBe(false);
  expect(asked()).toBe(1);
  const [request] = person.sandbox.requests.filter(({ service }) => service === 'pricing');
  expect(request?.headers).not.toHaveProperty('authorization');
});

test('where the cache lives an hour, writing costs what an hour costs', async () => {
  person.env.ENABLE_PROMPT_CACHING_1H = '1';
  const { prices } = await ask('--prices');
  expect(prices.modelPricing.overrides['eu.anthropic.claude-opus-5-5']).toMatchObject({ cacheWrite: 8.8 });
  person.env.CLAUDE_CODE_PROMPT_CACHE_TTL = '5m';
  expect((await ask('--prices')).prices.modelPricing.overrides['eu.anthropic.claude-opus-5-5']).toMatchObject(
    {
      cacheWrite: 5.5,
    },
  );
});

test('a person sees what to write down, and where it counts', async () => {
  const { text } = await runText(person.world, 'models', '--region', 'eu-central-1', '--prices');
  expect(text).toContain("AWS's list of 2026-09-25");
  expect(text).toContain('"modelPricing"');
  expect(text).toMatch(/managed\s+settings/);
});

const OPUS = 'eu.anthropic.claude-opus-5-5';
test.each([
  ['is there twice and not alike', (text: string) => twice(text)],
  ['is for another unit', (text: string) => text.replaceAll('"1M tokens"', '"Hour"')],
  ['is no number', (text: string) => text.replaceAll(/"USD":"[^"]+"/g, '"USD":"free"')],
  ['is below nothing', (text: string) => text.replaceAll(/"USD":"/g, '"USD":"-')],
  [
    'is not there for one kind of tokens',
    (text: string) => text.replaceAll('cache_read_tokens_standard', 'x'),
  ],
])('a price that %s is none', async (_what, alter) => {
  said(alter);
  const { prices } = await ask('--prices');
  expect(prices.without).toContain(OPUS);
  expect(prices.modelPricing.overrides).not.toHaveProperty([OPUS]);
});

/** The price of another row for the tokens that go in. */
function twice(text: string): string {
  const list = JSON.parse(text);
  const [sku = ''] = Object.keys(list.products);
  list.products.again = list.products[sku];
  for (const [one, { attributes }] of Object.entries<{ attributes: Record<string, string> }>(list.products))
    if (
      attributes.servicename?.startsWith('Claude Opus 5.5') &&
      attributes.usagetype?.includes('_input_tokens_standard')
    ) {
      list.products.again = list.products[one];
      list.terms.OnDemand.again = JSON.parse(
        JSON.stringify(list.terms.OnDemand[one]).replace(/"USD":"[^"]+"/, '"USD":"9"'),
      );
    }
  return JSON.stringify(list);
}

test('per thousand is per million, and exact', async () => {
  said((text) =>
    text.replaceAll('"1M tokens"', '"1K tokens"').replaceAll(/"USD":"4.4000000000"/g, '"USD":"0.0044"'),
  );
  const { prices } = await ask('--prices');
  expect(prices.modelPricing.overrides[OPUS]).toMatchObject({ input: 4.4 });
});

test.each([
  ['a web page', () => '<html></html>', 200, 'proxy', /not an answer of AWS/],
  [
    'no file of that region',
    () => 'Access Denied',
    403,
    'unclassified',
    /publishes no prices of Claude for eu-central-1/,
  ],
  ['another list', () => '{"products":{},"terms":{}}', 200, 'proxy', /not an answer of AWS/],
])('%s in its place is told beside the models', async (_what, alter, status, finding, message) => {
  said(alter, status);
  const { prices, models } = await ask('--prices');
  expect(prices).toEqual({ finding, message: expect.stringMatching(message) });
  expect(models.length).toBeGreaterThan(3);
});
