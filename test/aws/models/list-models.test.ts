import { createServer } from 'node:http';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { listModels, listRegions } from '../../../src/aws/index.ts';
import type { Model } from '../../../src/model/models.ts';
import type { World } from '../../../src/model/world.ts';
import { EXAMPLE, type Fault, type Sandbox } from '../../../src/sandbox/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { serve } from '../../support/servers.ts';
import { DEVELOPER, deadlineFor, inSession, sandboxWorld } from '../support.ts';

let sandbox: Sandbox;
let world: World;

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox);
});

/** What listing a region comes to: the models, or the finding. */
async function list(region: string, ms?: number) {
  const listed = await inSession(world, DEVELOPER, (session) => listModels(session, region, ms));
  if (!('ok' in listed)) return listed;
  return listed.ok ? listed.value : listed.finding;
}

async function listed(region: string): Promise<readonly Model[]> {
  const models = await list(region);
  if (!Array.isArray(models)) throw new Error('The listing was expected to succeed.');
  return models;
}

test('lists every routing of Claude, and nothing but Claude', async () => {
  const models = await listed('us-east-1');
  expect(models).toContainEqual({
    id: 'us.anthropic.claude-opus-4-8',
    name: 'Claude Opus 4.8',
    family: 'opus',
    version: '4.8',
    routing: 'geographic',
    geography: 'us',
    region: 'us-east-1',
    isActive: true,
    recommended: false,
    takes: ['TEXT', 'IMAGE'],
  });
  expect(models.map(({ routing }) => routing)).toEqual(expect.arrayContaining(['global', 'in-region']));
  expect(new Set(models.filter(({ version }) => version === '5.5').map(({ name }) => name))).toEqual(
    new Set(['Claude Opus 5.5']),
  );
  expect(models.map(({ id }) => id).join(' ')).not.toMatch(/nova|llama|p3n8w5z6r0cd/);
});

test('knows Claude behind an application profile by its ARNs, and names it by its own ARN', async () => {
  const application = (await listed('us-east-1')).filter(({ routing }) => routing === 'application');
  expect(application).toMatchObject([
    { id: EXAMPLE.claudeProfileArn, name: 'team-a-claude', family: 'sonnet', version: '4.6' },
  ]);
});

test('tells legacy models from active ones', async () => {
  const models = await listed('eu-central-1');
  expect(models.filter(({ isActive }) => !isActive).map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'eu.anthropic.claude-3-7-sonnet-20250219-v1:0',
      'anthropic.claude-3-haiku-20240307-v1:0',
    ]),
  );
});

test('tells when AWS takes a legacy model away', async () => {
  const models = await listed('eu-central-1');
  const ends = Object.fromEntries(
    models.flatMap(({ id, endOfLife }) => (endOfLife ? [[id, endOfLife]] : [])),
  );
  expect(ends).toMatchObject({
    'eu.anthropic.claude-3-7-sonnet-20250219-v1:0': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(models.filter(({ isActive, endOfLife }) => isActive && endOfLife)).toEqual([]);
});

test('tells since when a model is legacy, when it gets dearer, and what models take', async () => {
  const [model] = sandbox.cloud.regions['eu-central-1']?.models.filter(({ legacy }) => legacy) ?? [];
  if (!model?.legacy) throw new Error('The example cloud has a legacy model in eu-central-1.');
  Object.assign(model.legacy, { since: new Date('2026-01-05'), dearerFrom: new Date('2026-03-06') });
  model.inputs = ['TEXT'];
  const models = await listed('eu-central-1');
  expect(models.filter(({ id }) => id.endsWith(model.id))).toContainEqual(
    expect.objectContaining({ legacySince: '2026-01-05', dearerFrom: '2026-03-06', takes: ['TEXT'] }),
  );
  const [active] = models.filter(({ isActive }) => isActive);
  expect(active).toMatchObject({ takes: ['TEXT', 'IMAGE'] });
  expect(active).not.toHaveProperty('legacySince');
});

test('reads all pages', async () => {
  const catalog = sandbox.cloud.regions['eu-central-1'];
  const [profile] = catalog?.profiles.filter(({ id }) => id.includes('claude')) ?? [];
  if (!catalog || !profile) throw new Error('The example cloud has Claude in eu-central-1.');
  for (let i = 0; i < 1200; i++) catalog.profiles.push({ ...profile, id: `x${i}.anthropic.claude-opus-9` });
  const models = await listed('eu-central-1');
  expect(new Set(models.map(({ id }) => id)).size).toBeGreaterThan(1200);
  expect(sandbox.requests.filter(({ operation }) => operation === 'ListInferenceProfiles')).toHaveLength(3);
});

test('does not wait for a service that hands out page after page for ever', async () => {
  const asked: string[] = [];
  const url = await serve(
    createServer(({ url: path = '' }, answer) => {
      asked.push(path);
      answer.setHeader('content-type', 'application/json');
      answer.end('{"inferenceProfileSummaries":[],"modelSummaries":[],"nextToken":"more"}');
    }),
  );
  world = await sandboxWorld(sandbox, { ANTHROPIC_BEDROCK_BASE_URL: url });
  expect(await list('eu-central-1')).toEqual([]);
  const pages = (type: string) => asked.filter((path) => path.includes(`type=${type}`)).length;
  expect([pages('SYSTEM_DEFINED'), pages('APPLICATION')]).toEqual([50, 50]);
});

test('does without the right to list foundation models', async () => {
  denyAction('bedrock:ListFoundationModels');
  expect((await listed('eu-central-1')).length).toBeGreaterThan(5);
});

test('says who may not list, with the words of IAM', async () => {
  denyAction('bedrock:ListInferenceProfiles');
  expect(await list('eu-central-1')).toMatchObject({
    id: 'list-denied',
    message: expect.stringContaining('is not authorized to perform: bedrock:ListInferenceProfiles'),
  });
});

test('a region without Claude has no models, and one that fails does not spoil the others', async () => {
  sandbox.fail({ region: 'eu-west-1' }, { kind: 'reset' });
  const regions = ['eu-west-1', 'mx-central-1', 'us-west-2'];
  const listings = await inSession(world, DEVELOPER, (session) => listRegions(session, regions));
  expect(listings).toMatchObject([
    { region: 'eu-west-1', answer: { ok: false, finding: { id: 'endpoint-unreachable' } } },
    { region: 'mx-central-1', answer: { ok: true, value: [] } },
    { region: 'us-west-2', answer: { ok: true } },
  ]);
});

test('thirty regions at once bring no warning of leaking listeners', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on('warning', listen);
  onTestFinished(() => void process.off('warning', listen));
  const regions = Array.from({ length: 30 }, (_, i) => `eu-west-${i}`);
  await inSession(world, DEVELOPER, (session) => listRegions(session, regions));
  expect(warnings).toEqual([]);
});

test('credentials that other regions take are valid: the region is not enabled', async () => {
  const error = {
    status: 403,
    code: 'UnrecognizedClientException',
    message: 'The security token … is invalid.',
  };
  sandbox.fail({ region: 'eu-west-3' }, { kind: 'error', ...error });
  const ask = (regions: string[]) => inSession(world, DEVELOPER, (session) => listRegions(session, regions));
  expect(await ask(['eu-west-3', 'us-west-2'])).toMatchObject([
    { answer: { finding: { id: 'region-not-enabled' } } },
    { answer: { ok: true } },
  ]);
  expect(await ask(['eu-west-3'])).toMatchObject([{ answer: { finding: { id: 'credentials-invalid' } } }]);
});

test('asks once more where the connection broke', async () => {
  sandbox.fail({ operation: 'ListInferenceProfiles', times: 1 }, { kind: 'reset' });
  expect((await listed('eu-central-1')).length).toBeGreaterThan(5);
});

describe('an endpoint that misbehaves', () => {
  const cases: readonly [Fault, string][] = [
    [{ kind: 'hang' }, 'endpoint-unreachable'],
    [{ kind: 'trickle' }, 'endpoint-unreachable'],
    [{ kind: 'reset' }, 'endpoint-unreachable'],
    [{ kind: 'drop-mid-body' }, 'endpoint-unreachable'],
    [{ kind: 'html', status: 200 }, 'proxy'],
    [{ kind: 'html', status: 403 }, 'proxy'],
    [{ kind: 'half-json' }, 'proxy'],
    [{ kind: 'huge', bytes: 10_000_000 }, 'proxy'],
    [{ kind: 'skew', seconds: 900 }, 'clock-skew'],
    [{ kind: 'error', status: 503, code: 'ServiceUnavailableException', message: '' }, 'service-unavailable'],
  ];
  test.each(cases)('%j is %s', async (fault, id) => {
    sandbox.fail({ operation: 'ListInferenceProfiles' }, fault);
    const finding = await list('eu-central-1', deadlineFor(fault));
    expect(finding).toMatchObject({ id, fix: expect.stringMatching(/\.$/) });
    expect('message' in finding && finding.message.length).toBeLessThan(500);
  });
});

function denyAction(action: string) {
  for (const account of sandbox.cloud.accounts)
    account.denies.push({ kind: 'identity-policy', action, resource: '*' });
}
