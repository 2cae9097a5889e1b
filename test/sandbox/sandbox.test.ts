import { once } from 'node:events';
import { connect } from 'node:http2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { exampleCloud, startSandbox } from '../../src/sandbox/index.ts';
import { PATIENT } from '../support/environment.ts';
import { DEVELOPER, sandboxForTest } from './support.ts';

test('listens on the loopback interface, on a port of its own or the one asked for', async () => {
  const first = await sandboxForTest();
  expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const port = Number(new URL(first.url).port);
  await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.close();
  expect((await sandboxForTest({ port })).url).toBe(first.url);
});

test('speaks HTTP/1.1 and HTTP/2 on the same port', async () => {
  const sandbox = await sandboxForTest();
  expect((await fetch(`${sandbox.url}/device`)).status).toBe(200);

  const session = connect(sandbox.url);
  onTestFinished(() => session.close());
  const [headers] = await once(session.request({ ':path': '/device' }), 'response');
  expect(headers[':status']).toBe(200);
});

test('points the SDK at itself by environment variables alone', async () => {
  const sandbox = await sandboxForTest();
  onTestFinished(() => void vi.unstubAllEnvs());
  for (const [name, value] of Object.entries(sandbox.environment())) vi.stubEnv(name, value);
  const sts = new STSClient({ region: 'us-east-1', credentials: DEVELOPER });
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333');
  expect(Object.keys(sandbox.environment()).sort()).toEqual([
    'ANTHROPIC_BEDROCK_BASE_URL',
    'AWS_EC2_METADATA_DISABLED',
    'AWS_ENDPOINT_URL',
  ]);
});

test('knows no operation that it does not play', async () => {
  const sandbox = await sandboxForTest();
  const answer = await fetch(`${sandbox.url}/guardrails`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(sandbox.requests).toMatchObject([{ operation: 'Unknown', path: '/guardrails', status: 404 }]);
});

test('closes although a client hangs on it, and twice', async () => {
  const sandbox = await startSandbox();
  sandbox.fail({}, { kind: 'hang' });
  const hanging = fetch(sandbox.url).catch((error: unknown) => error);
  await vi.waitUntil(() => sandbox.requests.length === 1, PATIENT);
  await sandbox.close();
  expect(await hanging).toBeInstanceOf(TypeError);
  expect(sandbox.requests[0]?.status).toBeUndefined();
  await sandbox.close();
});

test('every example cloud is its own', () => {
  const [first, second] = [exampleCloud(), exampleCloud()];
  expect(first).toEqual(second);
  first.regions['us-east-1']?.models.splice(0);
  first.accounts[0]?.denies.splice(0);
  expect(second.regions['us-east-1']?.models.length).toBeGreaterThan(0);
  expect(second.accounts[0]?.denies.length).toBeGreaterThan(0);
});
