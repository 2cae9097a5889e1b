import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { expect, test } from 'vitest';
import { EXAMPLE, type Sandbox } from '../../src/sandbox/index.ts';
import { clientsOf, DEVELOPER, failureOf, type Keys, sandboxForTest } from './support.ts';

const ROLE = { RoleArn: EXAMPLE.roleArn, RoleSessionName: 'ada' };
const ROLE_SESSION = 'arn:aws:sts::111122223333:assumed-role/Developer/ada';

test('says whose static keys they are', async () => {
  const { sts } = clientsOf(await sandboxForTest());
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: 'arn:aws:iam::111122223333:user/developer',
    Account: '111122223333',
    UserId: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
  });
});

test('assumes a role through the SDK, whose credentials then act for the role', async () => {
  const sandbox = await sandboxForTest();
  const provider = fromTemporaryCredentials({
    params: ROLE,
    masterCredentials: DEVELOPER,
    clientConfig: { endpoint: sandbox.url, region: 'eu-west-1' },
  });
  expect(await identity(sandbox, await provider())).toMatchObject({
    Arn: ROLE_SESSION,
    Account: '111122223333',
    UserId: expect.stringMatching(/^AROA[0-9A-F]{17}:ada$/),
  });
  expect(sandbox.requests.map(({ operation, region }) => [operation, region])).toEqual([
    ['AssumeRole', 'eu-west-1'],
    ['GetCallerIdentity', 'us-east-1'],
  ]);
});

test('gives a session to the user who asks for one', async () => {
  const sandbox = await sandboxForTest();
  const { Credentials } = await clientsOf(sandbox).sts.send(new GetSessionTokenCommand({}));
  const { Arn } = await identity(sandbox, credentialsFrom(Credentials));
  expect(Arn).toBe('arn:aws:iam::111122223333:user/developer');
});

test('ends a session when its time is over', async () => {
  let now = Date.now();
  const sandbox = await sandboxForTest({ now: () => new Date(now) });
  const { sts } = clientsOf(sandbox);
  const { Credentials } = await sts.send(new AssumeRoleCommand({ ...ROLE, DurationSeconds: 900 }));
  const [session] = sandbox.cloud.sessions;
  expect(Credentials?.Expiration?.getTime()).toBe(session?.expiration.getTime());

  now += 901_000;
  expect(await failureOf(identity(sandbox, credentialsFrom(Credentials)))).toMatchObject({
    message: 'The security token included in the request is expired',
  });
});

test.each([
  ['a role that trusts somebody else', 'arn:aws:iam::111122223333:role/Administrator'],
  ['a role that does not exist', 'arn:aws:iam::999999999999:role/Developer'],
])('refuses to assume %s', async (_, RoleArn) => {
  const sandbox = await sandboxForTest();
  sandbox.cloud.roles.push({
    name: 'Administrator',
    arn: 'arn:aws:iam::111122223333:role/Administrator',
    accountId: '111122223333',
    roleId: 'AROA00000000000000000',
    trusts: ['arn:aws:iam::111122223333:user/root'],
    webIdentityTokens: [],
  });
  const call = clientsOf(sandbox).sts.send(new AssumeRoleCommand({ ...ROLE, RoleArn }));
  expect(await failureOf(call)).toEqual({
    name: 'AccessDenied',
    status: 403,
    message: `User: arn:aws:iam::111122223333:user/developer is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
  });
});

test('refuses a duration that AWS refuses', async () => {
  const { sts } = clientsOf(await sandboxForTest());
  const call = sts.send(new AssumeRoleCommand({ ...ROLE, DurationSeconds: 60 }));
  expect(await failureOf(call)).toMatchObject({ name: 'ValidationError', status: 400 });
});

test('takes a web identity token it knows and no other, and records neither', async () => {
  const sandbox = await sandboxForTest();
  const { sts } = clientsOf(sandbox);
  const known = { ...ROLE, WebIdentityToken: EXAMPLE.webIdentityToken };
  const { AssumedRoleUser } = await sts.send(new AssumeRoleWithWebIdentityCommand(known));
  expect(AssumedRoleUser?.Arn).toBe(ROLE_SESSION);

  const call = sts.send(new AssumeRoleWithWebIdentityCommand({ ...known, WebIdentityToken: 'forged' }));
  expect(await failureOf(call)).toMatchObject({ status: 400, name: 'InvalidIdentityTokenException' });
  expect(JSON.stringify(sandbox.requests)).not.toMatch(/forged|sandbox-web-identity-token/);
});

function identity(sandbox: Sandbox, credentials: Keys) {
  return clientsOf(sandbox, { credentials }).sts.send(new GetCallerIdentityCommand({}));
}

function credentialsFrom(issued: Credentials | undefined): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = issued ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
