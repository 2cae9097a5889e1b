import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromSSO } from '@aws-sdk/credential-providers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { approveDevice, denyDevice, EXAMPLE, type Sandbox, ssoToken } from '../../src/sandbox/index.ts';
import { clientsOf, failureOf, sandboxForTest } from './support.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const ROLES = '/assignment/roles?account_id=111122223333';
const UNAUTHORIZED = { message: 'Session token not found or invalid' };

test('signs a person in by device code, and gives a refresh token', async () => {
  const sandbox = await sandboxForTest();
  const login = await startLogin(sandbox);
  expect(login).toMatchObject({ userCode: expect.stringMatching(/^[A-Z2-7]{4}-[A-Z2-7]{4}$/), interval: 1 });
  expect(await login.poll()).toMatchObject({ status: 400, body: { error: 'authorization_pending' } });

  expect(approveDevice(sandbox.cloud, login.userCode)).toBe(true);
  const { status, body } = await login.poll();
  expect(status).toBe(200);
  expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 28_800, refreshToken: expect.any(String) });

  expect(await portal(sandbox, body.accessToken, '/assignment/accounts')).toMatchObject({
    status: 200,
    body: {
      accountList: [
        { accountId: '111122223333', accountName: 'Sandbox', emailAddress: 'aws+sandbox@example.com' },
        { accountId: '444455556666', accountName: 'Production', emailAddress: 'aws+production@example.com' },
      ],
    },
  });
  expect(await login.poll()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('keeps tokens, codes and client secrets out of the record', async () => {
  const sandbox = await sandboxForTest();
  const login = await startLogin(sandbox);
  approveDevice(sandbox.cloud, login.userCode);
  const { body } = await login.poll();
  await portal(sandbox, body.accessToken, ROLES);
  const record = JSON.stringify(sandbox.requests);
  for (const secret of [login.deviceCode, login.client.clientSecret, body.accessToken, body.refreshToken]) {
    expect(record).not.toContain(secret);
  }
});

test('asks a hasty client to slow down, and forgives one that waited', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({ now: () => new Date(now) });
  const login = await startLogin(sandbox);
  const answers = [];
  for (const wait of [0, 300, 1000]) {
    now += wait;
    answers.push((await login.poll()).type);
  }
  expect(answers).toEqual([
    'AuthorizationPendingException',
    'SlowDownException',
    'AuthorizationPendingException',
  ]);
});

test('tells a client that the person said no, or nothing in time', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({ now: () => new Date(now) });
  const [refused, forgotten] = [await startLogin(sandbox), await startLogin(sandbox)];
  denyDevice(sandbox.cloud, refused.userCode);
  expect((await refused.poll()).type).toBe('AccessDeniedException');
  now += 600_000;
  expect((await forgotten.poll()).type).toBe('ExpiredTokenException');
});

test('approves on the page that a browser opens, once', async () => {
  const sandbox = await sandboxForTest();
  const login = await startLogin(sandbox);
  const page = await fetch(login.verificationUriComplete);
  expect(await page.text()).toContain(`value="${login.userCode}"`);
  const approve = () =>
    fetch(login.verificationUri, {
      method: 'POST',
      body: new URLSearchParams({ user_code: login.userCode }),
    });
  expect((await approve()).status).toBe(200);
  expect((await approve()).status).toBe(404);
  expect((await login.poll()).status).toBe(200);
});

test('rotates refresh tokens: the second use of one is refused', async () => {
  const sandbox = await sandboxForTest();
  const login = await startLogin(sandbox);
  approveDevice(sandbox.cloud, login.userCode);
  const { body } = await login.poll();
  const refresh = (refreshToken: string) =>
    oidc(sandbox, '/token', { ...login.client, grantType: 'refresh_token', refreshToken });

  const first = await refresh(body.refreshToken);
  expect(first.status).toBe(200);
  expect(first.body.refreshToken).not.toBe(body.refreshToken);
  expect(await refresh(body.refreshToken)).toMatchObject({ status: 400, type: 'InvalidGrantException' });
  expect((await refresh(first.body.refreshToken)).status).toBe(200);
});

test('gives no refresh token to a client without the scope', async () => {
  const sandbox = await sandboxForTest();
  const login = await startLogin(sandbox, []);
  approveDevice(sandbox.cloud, login.userCode);
  expect((await login.poll()).body.refreshToken).toBeUndefined();
});

test.each([
  ['an unknown client', { clientSecret: 'wrong' }, 401, 'InvalidClientException'],
  ['an unknown device code', { deviceCode: 'wrong' }, 400, 'InvalidGrantException'],
  ['another grant', { grantType: 'password' }, 400, 'UnsupportedGrantTypeException'],
])('refuses %s', async (_, wrong, status, type) => {
  const sandbox = await sandboxForTest();
  const { client, deviceCode } = await startLogin(sandbox);
  const token = { ...client, grantType: DEVICE_GRANT, deviceCode, ...wrong };
  expect(await oidc(sandbox, '/token', token)).toMatchObject({ status, type });
});

test('refuses a sign-in to another portal, or in another region than the portal', async () => {
  const sandbox = await sandboxForTest();
  const { client } = await startLogin(sandbox);
  const start = (startUrl: string, base: string) =>
    oidc(sandbox, '/device_authorization', { ...client, startUrl }, base);
  expect((await start('https://other.awsapps.com/start', sandbox.url)).type).toBe('InvalidRequestException');
  expect((await start(EXAMPLE.startUrl, sandbox.urlIn('us-east-1'))).type).toBe('InvalidRequestException');
  expect((await start(`${EXAMPLE.startUrl}/#/`, sandbox.urlIn('eu-central-1'))).status).toBe(200);
});

test('knows a token only in its region, and only until it expires or signs out', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({ now: () => new Date(now) });
  const [kept, left] = [addToken(sandbox), addToken(sandbox)];
  expect((await portal(sandbox, kept, ROLES, sandbox.urlIn('eu-central-1'))).status).toBe(200);
  expect(await portal(sandbox, kept, ROLES, sandbox.urlIn('us-east-1'))).toMatchObject({
    status: 401,
    type: 'UnauthorizedException',
    body: UNAUTHORIZED,
  });
  await fetch(`${sandbox.url}/logout`, { method: 'POST', headers: { 'x-amz-sso_bearer_token': left } });
  expect((await portal(sandbox, left, ROLES)).status).toBe(401);
  now += 4_000_000;
  expect((await portal(sandbox, kept, ROLES)).status).toBe(401);
});

test('lists the roles of an account page by page, and of no other account', async () => {
  const sandbox = await sandboxForTest();
  const token = addToken(sandbox);
  const first = await portal(sandbox, token, `${ROLES}&max_result=1`);
  expect(first.body.roleList).toEqual([{ accountId: '111122223333', roleName: 'BedrockUser' }]);
  const next = `${ROLES}&max_result=1&next_token=${first.body.nextToken}`;
  const second = await portal(sandbox, token, next);
  expect(second.body).toEqual({ roleList: [{ accountId: '111122223333', roleName: 'ReadOnly' }] });
  const foreign = await portal(sandbox, token, '/assignment/roles?account_id=999999999999');
  expect(foreign).toMatchObject({ status: 403, type: 'ForbiddenException' });
});

test("serves the SDK's SSO provider from a cached token, and refuses a revoked role", async () => {
  const sandbox = await sandboxForTest();
  await cacheToken(addToken(sandbox));
  const provider = (ssoRoleName: string) =>
    fromSSO({
      ssoStartUrl: EXAMPLE.startUrl,
      ssoRegion: EXAMPLE.ssoRegion,
      ssoAccountId: EXAMPLE.sandboxAccount,
      ssoRoleName,
      clientConfig: { endpoint: sandbox.urlIn(EXAMPLE.ssoRegion), region: EXAMPLE.ssoRegion, maxAttempts: 1 },
    });
  const { sts } = clientsOf(sandbox, { credentials: await provider('BedrockUser')() });
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  expect(Arn).toMatch(
    /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_BedrockUser_[0-9a-f]{16}\/ada@example\.com$/,
  );
  expect(await failureOf(provider('Gone')())).toMatchObject({
    message: expect.stringContaining('No access'),
  });
});

function addToken(sandbox: Sandbox): string {
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new Error('The example cloud has an Identity Center.');
  const token = ssoToken(center, new Date(Date.now() + 3_600_000));
  sandbox.cloud.ssoTokens.push(token);
  return token.accessToken;
}

/** Puts a token where the SDK looks for it, in a home of the test's own. */
async function cacheToken(accessToken: string): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'sandbox-sso-'));
  onTestFinished(() => rm(home, { recursive: true }));
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('HOME', home);
  const cache = join(home, '.aws', 'sso', 'cache');
  await mkdir(cache, { recursive: true });
  const name = createHash('sha1').update(EXAMPLE.startUrl).digest('hex');
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const token = { startUrl: EXAMPLE.startUrl, region: EXAMPLE.ssoRegion, accessToken, expiresAt };
  await writeFile(join(cache, `${name}.json`), JSON.stringify(token));
}

async function startLogin(sandbox: Sandbox, scopes = ['sso:account:access']) {
  const registration = { clientName: 'test', clientType: 'public', scopes };
  const { body } = await oidc(sandbox, '/client/register', registration);
  const client = { clientId: body.clientId, clientSecret: body.clientSecret };
  const grant = await oidc(sandbox, '/device_authorization', { ...client, startUrl: EXAMPLE.startUrl });
  const { deviceCode } = grant.body;
  const poll = () => oidc(sandbox, '/token', { ...client, grantType: DEVICE_GRANT, deviceCode });
  return { ...grant.body, client, deviceCode, poll };
}

async function oidc(sandbox: Sandbox, path: string, fields: object, base = sandbox.url) {
  const headers = { 'content-type': 'application/json' };
  return answerOf(fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(fields) }));
}

function portal(sandbox: Sandbox, token: string, path: string, base = sandbox.url) {
  return answerOf(fetch(`${base}${path}`, { headers: { 'x-amz-sso_bearer_token': token } }));
}

/** The fields of answers that tests look at. */
type Body = Record<
  | 'accessToken'
  | 'refreshToken'
  | 'clientId'
  | 'clientSecret'
  | 'deviceCode'
  | 'userCode'
  | 'verificationUri'
  | 'verificationUriComplete'
  | 'nextToken',
  string
> & { roleList?: unknown };

async function answerOf(sent: Promise<Response>) {
  const answer = await sent;
  const body = (await answer.json()) as Body;
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), body };
}
