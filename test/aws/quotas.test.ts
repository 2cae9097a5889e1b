import { beforeEach, expect, test } from 'vitest';
import { quotaCalls } from '../../src/aws/index.ts';
import type { Answer } from '../../src/facts/answer.ts';
import type { Quota } from '../../src/facts/quota.ts';
import type { World } from '../../src/model/world.ts';
import { EXAMPLE, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { DEVELOPER, inSession, sandboxWorld } from './support.ts';

let sandbox: Sandbox;
let world: World;
beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox);
});

const list = async () => {
  const { listQuotas } = await quotaCalls();
  return (await inSession(world, DEVELOPER, (session) => listQuotas(session, 'us-east-1'))) as Answer<
    readonly Quota[]
  >;
};

test('of all pages the quotas of Claude, as they are and as AWS gives them', async () => {
  const name = 'Cross-Region InvokeModel tokens per minute for Anthropic Claude Opus 4.8';
  for (const account of sandbox.cloud.accounts) account.raisedQuotas = { [name]: 1_000_000 };
  const answer = await list();
  if (!answer.ok) throw new Error(answer.finding.message);
  const opus = answer.value.filter(({ model }) => model === 'Claude Opus 4.8');
  expect(opus).toMatchObject([
    {
      routing: 'geographic',
      what: 'tokens',
      per: 'minute',
      value: 1_000_000,
      byDefault: 200_000,
      isAdjustable: true,
      name,
    },
    { routing: 'geographic', what: 'requests', per: 'minute', value: 50, byDefault: 50, isAdjustable: false },
    { routing: 'any', what: 'tokens', per: 'day', value: 288_000_000 },
  ]);
  expect(answer.value.map((quota) => quota.name).join()).not.toMatch(/Titan|Nova/);
  const [request] = sandbox.requests.filter(({ service }) => service === 'servicequotas');
  expect(request).toMatchObject({ signer: { service: 'servicequotas', region: 'us-east-1' }, path: '/' });
  expect(request?.principal).toContain(EXAMPLE.sandboxAccount);
});

test('whoever may not list the defaults is told the quotas all the same', async () => {
  const action = 'servicequotas:ListAWSDefaultServiceQuotas';
  for (const account of sandbox.cloud.accounts)
    account.denies.push({ kind: 'identity-policy', action, resource: '*' });
  const answer = await list();
  expect(answer.ok && answer.value.every(({ byDefault }) => byDefault === undefined)).toBe(true);
});

test('whoever may not list any is told what was denied', async () => {
  for (const account of sandbox.cloud.accounts)
    account.denies.push({ kind: 'scp', action: 'servicequotas:*', resource: '*' });
  expect(await list()).toMatchObject({
    ok: false,
    finding: { denied: { action: 'servicequotas:ListServiceQuotas' } },
  });
});
