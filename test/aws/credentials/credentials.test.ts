import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { callerIdentity, listModels, probeModel, type Signer } from '../../../src/aws/index.ts';
import type { World } from '../../../src/model/world.ts';
import { EXAMPLE, type Fault, type Sandbox, ssoToken } from '../../../src/sandbox/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { putSsoToken } from '../../support/aws-home.ts';
import { put } from '../../support/world.ts';
import { inSession, sandboxWorld } from '../support.ts';

const CONFIG = `[profile keys]
aws_access_key_id = ${EXAMPLE.accessKeyId}
aws_secret_access_key = ${EXAMPLE.secretAccessKey}

[profile role]
role_arn = ${EXAMPLE.roleArn}
source_profile = keys
region = us-west-2

[profile mfa]
role_arn = ${EXAMPLE.roleArn}
source_profile = keys
mfa_serial = arn:aws:iam::111122223333:mfa/developer

[profile process]
credential_process = echo '{"Version":1,"AccessKeyId":"${EXAMPLE.accessKeyId}","SecretAccessKey":"${EXAMPLE.secretAccessKey}"}'

[profile broken]
credential_process = echo nonsense

[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser

[profile taken]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Administrator

[sso-session corp]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
`;

let sandbox: Sandbox;
let world: World & { home: string };

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(sandbox, { AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion) });
  await put(join(world.home, '.aws', 'config'), CONFIG);
});

/** Whom the credentials of a signer belong to, or the finding. */
async function identityOf(signer: Signer, given: Partial<World> = {}) {
  const answer = await inSession({ ...world, ...given }, signer, (session) =>
    callerIdentity(session, 'us-east-1'),
  );
  if (!('ok' in answer)) return answer;
  return answer.ok ? answer.value.arn : answer.finding;
}
const profile = (name: string): Signer => ({ kind: 'profile', name });

async function signIn(minutes: number) {
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new Error('The example cloud has an access portal.');
  const token = ssoToken(center, new Date(Date.now() + minutes * 60_000));
  sandbox.cloud.ssoTokens.push(token);
  const { accessToken, expiresAt } = token;
  await putSsoToken(world.home, 'corp', { accessToken, expiresAt: expiresAt.toISOString() });
}

test.each(['keys', 'process'])('the profile %s signs as its user', async (name) => {
  expect(await identityOf(profile(name))).toBe('arn:aws:iam::111122223333:user/developer');
});

test('a role is assumed in the region of its profile', async () => {
  expect(await identityOf(profile('role'))).toMatch(/:assumed-role\/Developer\//);
  const [assume] = sandbox.requests;
  expect(assume).toMatchObject({ operation: 'AssumeRole', signer: { region: 'us-west-2' } });
});

test('an Identity Center session is read below the home of the world', async () => {
  await signIn(60);
  expect(await identityOf(profile('sso'))).toMatch(/:assumed-role\/AWSReservedSSO_BedrockUser_/);
});

test.each([
  ['mfa', 'mfa-in-chain'],
  ['broken', 'process-broken'],
  ['sso', 'sso-not-signed-in'],
])('the profile %s fails with %s', async (name, id) => {
  expect(await identityOf(profile(name))).toMatchObject({ id });
});

test('a session that is over, and a role that was taken away, are told apart', async () => {
  await signIn(-5);
  expect(await identityOf(profile('sso'))).toMatchObject({
    id: 'sso-expired',
    fix: expect.stringContaining('--profile sso'),
  });
  await signIn(60);
  expect(await identityOf(profile('taken'))).toMatchObject({ id: 'sso-access-removed' });
});

test.each<[Fault, string]>([
  [{ kind: 'reset' }, 'endpoint-unreachable'],
  [{ kind: 'drop-mid-body' }, 'endpoint-unreachable'],
  [{ kind: 'html', status: 200 }, 'proxy'],
  [{ kind: 'half-json' }, 'proxy'],
  [{ kind: 'huge', bytes: 10_000_000 }, 'proxy'],
])('a portal that answers with %j is not taken for a profile without credentials', async (fault, id) => {
  await signIn(60);
  sandbox.fail({ operation: 'GetRoleCredentials' }, fault);
  expect(await identityOf(profile('sso'))).toMatchObject({ id });
});

test('the environment signs with its keys; without any there is a finding', async () => {
  const { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } = EXAMPLE;
  const env = { ...world.env, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  expect(await identityOf({ kind: 'environment' }, { env })).toBe('arn:aws:iam::111122223333:user/developer');
  expect(await identityOf({ kind: 'environment' })).toMatchObject({ id: 'credentials-unavailable' });
});

test('an API key in the environment does not sign for a profile', async () => {
  const env = { ...world.env, AWS_BEARER_TOKEN_BEDROCK: 'ABSKbm90LWEta2V5' };
  await inSession({ ...world, env }, profile('keys'), (session) =>
    Promise.all([
      listModels(session, 'us-east-1'),
      probeModel(session, 'us-east-1', 'us.anthropic.claude-opus-4-8'),
    ]),
  );
  expect(new Set(sandbox.requests.map(({ signer }) => signer?.kind))).toEqual(new Set(['sigv4']));
});

test("the process's own environment is back afterwards", async () => {
  const before = process.env;
  await identityOf(profile('keys'));
  expect(process.env).toBe(before);
});
