import { beforeEach, expect, test } from 'vitest';
import { callerIdentity } from '../../../src/aws/index.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { proxyTo } from '../proxy.ts';
import { DEVELOPER, inSession, sandboxWorld } from '../support.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await sandboxForTest();
});

async function identityWith(env: Record<string, string>) {
  const world = await sandboxWorld(sandbox, env);
  const answer = await inSession(world, DEVELOPER, (session) => callerIdentity(session, 'us-east-1', 2_000));
  return 'ok' in answer && answer.ok ? answer.value : answer;
}

test('goes through HTTP_PROXY', async () => {
  const { url, asked } = await proxyTo(sandbox);
  const identity = await identityWith({ HTTP_PROXY: url, AWS_ENDPOINT_URL: 'http://aws.example:80' });
  expect(asked).toEqual(['POST http://aws.example/']);
  expect(identity).toMatchObject({ accountId: '111122223333' });
});

test('asks HTTPS_PROXY for a tunnel, and says that TLS failed behind it', async () => {
  const { url, asked } = await proxyTo(sandbox);
  const identity = await identityWith({ https_proxy: url, AWS_ENDPOINT_URL: 'https://aws.example' });
  expect(asked[0]).toBe('CONNECT aws.example:443');
  expect(identity).toMatchObject({ ok: false, finding: { id: 'tls' } });
});

test('goes around the proxy where NO_PROXY says so', async () => {
  const { url, asked } = await proxyTo(sandbox);
  expect(await identityWith({ HTTP_PROXY: url, NO_PROXY: '127.0.0.1' })).toMatchObject({
    accountId: '111122223333',
  });
  expect(asked).toEqual([]);
});

test('a proxy that is not there is an endpoint that cannot be reached', async () => {
  const identity = await identityWith({ HTTP_PROXY: 'http://127.0.0.1:1' });
  expect(identity).toMatchObject({ ok: false, finding: { id: 'endpoint-unreachable' } });
});
