import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { expect, test } from 'vitest';
import { account, exampleApiKey, type Sandbox, shortTermApiKey } from '../../src/sandbox/index.ts';
import { clientsOf, DEVELOPER, failureOf, probe, sandboxForTest } from './support.ts';

const NOON = new Date('2026-03-01T12:00:00Z');
const INVALID = 'Authentication failed: Please make sure your API Key is valid.';
const EXPIRED = 'Bearer Token has expired';

test('a long-term key acts for its IAM user, in the listing and in the runtime', async () => {
  const sandbox = await sandboxForTest();
  const { bedrock, runtime } = clientsOf(sandbox, { token: { token: exampleApiKey().token } });
  await bedrock.send(new ListInferenceProfilesCommand({}));
  await runtime.send(new InvokeModelCommand(probe('us.anthropic.claude-sonnet-4-6')));
  for (const request of sandbox.requests) {
    expect(request.signer).toEqual({ kind: 'bearer' });
    expect(request.principal).toBe('arn:aws:iam::111122223333:user/BedrockAPIKey-demo');
  }
  expect(JSON.stringify(sandbox.requests)).not.toContain(exampleApiKey().token);
});

test('a short-term key acts for whoever made it, in its region', async () => {
  const sandbox = await sandboxForTest({ now: () => NOON });
  await listWith(sandbox, shortTermApiKey(DEVELOPER, 'eu-central-1', NOON));
  expect(sandbox.requests[0]).toMatchObject({
    signer: { kind: 'bearer', region: 'eu-central-1' },
    region: 'eu-central-1',
    principal: 'arn:aws:iam::111122223333:user/developer',
  });
});

test('a short-term key tells its region, date and lifetime to whoever decodes it', () => {
  const key = shortTermApiKey(DEVELOPER, 'eu-central-1', NOON, 3600);
  const url = Buffer.from(key.replace(/^bedrock-api-key-/, ''), 'base64').toString();
  expect(url).toMatch(/^bedrock\.amazonaws\.com\/\?Action=CallWithBearerToken&.*&Version=1$/);
  const query = new URL(`https://${url}`).searchParams;
  expect(query.get('X-Amz-Credential')).toBe(
    `${DEVELOPER.accessKeyId}/20260301/eu-central-1/bedrock/aws4_request`,
  );
  expect(query.get('X-Amz-Date')).toBe('20260301T120000Z');
  expect(query.get('X-Amz-Expires')).toBe('3600');
});

test.each([
  [
    'past its lifetime',
    shortTermApiKey(DEVELOPER, 'us-east-1', new Date(NOON.getTime() - 3601_000), 3600),
    EXPIRED,
  ],
  ['made for another region', shortTermApiKey(DEVELOPER, 'eu-west-1', NOON), INVALID],
  [
    'made with a wrong secret',
    shortTermApiKey({ ...DEVELOPER, secretAccessKey: 'x' }, 'us-east-1', NOON),
    INVALID,
  ],
  ['cut off while copying', shortTermApiKey(DEVELOPER, 'us-east-1', NOON).slice(0, 80), INVALID],
  ['of Anthropic', 'sk-ant-api03-0000', INVALID],
  ['long-term and unknown', 'ABSKMADEUP', INVALID],
])('refuses a key %s', async (_, token, message) => {
  const sandbox = await sandboxForTest({ now: () => NOON });
  const failure = await failureOf(listWith(sandbox, token, sandbox.urlIn('us-east-1')));
  expect(failure).toEqual({ name: 'AccessDeniedException', status: 403, message });
  expect(sandbox.requests[0]?.principal).toBeUndefined();
});

test('refuses a long-term key past its expiration', async () => {
  const sandbox = await sandboxForTest({ now: () => NOON });
  const [key] = sandbox.cloud.apiKeys;
  if (key) key.expiration = NOON;
  expect(await failureOf(listWith(sandbox, exampleApiKey().token))).toMatchObject({ message: EXPIRED });
});

test('refuses a key whose user may not call with a bearer token', async () => {
  const sandbox = await sandboxForTest();
  sandbox.cloud.accounts[0] = account('111122223333', 'Sandbox', {
    denies: [{ kind: 'scp', action: 'bedrock:CallWithBearerToken', resource: '*' }],
  });
  expect(await failureOf(listWith(sandbox, exampleApiKey().token))).toMatchObject({
    message: expect.stringMatching(
      /bedrock:CallWithBearerToken .* explicit deny in a service control policy/,
    ),
  });
});

function listWith(sandbox: Sandbox, token: string, endpoint = sandbox.url) {
  return clientsOf(sandbox, { token: { token }, endpoint }).bedrock.send(
    new ListInferenceProfilesCommand({}),
  );
}
