import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { expect, test } from 'vitest';
import { type Account, EXAMPLE, type Sandbox } from '../../src/sandbox/index.ts';
import { clientsOf, failureOf, probe, sandboxForTest } from './support.ts';

const USABLE = 'us.anthropic.claude-sonnet-4-6';
const DEVELOPER_ARN = 'arn:aws:iam::111122223333:user/developer';

test.each([
  [
    'a bare model id',
    'anthropic.claude-sonnet-4-6',
    400,
    'ValidationException',
    'Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
  ],
  ['a typo', 'us.anthropic.claude-sonnet-46', 400, 'ValidationException', invalid()],
  ['another geography', 'eu.anthropic.claude-sonnet-4-6', 400, 'ValidationException', invalid()],
  [
    "another region's ARN",
    `arn:aws:bedrock:eu-west-1:111122223333:inference-profile/${USABLE}`,
    400,
    'ValidationException',
    invalid(),
  ],
  [
    "another account's ARN",
    `arn:aws:bedrock:us-east-1:444455556666:inference-profile/${USABLE}`,
    400,
    'ValidationException',
    invalid(),
  ],
  ['the id of an application profile', 'k7v2m9x4q1ab', 400, 'ValidationException', invalid()],
  [
    'a model past its end of life',
    'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
    404,
    'ResourceNotFoundException',
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  ],
  [
    'a legacy model',
    'anthropic.claude-3-haiku-20240307-v1:0',
    404,
    'ResourceNotFoundException',
    'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days. Please upgrade to an active model on Amazon Bedrock',
  ],
  [
    'a model without the use case form',
    'us.anthropic.claude-opus-4-5-20251101-v1:0',
    404,
    'ResourceNotFoundException',
    'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
  ],
  [
    'a model without an agreement',
    'us.anthropic.claude-opus-4-1-20250805-v1:0',
    403,
    'AccessDeniedException',
    expect.stringMatching(/^Model access is denied due to .* AWS Marketplace actions/),
  ],
  [
    'a model that wants data to be shared',
    'us.anthropic.claude-fable-5',
    400,
    'ValidationException',
    "data retention mode 'default' is not available for this model",
  ],
])('refuses %s in the example cloud', async (_, modelId, status, name, message) => {
  const failure = await failureOf(invoke(await sandboxForTest(), modelId));
  expect(failure).toEqual({ name, status, message });
});

test.each<[string, Partial<Account>, number, string, string]>([
  ['on hold', { isRestricted: true }, 400, 'ValidationException', 'Operation not allowed'],
  [
    'over its quota of the minute',
    { exhausted: [{ model: 'anthropic.claude-sonnet-*', per: 'minute' }] },
    429,
    'ThrottlingException',
    'Too many tokens, please wait before trying again.',
  ],
  [
    'over its quota of the day',
    { exhausted: [{ model: '*', per: 'day' }] },
    429,
    'ThrottlingException',
    'Too many tokens per day, please wait before trying again.',
  ],
  [
    'under a service control policy on one destination',
    { denies: [{ kind: 'scp', action: 'bedrock:*', resource: 'arn:aws:bedrock:us-west-2:*' }] },
    403,
    'AccessDeniedException',
    `User: ${DEVELOPER_ARN} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6 with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-sandbox/service_control_policy/p-sandbox01`,
  ],
  [
    'without a policy for the profile',
    {
      denies: [
        { kind: 'identity-policy', action: 'bedrock:InvokeModel*', resource: '*:inference-profile/*' },
      ],
    },
    403,
    'AccessDeniedException',
    `User: ${DEVELOPER_ARN} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:111122223333:inference-profile/${USABLE} because no identity-based policy allows the bedrock:InvokeModel action`,
  ],
  [
    'with a statement that denies everyone',
    { denies: [{ kind: 'explicit-deny', action: 'bedrock:InvokeModel', resource: '*' }] },
    403,
    'AccessDeniedException',
    `User: ${DEVELOPER_ARN} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:111122223333:inference-profile/${USABLE} with an explicit deny in an identity-based policy`,
  ],
  [
    'under a permissions boundary',
    { denies: [{ kind: 'permission-boundary', action: '*', resource: '*', principal: '*:user/developer' }] },
    403,
    'AccessDeniedException',
    `User: ${DEVELOPER_ARN} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:111122223333:inference-profile/${USABLE} because no permissions boundary allows the bedrock:InvokeModel action`,
  ],
])('refuses an account %s', async (_, standing, status, name, message) => {
  const sandbox = await sandboxForTest();
  Object.assign(sandbox.cloud.accounts[0] ?? {}, standing);
  expect(await failureOf(invoke(sandbox, USABLE))).toEqual({ name, status, message });
});

test.each([
  ['a system-defined profile', USABLE],
  ['its ARN', `arn:aws:bedrock:us-east-1:111122223333:inference-profile/${USABLE}`],
  ['an application profile by ARN', EXAMPLE.claudeProfileArn],
  ['a model with on-demand throughput', 'amazon.nova-lite-v1:0'],
])('lets %s through', async (_, modelId) => {
  const sandbox = await sandboxForTest();
  await invoke(sandbox, modelId);
  expect(sandbox.requests[0]).toMatchObject({
    operation: 'InvokeModel',
    status: 200,
    principal: DEVELOPER_ARN,
  });
});

test('a denied destination does not touch the global profile, whose region is empty', async () => {
  const sandbox = await sandboxForTest();
  sandbox.cloud.accounts[0]?.denies.push({
    kind: 'scp',
    action: 'bedrock:*',
    resource: 'arn:aws:bedrock:us-west-2:*',
  });
  await invoke(sandbox, 'global.anthropic.claude-sonnet-4-6');
  expect(sandbox.requests[0]?.status).toBe(200);
});

test('serves a model that wants data to be shared to an account that shares it', async () => {
  const sandbox = await sandboxForTest();
  Object.assign(sandbox.cloud.accounts[0] ?? {}, { dataRetention: 'provider_data_share' });
  await invoke(sandbox, 'us.anthropic.claude-fable-5');
  expect(sandbox.requests[0]?.status).toBe(200);
});

function invalid() {
  return 'The provided model identifier is invalid.';
}

function invoke(sandbox: Sandbox, modelId: string) {
  return clientsOf(sandbox).runtime.send(new InvokeModelCommand(probe(modelId)));
}
