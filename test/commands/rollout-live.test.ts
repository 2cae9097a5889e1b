import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { EXAMPLE, type Sandbox, ssoToken } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { code, desktopAt, json, policy, profile } from '../rollout/check/files.ts';
import { rolloutWith } from '../rollout/example.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putAwsFiles, putSsoToken } from '../support/aws-home.ts';
import { runData, runRefusal } from '../support/run.ts';
import { put } from '../support/world.ts';

const OPUS = 'eu.anthropic.claude-opus-5-5';
const LIVE = ['--live', '--profile', 'keys'];

let sandbox: Sandbox;
let world: World & { home: string };

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox, {
    AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion),
    AWS_ENDPOINT_URL_SSO_OIDC: sandbox.urlIn(EXAMPLE.ssoRegion),
  });
  await putAwsFiles(world.home);
});

async function check(files: Record<string, string>) {
  for (const [file, content] of Object.entries(files)) await put(join(world.cwd, file), content);
  const { findings } = await runData(world, 'rollout', 'check', ...Object.keys(files), ...LIVE);
  return findings.map(
    ({ id, severity, place }: { id: string; severity: string; place: { key?: string } }) => [
      id,
      severity,
      place.key,
    ],
  );
}

async function signIn() {
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new TypeError('the example cloud has an Identity Center');
  const token = ssoToken(center, new Date(Date.now() + 8 * 60 * 60 * 1000));
  sandbox.cloud.ssoTokens.push(token);
  const { startUrl, accessToken, expiresAt } = token;
  await putSsoToken(world.home, 'corp', {
    startUrl,
    accessToken,
    region: EXAMPLE.ssoRegion,
    expiresAt: expiresAt.toISOString(),
  });
}

const GOOD = desktopAt(EXAMPLE.startUrl, EXAMPLE.ssoRegion, [OPUS]);

test('models that answer and a portal with account and role are nothing to object to', async () => {
  await signIn();
  expect(
    await check({ 'a.mobileconfig': profile(GOOD), 'managed-settings.json': json(code([OPUS])) }),
  ).toEqual([]);
});

test('without a sign-in account and role cannot be told', async () => {
  expect(await check({ 'a.mobileconfig': profile(GOOD) })).toEqual([
    ['live-not-asked', 'warn', 'inferenceBedrockSsoStartUrl'],
  ]);
});

test('a role and an account that are not there are told', async () => {
  await signIn();
  expect(
    await check({ 'a.mobileconfig': profile({ ...GOOD, inferenceBedrockSsoRoleName: 'Nobody' }) }),
  ).toEqual([['live-role-missing', 'warn', 'inferenceBedrockSsoStartUrl']]);
  expect(
    await check({ 'a.mobileconfig': profile({ ...GOOD, inferenceBedrockSsoAccountId: '999999999999' }) }),
  ).toEqual([['live-account-missing', 'warn', 'inferenceBedrockSsoStartUrl']]);
});

test('a portal that no region knows is told', async () => {
  const findings = await check({
    'a.mobileconfig': profile({ ...GOOD, inferenceBedrockSsoStartUrl: 'https://exampel.awsapps.com/start' }),
  });
  expect(findings).toEqual([['live-portal-unknown', 'fail', 'inferenceBedrockSsoStartUrl']]);
});

test('a model that does not answer is told with its place', async () => {
  await signIn();
  const findings = await check({
    'a.mobileconfig': profile({ ...GOOD, inferenceModels: [OPUS, 'eu.anthropic.claude-opus-9'] }),
  });
  expect(findings).toContainEqual(['live-model-refused', 'fail', 'inferenceModels[1]']);
});

test('what a profile leads to is compared with the policies', async () => {
  await signIn();
  const arn = (region: string) => `arn:aws:bedrock:${region}::foundation-model/${OPUS.replace('eu.', '')}`;
  const findings = await check({
    'a.mobileconfig': profile(GOOD),
    'iam.json': policy({
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel*',
      Resource: [
        `arn:aws:bedrock:eu-central-1:111122223333:inference-profile/${OPUS}`,
        arn('eu-central-1'),
        arn('eu-south-9'),
      ],
    }),
    'scp.json': policy({
      Sid: 'Regions',
      Effect: 'Deny',
      Action: 'bedrock:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'unspecified'] } },
    }),
  });
  expect(findings).toContainEqual(['live-destination-missing', 'fail', OPUS]);
  expect(findings).toContainEqual(['live-destination-denied', 'fail', 'Regions']);
});

test('files that name nothing to ask are told, and AWS is not asked', async () => {
  expect(await check({ 'a.mobileconfig': profile({ disableAutoUpdates: true }) })).toEqual([
    ['live-not-asked', 'warn', undefined],
  ]);
  expect(sandbox.requests).toEqual([]);
});

test('what is built with --live grants the regions that AWS names, and asks the same again to write it', async () => {
  const file = 'bedrock-rollout.json';
  const opus = sandbox.cloud.regions['eu-central-1']?.profiles.find(({ id }) => id === OPUS);
  if (opus) opus.destinations = ['eu-central-1', 'eu-south-9'];
  const models = [{ id: OPUS }, { id: 'global.anthropic.claude-sonnet-5' }];
  await put(
    join(world.cwd, file),
    json(rolloutWith({ models, products: { claudeCode: { systems: ['linux'] } } })),
  );
  const asked = ['rollout', 'build', file, '--out', 'out', ...LIVE];
  const { applyOptions } = await runData(world, ...asked, '--plan');
  expect(applyOptions).toMatch(/--out out --live --profile keys --apply --plan-id \w+$/);
  await runData(world, ...applyOptions.split(' '));
  const { Statement } = JSON.parse(await readFile(join(world.cwd, 'out/iam/policy.json'), 'utf8'));
  const behind = Statement.find(({ Sid }: { Sid: string }) => Sid === 'BehindClaudeOpus55');
  const regions = behind.Resource.map((arn: string) => arn.split(':')[3]);
  expect(regions).toEqual(['eu-central-1', 'eu-south-9']);
  sandbox.fail(
    { operation: 'GetInferenceProfile' },
    { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'no' },
  );
  expect(await runRefusal(world, ...asked, '--plan')).toMatchObject({ exitCode: 1 });
  expect((await runRefusal(world, ...asked.filter((one) => one !== '--live'), '--plan')).code).toBe('usage');
});
