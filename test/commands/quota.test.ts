import { beforeEach, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { quotaSchema } from '../../src/report/quota/quota.ts';
import { exampleApiKey, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';

const KEYS = ['--profile', 'keys', '--region', 'us-east-1'];
const TOKENS = 'Cross-Region InvokeModel tokens per minute for Anthropic Claude Opus 4.8';

let sandbox: Sandbox;
let world: World;
beforeEach(async () => {
  sandbox = await sandboxForTest();
  const home = await sandboxWorld(sandbox);
  await putAwsFiles(home.home);
  world = home;
});

test('what is by default and what was raised, with the place to ask for more', async () => {
  for (const account of sandbox.cloud.accounts) account.raisedQuotas = { [TOKENS]: 1_000_000 };
  const data = await runData(world, 'quota', ...KEYS);
  expect(quotaSchema.parse(data)).toEqual(data);
  const opus = data.quotas.filter(({ model }: { model?: string }) => model === 'Claude Opus 4.8');
  expect(opus.map(({ value, isRaised }: { value: number; isRaised: boolean }) => [value, isRaised])).toEqual([
    [1_000_000, true],
    [50, false],
    [288_000_000, false],
  ]);
  expect(data.nextStep).toContain('servicequotas/home/services/bedrock/quotas/L-');
  const { text } = await runText(world, 'quota', ...KEYS);
  expect(text).toMatch(
    /Claude Opus 4\.8\n {2}1,000,000 tokens per minute across regions, raised from 200,000/,
  );
  expect(text).toContain('50 requests per minute across regions, as by default');
});

test('models --quota tells it beside the models, and why where it may not be seen', async () => {
  expect((await runData(world, 'models', ...KEYS, '--quota')).quota.quotas.length).toBeGreaterThan(3);
  for (const account of sandbox.cloud.accounts)
    account.denies.push({ kind: 'identity-policy', action: 'servicequotas:*', resource: '*' });
  const { quota, models } = await runData(world, 'models', ...KEYS, '--quota');
  expect(quota).toMatchObject({ message: expect.stringContaining('servicequotas:ListServiceQuotas') });
  expect(models.length).toBeGreaterThan(3);
});

test('without --quota nothing is asked of Service Quotas', async () => {
  await runData(world, 'models', ...KEYS);
  expect(sandbox.requests.filter(({ service }) => service === 'servicequotas')).toEqual([]);
});

test('an API key of Amazon Bedrock is no way to ask', async () => {
  const withKey = { ...world, env: { ...world.env, AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token } };
  expect(await runRefusal(withKey, 'quota', '--region', 'us-east-1')).toMatchObject({
    code: 'option-conflict',
  });
});
