import { join } from 'node:path';
import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import { beforeEach, describe, expect, test } from 'vitest';
import { describeApiKey } from '../../src/knowledge/api-key.ts';
import type { World } from '../../src/model/world.ts';
import { tokenSchema } from '../../src/report/sign-in/token.ts';
import { account, EXAMPLE, type Sandbox, ssoToken } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { clientsOf, failureOf, sandboxForTest } from '../sandbox/support.ts';
import { putSsoToken } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put } from '../support/world.ts';

const CONFIG = `[profile keys]
region = eu-central-1
aws_access_key_id = ${EXAMPLE.accessKeyId}
aws_secret_access_key = ${EXAMPLE.secretAccessKey}

[profile nowhere]
aws_access_key_id = ${EXAMPLE.accessKeyId}
aws_secret_access_key = ${EXAMPLE.secretAccessKey}

[profile pasted]
region = eu-central-1
aws_access_key_id = ASIAPASTED
aws_secret_access_key = hunter2
aws_session_token = pasted+/=

[profile process]
region = eu-central-1
credential_process = echo '{"Version":1,"AccessKeyId":"ASIAPROCESS","SecretAccessKey":"hunter2","SessionToken":"x","Expiration":"2099-11-20T12:20:00Z"}'

[profile over]
region = eu-central-1
credential_process = echo '{"Version":1,"AccessKeyId":"ASIAPROCESS","SecretAccessKey":"hunter2","SessionToken":"x","Expiration":"2099-11-20T12:00:00Z"}'

[profile sso]
region = eu-central-1
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser

[sso-session corp]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
`;
const NOON = new Date('2099-11-20T12:00:00Z');

let sandbox: Sandbox;
let world: World & { home: string };

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(
    sandbox,
    { AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion), AWS_REGION: '' },
    { isStdoutTerminal: () => false },
  );
  await put(join(world.home, '.aws', 'config'), CONFIG);
});

async function signIn(minutes = 60) {
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new Error('The example cloud has an access portal.');
  const token = ssoToken(center, new Date(Date.now() + minutes * 60_000));
  sandbox.cloud.ssoTokens.push(token);
  const { accessToken, expiresAt } = token;
  await putSsoToken(world.home, 'corp', { accessToken, expiresAt: expiresAt.toISOString() });
}

const tokenOf = async (profile: string, given: Partial<World> = {}, ...more: string[]) =>
  tokenSchema.parse(await runData({ ...world, ...given }, 'token', '--profile', profile, ...more));
const atNoon = { now: () => NOON };
const list = (key: string, region = 'eu-central-1') =>
  clientsOf(sandbox, { token: { token: key }, endpoint: sandbox.urlIn(region) }).bedrock.send(
    new ListInferenceProfilesCommand({}),
  );

describe('a short-term key', () => {
  test('is all that is printed', async () => {
    const { text, exitCode } = await runText(world, 'token', '--profile', 'keys');
    expect(exitCode).toBe(0);
    expect(text).toMatch(/^bedrock-api-key-[\w+/=]+\n$/);
  });

  test.each([
    ['access keys', 'keys', 'user/developer'],
    ['a sign-in through IAM Identity Center', 'sso', 'BedrockUser'],
  ])('made from %s is taken by AWS in its region, and nowhere else', async (_, profile, principal) => {
    await signIn();
    const { key, region } = await tokenOf(profile);
    expect(region).toBe('eu-central-1');
    await list(key);
    expect(sandbox.requests.at(-1)).toMatchObject({
      signer: { kind: 'bearer', region },
      principal: expect.stringContaining(principal),
    });
    expect(await failureOf(list(key, 'us-east-1'))).toMatchObject({ status: 403 });
  });

  test('is of the form that AWS documents', async () => {
    const { key } = await tokenOf('pasted', atNoon);
    const url = Buffer.from(key.slice('bedrock-api-key-'.length), 'base64').toString();
    expect(url).toMatch(/^bedrock\.amazonaws\.com\/\?Action=CallWithBearerToken&.*&Version=1$/);
    const query = new URL(`https://${url}`).searchParams;
    expect(query.get('X-Amz-Credential')).toBe('ASIAPASTED/20991120/eu-central-1/bedrock/aws4_request');
    expect(query.get('X-Amz-Security-Token')).toBe('pasted+/=');
    expect(query.get('X-Amz-SignedHeaders')).toBe('host');
  });

  test.each([
    ['12 hours with access keys', 'keys', '2099-11-21T00:00:00.000Z'],
    ['as long as the credentials', 'process', '2099-11-20T12:20:00.000Z'],
    ['an hour where nobody tells how long they do', 'pasted', '2099-11-20T13:00:00.000Z'],
  ])('lasts %s', async (_, profile, expiresAt) => {
    const made = await tokenOf(profile, atNoon);
    expect(made.expiresAt).toBe(expiresAt);
    expect(describeApiKey(made.key, NOON)).toMatchObject({
      kind: 'short-term',
      expiresAt: new Date(expiresAt),
      region: 'eu-central-1',
    });
  });

  test.each([
    ['--region', ['--region', 'us-west-2'], 'us-west-2'],
    ['the region of the environment', [], 'eu-west-3'],
  ])('is for %s before that of the profile', async (_, more, region) => {
    const env = { ...world.env, AWS_REGION: 'eu-west-3' };
    expect((await tokenOf('keys', { env }, ...more)).region).toBe(region);
  });

  test('needs bedrock:CallWithBearerToken', async () => {
    sandbox.cloud.accounts[0] = account('111122223333', 'Sandbox', {
      denies: [{ kind: 'scp', action: 'bedrock:CallWithBearerToken', resource: '*' }],
    });
    const { key } = await tokenOf('keys');
    expect(await failureOf(list(key))).toMatchObject({
      message: expect.stringContaining('bedrock:CallWithBearerToken'),
    });
  });
});

describe('refused', () => {
  test.each([
    ['without a profile', [], 'option-missing'],
    ['for a name that nothing has', ['--profile', 'ssso'], 'profile-missing'],
    ['without a region', ['--profile', 'nowhere'], 'option-missing'],
    ['for what is no region', ['--profile', 'keys', '--region', 'EU'], 'region-malformed'],
    ['when signed out', ['--profile', 'sso'], 'sso-not-signed-in'],
  ])('%s', async (_, argv, code) => {
    expect(await runRefusal(world, 'token', ...argv)).toMatchObject({ code, exitCode: 1 });
  });

  test('with credentials that are over', async () => {
    const given = { ...world, ...atNoon };
    expect(await runRefusal(given, 'token', '--profile', 'over')).toMatchObject({
      code: 'credentials-expired',
    });
  });

  test('on a terminal, unless the key is asked for', async () => {
    const onTerminal = { ...world, isStdoutTerminal: () => true };
    for (const json of [[], ['--json']]) {
      const { text, exitCode } = await runText(onTerminal, 'token', '--profile', 'keys', ...json);
      expect(exitCode).toBe(1);
      expect(text).not.toContain('bedrock-api-key-');
    }
    expect(await runRefusal(onTerminal, 'token', '--profile', 'keys')).toMatchObject({
      code: 'token-on-terminal',
    });
    const { text } = await runText(onTerminal, 'token', '--profile', 'keys', '--show');
    expect(text).toMatch(/^bedrock-api-key-/);
  });
});
