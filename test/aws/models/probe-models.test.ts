import { beforeEach, expect, test } from 'vitest';
import { listModels, type ProbeWish, probeModel, probeModels } from '../../../src/aws/index.ts';
import type { Model } from '../../../src/model/models.ts';
import type { World } from '../../../src/model/world.ts';
import { rankModels } from '../../../src/plan/models/rank-models.ts';
import { EXAMPLE, type Fault, type Sandbox } from '../../../src/sandbox/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { DEVELOPER, deadlineFor, inSession, sandboxWorld } from '../support.ts';

let sandbox: Sandbox;
let world: World;

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox);
});

async function probe(modelId: string, region = 'eu-central-1', ms?: number) {
  const answer = await inSession(world, DEVELOPER, (session) => probeModel(session, region, modelId, ms));
  if (!('ok' in answer)) return answer;
  return answer.ok ? answer.value : answer.finding;
}

/** The models of a region after probing. */
async function probed(region: string, wish: ProbeWish): Promise<readonly Model[]> {
  const models = await inSession(world, DEVELOPER, async (session) => {
    const listed = await listModels(session, region);
    return probeModels(session, rankModels(listed.ok ? listed.value : [], region), wish);
  });
  if (!Array.isArray(models)) throw new Error('There was expected to be a session.');
  return models;
}
const ALL: ProbeWish = { recommended: true, named: [] };
const recommended = (models: readonly Model[]) =>
  models.filter((model) => model.recommended).map(({ id }) => id);

test('sends the one-token request of Claude Code, signed for the region', async () => {
  expect(await probe('eu.anthropic.claude-opus-5-5')).toBe('usable');
  expect(sandbox.requests.at(-1)).toMatchObject({
    operation: 'InvokeModel',
    path: '/model/eu.anthropic.claude-opus-5-5/invoke',
    signer: { kind: 'sigv4', accessKeyId: EXAMPLE.accessKeyId, region: 'eu-central-1', service: 'bedrock' },
    body: {
      max_tokens: 1,
      messages: [{ role: 'user', content: '.' }],
      anthropic_version: 'bedrock-2023-05-31',
    },
  });
});

test.each([
  ['eu.anthropic.claude-haiku-4-5-20251001-v1:0', 'eu-central-1'],
  [EXAMPLE.claudeProfileArn, 'us-east-1'],
])('signs a path with the colons and slashes of %s', async (id, region) => {
  expect(await probe(id, region)).toBe('usable');
});

test.each([
  ['anthropic.claude-sonnet-5', 'eu-central-1', 'model-bare-id'],
  ['us.anthropic.claude-sonnet-5', 'eu-central-1', 'model-not-listed'],
  ['us.anthropic.claude-opus-4-1-20250805-v1:0', 'us-east-1', 'model-subscription'],
  ['us.anthropic.claude-opus-4-5-20251101-v1:0', 'us-east-1', 'model-access-form'],
  ['us.anthropic.claude-3-7-sonnet-20250219-v1:0', 'us-east-1', 'model-legacy'],
  ['global.anthropic.claude-fable-5', 'us-east-1', 'data-retention'],
])('says why %s cannot be invoked in %s: %s', async (id, region, finding) => {
  expect(await probe(id, region)).toMatchObject({ id: finding });
});

test.each<[Fault, string]>([
  [{ kind: 'hang' }, 'endpoint-unreachable'],
  [{ kind: 'trickle' }, 'endpoint-unreachable'],
  [{ kind: 'reset' }, 'endpoint-unreachable'],
  [{ kind: 'html', status: 200 }, 'proxy'],
  [{ kind: 'html', status: 403 }, 'proxy'],
  [{ kind: 'half-json' }, 'proxy'],
  [{ kind: 'huge', bytes: 10_000_000 }, 'proxy'],
  [{ kind: 'skew', seconds: 900 }, 'clock-skew'],
  [{ kind: 'error', status: 429, code: 'ThrottlingException', message: 'Too many tokens' }, 'quota'],
])('where %j answers, says %s, and does not ask twice', async (fault, id) => {
  sandbox.fail({ operation: 'InvokeModel' }, fault);
  expect(await probe('eu.anthropic.claude-opus-5-5', 'eu-central-1', deadlineFor(fault))).toMatchObject({
    id,
  });
  expect(sandbox.requests).toHaveLength(1);
});

test('probes the recommended models, and the best of every other routing', async () => {
  const models = await probed('eu-central-1', ALL);
  expect(models.filter((model) => model.probe).map(({ id, probe: result }) => `${id} ${result}`)).toEqual([
    'eu.anthropic.claude-opus-5-5 usable',
    'global.anthropic.claude-opus-5-5 usable',
    'eu.anthropic.claude-sonnet-5 usable',
    'global.anthropic.claude-sonnet-5 usable',
    'eu.anthropic.claude-haiku-4-5-20251001-v1:0 usable',
    'global.anthropic.claude-haiku-4-5-20251001-v1:0 usable',
    'global.anthropic.claude-fable-5 data-retention',
  ]);
});

test('finds an older model of the same routing where the newest cannot be invoked by it', async () => {
  denyInvoking('eu.anthropic.claude-opus-5-5');
  const models = await probed('eu-central-1', ALL);
  expect(models.find(({ id }) => id === 'eu.anthropic.claude-opus-4-8')).toMatchObject({
    probe: 'usable',
    recommended: false,
  });
});

test('moves the recommendation to the other routing, then to an older model', async () => {
  denyInvoking('eu.anthropic.claude-opus-5-5');
  expect(recommended(await probed('eu-central-1', ALL))[0]).toBe('global.anthropic.claude-opus-5-5');

  sandbox.cloud.accounts[0]?.withoutForm.push('anthropic.claude-opus-5-5');
  expect(recommended(await probed('eu-central-1', ALL))[0]).toBe('eu.anthropic.claude-opus-4-8');
});

test('recommends none of a family of which none can be invoked, and does not try for ever', async () => {
  sandbox.cloud.accounts[0]?.withoutForm.push('*');
  const { profiles = [] } = sandbox.cloud.regions['eu-central-1'] ?? {};
  const opus = profiles.filter(({ id }) => id.startsWith('eu.anthropic.claude-opus'));
  for (const [i, profile] of opus.entries()) profiles.push({ ...profile, id: `x${i}${profile.id}` });
  const models = await probed('eu-central-1', ALL);
  expect(recommended(models)).toEqual([]);
  const tried = models.filter(({ probe: result, family }) => result && family === 'opus');
  expect(tried.map(({ routing }) => routing).sort()).toEqual([
    ...Array(4).fill('geographic'),
    ...Array(3).fill('global'),
  ]);
});

test('does not try a second model where the account is the reason', async () => {
  const [account] = sandbox.cloud.accounts;
  if (account) account.isRestricted = true;
  const models = await probed('eu-central-1', ALL);
  // One of each family and routing.
  expect(models.flatMap(({ probe: result }) => result ?? [])).toEqual(Array(7).fill('account-restricted'));
});

test('probes named models beside, each once', async () => {
  const named = ['eu.anthropic.claude-opus-5-5', 'global.anthropic.claude-sonnet-4-6'];
  const models = await probed('eu-central-1', { recommended: true, named });
  expect(models.find(({ id }) => id === named[1])).toMatchObject({ probe: 'usable', recommended: false });
  const asked = sandbox.requests
    .filter(({ operation }) => operation === 'InvokeModel')
    .map(({ path }) => path);
  expect(new Set(asked).size).toBe(asked.length);
});

function denyInvoking(id: string) {
  const resource = `arn:aws:bedrock:*:*:inference-profile/${id}`;
  for (const { denies } of sandbox.cloud.accounts) {
    denies.push({ kind: 'identity-policy', action: 'bedrock:InvokeModel*', resource });
  }
}
