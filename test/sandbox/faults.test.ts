import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import type { Fault, Sandbox } from '../../src/sandbox/index.ts';
import { clientsOf, failureOf, probe, sandboxForTest } from './support.ts';

const REFUSAL: Fault = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'no' };
const OPUS = 'us.anthropic.claude-opus-4-8';
const SONNET = 'us.anthropic.claude-sonnet-4-6';

test.each([
  ['everything', {}, 'all'],
  ['one service', { service: 'bedrock-runtime' }, 'invoke opus, invoke sonnet'],
  ['one operation', { operation: 'ListInferenceProfiles' }, 'list'],
  ['one region', { region: 'us-east-1' }, 'all'],
  ['another region', { region: 'eu-west-1' }, 'none'],
  ['one model', { model: OPUS }, 'invoke opus'],
  ['a family', { model: '*sonnet*' }, 'invoke sonnet'],
  ['one model of another service', { service: 'bedrock', model: OPUS }, 'none'],
  ['the first two', { times: 2 }, 'identity, list'],
] as const)('hits %s', async (_, where, hit) => {
  const sandbox = await sandboxForTest();
  sandbox.fail(where, REFUSAL);
  const all = ['identity', 'list', 'invoke opus', 'invoke sonnet'];
  await everyCall(sandbox);
  const failed = all.filter((_name, i) => sandbox.requests[i]?.status === 403);
  expect(failed).toEqual(hit === 'all' ? all : all.filter((name) => hit.split(', ').includes(name)));
});

test('is over when cleared', async () => {
  const sandbox = await sandboxForTest();
  sandbox.fail({}, REFUSAL);
  sandbox.clearFaults();
  await everyCall(sandbox);
  expect(sandbox.requests.map((request) => request.status)).toEqual([200, 200, 200, 200]);
});

test('speaks the protocol of the service that fails', async () => {
  const sandbox = await sandboxForTest();
  sandbox.fail({}, { kind: 'error', status: 400, code: 'SlowDownException', message: 'a < b' });
  const { sts, bedrock } = clientsOf(sandbox);
  const said = { name: 'SlowDownException', status: 400, message: 'a < b' };
  expect(await failureOf(sts.send(new GetCallerIdentityCommand({})))).toEqual(said);
  expect(await failureOf(bedrock.send(new ListInferenceProfilesCommand({})))).toEqual(said);
  const oidc = await fetch(`${sandbox.url}/token`, { method: 'POST' });
  expect(await oidc.json()).toEqual({ error: 'slow_down', error_description: 'a < b' });
});

test('answers late', async () => {
  const sandbox = await sandboxForTest();
  sandbox.fail({}, { kind: 'delay', ms: 60 });
  const start = performance.now();
  expect((await fetch(sandbox.url)).status).toBe(404);
  expect(performance.now() - start).toBeGreaterThan(50);
});

test.each<Fault>([{ kind: 'hang' }, { kind: 'trickle' }, { kind: 'delay', ms: 60_000 }])(
  'keeps a client waiting: $kind',
  async (fault) => {
    const sandbox = await sandboxForTest();
    sandbox.fail({}, fault);
    const text = fetch(sandbox.url, { signal: AbortSignal.timeout(120) }).then((answer) => answer.text());
    await expect(text).rejects.toMatchObject({ name: 'TimeoutError' });
  },
);

test.each<Fault>([{ kind: 'reset' }, { kind: 'drop-mid-body' }])(
  'breaks the connection: $kind',
  async (fault) => {
    const sandbox = await sandboxForTest();
    sandbox.fail({}, fault);
    const text = fetch(sandbox.url).then((answer) => answer.text());
    await expect(text).rejects.toBeInstanceOf(TypeError);
  },
);

test.each<Fault>([
  { kind: 'reset' },
  { kind: 'drop-mid-body' },
  { kind: 'half-json' },
  { kind: 'html', status: 200 },
])('fails an invocation over HTTP/2: $kind', async (fault) => {
  const sandbox = await sandboxForTest();
  sandbox.fail({ times: 1 }, fault);
  const { runtime } = clientsOf(sandbox);
  const text = runtime
    .send(new InvokeModelCommand(probe(SONNET)))
    .then((answer) => JSON.parse(Buffer.from(answer.body).toString()));
  await expect(text).rejects.toThrow();
  await runtime.send(new InvokeModelCommand(probe(SONNET)));
  expect(sandbox.requests.at(-1)?.status).toBe(200);
});

test('sends half a JSON as if it were whole', async () => {
  const sandbox = await sandboxForTest();
  sandbox.fail({}, { kind: 'half-json' });
  const answer = await fetch(sandbox.url);
  const text = await answer.text();
  expect(answer.headers.get('content-length')).toBe(String(text.length));
  expect(text).toMatch(/^\{"mess/);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('shows the page of a captive portal', async () => {
  const sandbox = await sandboxForTest();
  sandbox.fail({}, { kind: 'html', status: 511 });
  const answer = await fetch(sandbox.url);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([511, 'text/html; charset=utf-8']);
  expect(await answer.text()).toMatch(/^<!doctype html>/);
});

test('sends more than anybody wants', async () => {
  const sandbox = await sandboxForTest();
  sandbox.fail({}, { kind: 'huge', bytes: 1_000_000 });
  const body = await (await fetch(sandbox.url)).arrayBuffer();
  expect(body.byteLength).toBe(1_000_000 + '{"message":""}'.length);
});

test('a skewed clock shows in the Date header and fails signatures, until the SDK corrects for it', async () => {
  const noon = new Date('2026-03-01T12:00:00Z');
  const fixed = await sandboxForTest({ now: () => noon });
  fixed.fail({}, { kind: 'skew', seconds: 3600 });
  expect((await fetch(fixed.url)).headers.get('date')).toBe('Sun, 01 Mar 2026 13:00:00 GMT');

  const sandbox = await sandboxForTest();
  sandbox.fail({}, { kind: 'skew', seconds: 3600 });
  const { bedrock } = clientsOf(sandbox, { maxAttempts: 2 });
  await bedrock.send(new ListInferenceProfilesCommand({}));
  expect(sandbox.requests.map((request) => request.status)).toEqual([403, 200]);
});

/** Four calls, whatever they come to. */
async function everyCall(sandbox: Sandbox): Promise<void> {
  const { sts, bedrock, runtime } = clientsOf(sandbox);
  const ignore = () => undefined;
  await sts.send(new GetCallerIdentityCommand({})).catch(ignore);
  await bedrock.send(new ListInferenceProfilesCommand({})).catch(ignore);
  await runtime.send(new InvokeModelCommand(probe(OPUS))).catch(ignore);
  await runtime.send(new InvokeModelCommand(probe(SONNET))).catch(ignore);
}
