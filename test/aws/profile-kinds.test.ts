import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callerIdentity, probeModel, withSession } from '../../src/aws/index.ts';
import { EXAMPLE, type OidcClient, type Sandbox, ssoToken } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putSsoToken } from '../support/aws-home.ts';
import { put } from '../support/world.ts';
import { sandboxWorld } from './support.ts';

const REGION = 'eu-central-1';

const CONFIG = `[profile keys]
aws_access_key_id = ${EXAMPLE.accessKeyId}
aws_secret_access_key = ${EXAMPLE.secretAccessKey}

[profile role]
role_arn = ${EXAMPLE.roleArn}
source_profile = keys

[profile from-environment]
role_arn = ${EXAMPLE.roleArn}
credential_source = Environment

[profile web-identity]
role_arn = ${EXAMPLE.roleArn}
web_identity_token_file = TOKEN_FILE

[profile sso]
sso_session = corp
sso_account_id = ${EXAMPLE.sandboxAccount}
sso_role_name = BedrockUser

[sso-session corp]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
sso_registration_scopes = sso:account:access
`;

const CLIENT: OidcClient = {
  clientId: 'client',
  clientSecret: 'secret',
  expiresAt: new Date(Date.now() + 86_400_000),
  scopes: ['sso:account:access'],
};

test.each([
  ['role', ['AssumeRole']],
  ['from-environment', ['AssumeRole']],
  ['web-identity', ['AssumeRoleWithWebIdentity']],
  ['sso', ['GetRoleCredentials']],
])('a profile with %s signs and invokes a model', async (name, operations) => {
  const sandbox = await sandboxForTest();
  const world = await sandboxWorld(sandbox, {
    AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId,
    AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey,
  });
  const tokenFile = await put(join(world.home, 'token'), EXAMPLE.webIdentityToken);
  await put(join(world.home, '.aws', 'config'), CONFIG.replace('TOKEN_FILE', tokenFile));
  await putExpiringSignIn(world.home, sandbox);

  const answer = await withSession(world, { kind: 'profile', name }, REGION, async (session) => [
    await callerIdentity(session, REGION),
    await probeModel(session, REGION, 'eu.anthropic.claude-sonnet-4-6'),
  ]);
  expect(answer).toMatchObject({ ok: true, value: [{ ok: true }, { ok: true }] });
  // Whether the SDK renews the sign-in depends on the tests before it: once in 30 seconds, in one process.
  const asked = sandbox.requests.map(({ operation }) => operation).filter((one) => one !== 'CreateToken');
  expect(asked).toEqual([...operations, 'GetCallerIdentity', 'InvokeModel']);
});

/** A sign-in so near its end that the SDK renews it. */
async function putExpiringSignIn(home: string, { cloud }: Sandbox): Promise<void> {
  const [center] = cloud.identityCenters;
  if (!center) throw new Error('The example cloud has an access portal.');
  const token = ssoToken(center, new Date(Date.now() + 60_000), CLIENT);
  cloud.oidcClients.push(CLIENT);
  cloud.ssoTokens.push(token);
  await putSsoToken(home, 'corp', {
    startUrl: EXAMPLE.startUrl,
    region: EXAMPLE.ssoRegion,
    accessToken: token.accessToken,
    refreshToken: token.refresh?.refreshToken,
    expiresAt: token.expiresAt.toISOString(),
    clientId: CLIENT.clientId,
    clientSecret: CLIENT.clientSecret,
    registrationExpiresAt: CLIENT.expiresAt.toISOString(),
  });
}
