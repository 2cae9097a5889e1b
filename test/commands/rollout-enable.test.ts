import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { enableReportSchema } from '../../src/report/rollout/enable.ts';
import { EXAMPLE as CLOUD, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { rolloutWith } from '../rollout/example.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put } from '../support/world.ts';

const OPUS = 'anthropic.claude-opus-4-8';
const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const ENABLE = ['rollout', 'enable', '--profile', 'keys'];
const USE_CASE = {
  website: 'https://example.com',
  users: 'internal',
  industry: 'Technology',
  useCases: 'Writing and reviewing code.',
};

let sandbox: Sandbox;
let world: World & { home: string };

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox, { AWS_ENDPOINT_URL_SSO: sandbox.urlIn(CLOUD.ssoRegion) });
  await putAwsFiles(world.home);
  await write({ useCase: USE_CASE });
});

const write = (parts: object) =>
  put(
    join(world.cwd, 'bedrock-rollout.json'),
    JSON.stringify(
      rolloutWith({
        models: [{ id: `eu.${OPUS}` }, { id: `global.${OPUS}` }, { id: `eu.${HAIKU}` }],
        ...parts,
      }),
    ),
  );
const account = () => {
  const found = sandbox.cloud.accounts.find(({ id }) => id === '111122223333');
  if (!found) throw new Error('the example has this account');
  return found;
};

async function plan() {
  const data = await runData(world, ...ENABLE, '--plan');
  expect(enableReportSchema.parse(data)).toEqual(data);
  return data;
}

const apply = async (planId: string) => runData(world, ...ENABLE, '--apply', '--plan-id', planId);
const changing = () =>
  sandbox.requests.filter(({ method, service }) => service === 'bedrock' && method === 'POST');

describe('rollout enable', () => {
  test('finds nothing to do where the models are enabled', async () => {
    account().useCase = Buffer.from('{"companyName":"Example"}').toString('base64');
    const { calls, enabled, applyOptions } = await plan();
    expect({ calls, enabled, applyOptions }).toEqual({ calls: [], enabled: [OPUS, HAIKU] });
  });

  test('shows each call and makes none; then makes just these, and the models are enabled', async () => {
    account().withoutForm = ['*'];
    account().withoutAgreement = [OPUS];
    const { planId, calls } = await plan();
    expect(calls.map(({ call, about }: Record<string, string>) => [call, about])).toEqual([
      ['PutUseCaseForModelAccess', expect.stringContaining('"intendedUsers":"0"')],
      ['CreateFoundationModelAgreement', OPUS],
    ]);
    expect(changing()).toEqual([]);
    const applied = await apply(planId);
    expect(applied.calls.map(({ state }: { state: string }) => state)).toEqual(['done', 'done']);
    expect((await plan()).calls).toEqual([]);
  });

  test('refuses a plan that is no longer true', async () => {
    account().withoutAgreement = [OPUS];
    const { planId } = await plan();
    account().withoutAgreement = [OPUS, HAIKU];
    expect((await runRefusal(world, ...ENABLE, '--apply', '--plan-id', planId)).code).toBe('plan-changed');
    expect(changing()).toEqual([]);
  });

  test('says what the file lacks for the form', async () => {
    account().withoutForm = ['*'];
    await write({});
    expect((await plan()).obstacles).toEqual([expect.stringContaining('"useCase"')]);
  });

  test('where IAM forbids a call, goes on with the others and gives the text to send', async () => {
    account().withoutAgreement = [OPUS, HAIKU];
    const action = 'bedrock:CreateFoundationModelAgreement';
    account().denies.push({ kind: 'identity-policy', action, resource: '*' });
    const { planId } = await plan();
    const { text, exitCode } = await runText(world, ...ENABLE, '--apply', '--plan-id', planId);
    expect(exitCode).toBe(1);
    expect(text).toContain('IAM does not allow bedrock:CreateFoundationModelAgreement.');
    expect(text).toContain('aws-marketplace:Subscribe');
  });

  test('where IAM forbids to look, the refusal has the text to send', async () => {
    account().denies.push({ kind: 'identity-policy', action: 'bedrock:GetUseCase*', resource: '*' });
    const refused = await runRefusal(world, ...ENABLE, '--plan');
    expect(refused.code).toBe('iam-denied');
    expect(refused.fix).toContain('bedrock:PutUseCaseForModelAccess');
  });

  test('touches no account but that of the rollout', async () => {
    const { signIn } = rolloutWith({});
    await write({ signIn: { ...signIn, accountId: '444455556666' } });
    expect((await runRefusal(world, ...ENABLE, '--plan')).code).toBe('rollout-account');
  });
});
