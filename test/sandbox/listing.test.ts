import {
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  paginateListInferenceProfiles,
} from '@aws-sdk/client-bedrock';
import { expect, test } from 'vitest';
import { EXAMPLE, type Sandbox } from '../../src/sandbox/index.ts';
import { clientsOf, failureOf, sandboxForTest } from './support.ts';

const CLAUDE = /(^|\.)anthropic\./;

test('lists system-defined profiles page by page, each once', async () => {
  const sandbox = await sandboxForTest();
  const pages = await pagesOf(sandbox, 'us-east-1');
  const ids = pages.flat();
  expect(pages.length).toBeGreaterThan(2);
  expect(Math.max(...pages.map((page) => page.length))).toBe(10);
  expect(new Set(ids).size).toBe(ids.length);
  expect(pages[0]?.some((id) => CLAUDE.test(id))).toBe(false);
  expect(ids).toEqual(expect.arrayContaining(['us.anthropic.claude-opus-4-8', 'us.amazon.nova-lite-v1:0']));
});

test('keeps to the page size asked for, and refuses a made-up token', async () => {
  const { bedrock } = clientsOf(await sandboxForTest());
  const all = await bedrock.send(new ListInferenceProfilesCommand({ maxResults: 1000 }));
  expect(all.nextToken).toBeUndefined();
  const two = await bedrock.send(new ListInferenceProfilesCommand({ maxResults: 2 }));
  expect(two.inferenceProfileSummaries).toEqual(all.inferenceProfileSummaries?.slice(0, 2));
  const forged = bedrock.send(new ListInferenceProfilesCommand({ nextToken: 'forged' }));
  expect(await failureOf(forged)).toMatchObject({ name: 'ValidationException' });
});

test.each([
  ['us-east-1', ['global', 'us']],
  ['eu-central-1', ['eu', 'global']],
  ['ap-northeast-1', ['apac', 'global', 'jp']],
  ['ap-southeast-2', ['apac', 'au', 'global']],
  ['us-gov-west-1', ['us-gov']],
  ['eu-west-3', ['eu']],
  ['mx-central-1', []],
  ['ca-west-1', []],
])('offers in %s Claude under the prefixes %j', async (region, prefixes) => {
  const pages = await pagesOf(await sandboxForTest(), region);
  const claude = pages.flat().filter((id) => CLAUDE.test(id));
  expect([...new Set(claude.map((id) => id.split('.')[0]))].sort()).toEqual(prefixes);
});

test.each([
  [
    'us-east-1',
    'global.anthropic.claude-opus-4-8',
    'arn:aws:bedrock:us-east-1:111122223333:inference-profile/global.anthropic.claude-opus-4-8',
    [
      'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-4-8',
      'arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-8',
    ],
  ],
  [
    'ap-northeast-1',
    'jp.anthropic.claude-sonnet-4-6',
    'arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/jp.anthropic.claude-sonnet-4-6',
    [
      'arn:aws:bedrock:ap-northeast-1::foundation-model/anthropic.claude-sonnet-4-6',
      'arn:aws:bedrock:ap-northeast-3::foundation-model/anthropic.claude-sonnet-4-6',
    ],
  ],
  [
    'us-gov-west-1',
    'us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'arn:aws-us-gov:bedrock:us-gov-west-1:111122223333:inference-profile/us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0',
    [
      'arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0',
      'arn:aws-us-gov:bedrock:us-gov-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
  ],
])('in %s, %s names its destinations, by id and by ARN', async (region, id, arn, modelArns) => {
  const { bedrock } = clientsOf(await sandboxForTest(), { region });
  for (const inferenceProfileIdentifier of [id, arn]) {
    const profile = await bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
    expect(profile).toMatchObject({
      inferenceProfileId: id,
      inferenceProfileArn: arn,
      type: 'SYSTEM_DEFINED',
    });
    expect(profile.models?.map((model) => model.modelArn)).toEqual(modelArns);
    expect(profile.createdAt).toBeInstanceOf(Date);
  }
});

test('lists application profiles only when asked, with opaque ids, in their region', async () => {
  const sandbox = await sandboxForTest();
  const application = new ListInferenceProfilesCommand({ typeEquals: 'APPLICATION' });
  const { inferenceProfileSummaries } = await clientsOf(sandbox).bedrock.send(application);
  expect(inferenceProfileSummaries?.map((profile) => profile.inferenceProfileArn)).toEqual([
    EXAMPLE.claudeProfileArn,
    EXAMPLE.novaProfileArn,
  ]);
  expect(inferenceProfileSummaries?.[0]?.inferenceProfileId).not.toMatch(/claude/);
  expect(inferenceProfileSummaries?.[0]?.models?.[0]?.modelArn).toContain('anthropic.claude-sonnet-4-6');
  expect((await pagesOf(sandbox, 'us-east-1')).flat()).not.toContain('k7v2m9x4q1ab');
  const elsewhere = await clientsOf(sandbox, { region: 'us-west-2' }).bedrock.send(application);
  expect(elsewhere.inferenceProfileSummaries).toEqual([]);
});

test('describes foundation models with provider and lifecycle', async () => {
  const { bedrock } = clientsOf(await sandboxForTest());
  const { modelSummaries } = await bedrock.send(new ListFoundationModelsCommand({ byProvider: 'anthropic' }));
  expect(modelSummaries?.length).toBeGreaterThan(5);
  expect(modelSummaries?.every((model) => model.providerName === 'Anthropic')).toBe(true);
  const { modelDetails } = await bedrock.send(
    new GetFoundationModelCommand({ modelIdentifier: 'anthropic.claude-3-7-sonnet-20250219-v1:0' }),
  );
  expect(modelDetails?.modelLifecycle).toMatchObject({ status: 'LEGACY', endOfLifeTime: expect.any(Date) });
});

test.each([
  ['anthropic.claude-opus-4-8', 'AVAILABLE', 'AUTHORIZED', 'AVAILABLE'],
  ['anthropic.claude-opus-4-1-20250805-v1:0', 'NOT_AVAILABLE', 'AUTHORIZED', 'NOT_AVAILABLE'],
  ['anthropic.claude-opus-4-5-20251101-v1:0', 'AVAILABLE', 'NOT_AUTHORIZED', 'NOT_AVAILABLE'],
])('tells the availability of %s', async (modelId, agreement, authorization, entitlement) => {
  const { bedrock } = clientsOf(await sandboxForTest());
  expect(await bedrock.send(new GetFoundationModelAvailabilityCommand({ modelId }))).toMatchObject({
    agreementAvailability: { status: agreement },
    authorizationStatus: authorization,
    entitlementAvailability: entitlement,
  });
});

test('knows no profile of another region, and denies what IAM denies', async () => {
  const sandbox = await sandboxForTest();
  const { bedrock } = clientsOf(sandbox);
  const foreign = new GetInferenceProfileCommand({
    inferenceProfileIdentifier: 'eu.anthropic.claude-opus-4-8',
  });
  expect(await failureOf(bedrock.send(foreign))).toMatchObject({
    name: 'ResourceNotFoundException',
    status: 404,
  });

  sandbox.cloud.accounts[0]?.denies.push({
    kind: 'identity-policy',
    action: 'bedrock:List*',
    resource: '*',
  });
  expect(await failureOf(bedrock.send(new ListInferenceProfilesCommand({})))).toEqual({
    name: 'AccessDeniedException',
    status: 403,
    message:
      'User: arn:aws:iam::111122223333:user/developer is not authorized to perform: bedrock:ListInferenceProfiles on resource: arn:aws:bedrock:us-east-1:111122223333:inference-profile/* because no identity-based policy allows the bedrock:ListInferenceProfiles action',
  });
});

async function pagesOf(sandbox: Sandbox, region: string): Promise<string[][]> {
  const { bedrock: client } = clientsOf(sandbox, { region });
  const pages: string[][] = [];
  for await (const page of paginateListInferenceProfiles({ client }, {})) {
    pages.push((page.inferenceProfileSummaries ?? []).map((profile) => profile.inferenceProfileId ?? ''));
  }
  return pages;
}
