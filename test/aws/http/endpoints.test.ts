import { beforeEach, describe, expect, test } from 'vitest';
import { type AwsSession, callerIdentity, listModels, probeModel } from '../../../src/aws/index.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { temporaryWorld } from '../../support/world.ts';
import { proxyTo } from '../proxy.ts';
import { DEVELOPER, inSession } from '../support.ts';

const REGION = 'eu-central-1';
const MODEL = 'eu.anthropic.claude-opus-5-5';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await sandboxForTest();
});

/** Every named variable points to the sandbox, each to another path below it. */
function pointing(...names: string[]) {
  return Object.fromEntries(names.map((name, i) => [name, sandbox.urlIn(`marked-${i}`)]));
}

async function withEnv(env: Record<string, string>, work: (session: AwsSession) => Promise<unknown>) {
  return inSession(await temporaryWorld({ env }), DEVELOPER, work);
}

/** The variable among `names` by which the requests went where they went. */
async function followed(names: string[], work: (session: AwsSession) => Promise<unknown>) {
  await withEnv(pointing(...names), work);
  const paths = sandbox.requests.map(({ path }) => path.match(/marked-(\d)/)?.[1]);
  return [...new Set(paths.map((index) => names[Number(index)]))];
}

describe('as Claude Code does', () => {
  const BASE = 'ANTHROPIC_BEDROCK_BASE_URL';

  test.each([
    [BASE, ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_BEDROCK', BASE]],
    ['AWS_ENDPOINT_URL_BEDROCK', ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_BEDROCK']],
    ['AWS_ENDPOINT_URL', ['AWS_ENDPOINT_URL']],
  ])('models are listed at %s', async (expected, names) => {
    expect(await followed(names, (session) => listModels(session, REGION))).toEqual([expected]);
  });

  test.each([
    ['AWS_ENDPOINT_URL_STS', [BASE, 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_STS']],
    ['AWS_ENDPOINT_URL', [BASE, 'AWS_ENDPOINT_URL']],
  ])('the identity is asked at %s', async (expected, names) => {
    expect(await followed(names, (session) => callerIdentity(session, REGION))).toEqual([expected]);
  });

  test('models are invoked at the base URL', async () => {
    const names = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', BASE];
    expect(await followed(names, (session) => probeModel(session, REGION, MODEL))).toEqual([BASE]);
  });

  test('no AWS_ENDPOINT_URL says where models are invoked', async () => {
    const { url, asked } = await proxyTo(sandbox);
    const elsewhere = pointing('AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME');
    await withEnv({ ...elsewhere, HTTPS_PROXY: url }, (session) => probeModel(session, REGION, MODEL));
    expect(asked).toEqual(['CONNECT bedrock-runtime.eu-central-1.amazonaws.com:443']);
  });
});

test.each(['not a url', 'http://'])('a base URL such as %j is the reason, not the network', async (url) => {
  const env = { ANTHROPIC_BEDROCK_BASE_URL: url };
  const finding = { ok: false, finding: { id: 'base-url' } };
  expect(await withEnv(env, (session) => listModels(session, REGION))).toMatchObject(finding);
  expect(await withEnv(env, (session) => probeModel(session, REGION, MODEL))).toMatchObject(finding);
});
