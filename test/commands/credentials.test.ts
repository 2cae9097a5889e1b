import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { credentialsSchema } from '../../src/effects/credentials-cache.ts';
import type { World } from '../../src/model/world.ts';
import { EXAMPLE, type Sandbox, ssoToken } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putSsoToken } from '../support/aws-home.ts';
import { runRefusal, runText } from '../support/run.ts';
import { put } from '../support/world.ts';

const CONFIG = `[profile keys]
aws_access_key_id = ${EXAMPLE.accessKeyId}
aws_secret_access_key = ${EXAMPLE.secretAccessKey}

[profile process]
credential_process = echo '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"hunter2"}'

[profile pasted]
aws_access_key_id = ASIAPASTED
aws_secret_access_key = hunter2
aws_session_token = pasted

[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser

[profile again]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser

[sso-session corp]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
`;

let sandbox: Sandbox;
let world: World & { home: string };
let folder: string;

beforeEach(async () => {
  sandbox = await sandboxForTest();
  world = await sandboxWorld(
    sandbox,
    { AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion) },
    { isStdoutTerminal: () => false },
  );
  await put(join(world.home, '.aws', 'config'), CONFIG);
  folder = join(world.home, '.claude', 'bedrock', 'credentials-cache');
  await signIn();
});

async function signIn(minutes = 60) {
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new Error('The example cloud has an access portal.');
  const token = ssoToken(center, new Date(Date.now() + minutes * 60_000));
  sandbox.cloud.ssoTokens.push(token);
  const { accessToken, expiresAt } = token;
  await putSsoToken(world.home, 'corp', { accessToken, expiresAt: expiresAt.toISOString() });
}

/** What Claude Code would read. */
async function credentials(profile = 'sso', given: Partial<World> = {}) {
  const { text, exitCode } = await runText({ ...world, ...given }, 'credentials', '--profile', profile);
  expect(text).not.toContain('[x]');
  expect(exitCode).toBe(0);
  return credentialsSchema.parse(JSON.parse(text)).Credentials;
}
const refusalOf = (profile: string, given: Partial<World> = {}) =>
  runRefusal({ ...world, ...given }, 'credentials', '--profile', profile);
const resolved = () => sandbox.requests.filter(({ operation }) => operation === 'GetRoleCredentials').length;
const later = (minutes: number) => ({ now: () => new Date(Date.now() + minutes * 60_000) });

describe('credentials are', () => {
  test('in the form that awsCredentialExport takes, with token and end', async () => {
    const { AccessKeyId, SessionToken, Expiration } = await credentials();
    expect(AccessKeyId).toMatch(/^ASIA/);
    expect(SessionToken).not.toBe('');
    expect(Date.parse(Expiration ?? '')).toBeGreaterThan(Date.now());
  });

  test('printed without an end where none is known, and not kept', async () => {
    expect(await credentials('pasted')).toEqual({
      AccessKeyId: 'ASIAPASTED',
      SecretAccessKey: 'hunter2',
      SessionToken: 'pasted',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('kept for their life, by this person alone', async () => {
    const first = await credentials();
    expect(await credentials()).toEqual(first);
    expect(resolved()).toBe(1);
    const [name = '', ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  test('kept beyond the end of the sign-in', async () => {
    await signIn(10);
    const first = await credentials();
    expect(await credentials('sso', later(20))).toEqual(first);
  });

  test.each([
    [6, 1],
    [5, 2],
  ])('%i minutes before their end resolved %i time(s) in all', async (minutes, times) => {
    await signIn(180);
    const { Expiration = '' } = await credentials();
    await credentials('sso', { now: () => new Date(Date.parse(Expiration) - minutes * 60_000) });
    expect(resolved()).toBe(times);
  });

  test('resolved once for two that ask at the same time', async () => {
    const [first, second] = await Promise.all([credentials(), credentials()]);
    expect(second).toEqual(first);
    expect(resolved()).toBe(1);
  });

  test.each([
    [
      'the profile says something else',
      () => put(join(world.home, '.aws', 'config'), `${CONFIG}region = x\n`),
    ],
    ['somebody signed in again', () => signIn(90)],
    ['what was kept is damaged', async () => put(join(folder, (await readdir(folder))[0] ?? ''), '{')],
  ])('resolved again when %s', async (_, happens) => {
    await credentials();
    await happens();
    await credentials();
    expect(resolved()).toBe(2);
  });

  test('handed over also where nothing can be kept', async () => {
    await put(join(world.home, '.claude', 'bedrock'), 'a file in the way');
    expect((await credentials()).AccessKeyId).toMatch(/^ASIA/);
  });
});

describe('refused', () => {
  test.each([
    ['long-term keys', 'keys', 'credentials-without-session'],
    ['a program that gives no session token', 'process', 'credentials-without-session'],
    ['a name that nothing has', 'ssso', 'profile-missing'],
  ])('%s', async (_, profile, code) => {
    expect(await refusalOf(profile)).toMatchObject({ code, exitCode: 1 });
  });

  test('on a terminal', async () => {
    expect(await refusalOf('sso', { isStdoutTerminal: () => true })).toMatchObject({
      code: 'credentials-on-terminal',
    });
    expect(resolved()).toBe(0);
  });

  test('without a profile, and when signed out although something is kept', async () => {
    expect(await runRefusal(world, 'credentials')).toMatchObject({ code: 'option-missing' });
    await credentials();
    await putSsoToken(world.home, 'corp', {});
    expect(await refusalOf('sso')).toMatchObject({ code: 'sso-not-signed-in' });
  });

  test('by AWS instead, where Claude Code must not fall back on other credentials', async () => {
    const { text, exitCode } = await runText(world, 'credentials', '--fail-closed', '--profile', 'keys');
    expect(exitCode).toBe(0);
    expect(credentialsSchema.parse(JSON.parse(text)).Credentials.AccessKeyId).toBe('ASIAPROFILECANNOTSIGN');
    expect(text).not.toContain(EXAMPLE.secretAccessKey);
    const onTerminal = { ...world, isStdoutTerminal: () => true };
    expect(await runRefusal(onTerminal, 'credentials', '--fail-closed', '--profile', 'keys')).toMatchObject({
      code: 'credentials-on-terminal',
    });
  });

  test('after a while, when a living process keeps the lock', async () => {
    await put(join(folder, 'lock'), String(process.pid));
    let clock = 0;
    const elapsed = () => {
      clock += 30_000;
      return clock;
    };
    expect(await refusalOf('sso', { elapsed })).toMatchObject({ code: 'credentials-busy' });
  });

  test('and no refusal shows a secret', async () => {
    for (const profile of ['keys', 'process']) {
      const { text } = await runText(world, 'credentials', '--profile', profile);
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain(EXAMPLE.secretAccessKey);
    }
  });
});

test('help says that secrets are printed, and for whom', async () => {
  const { text } = await runText(world, 'credentials', '--help');
  expect(text).toMatch(/secret/);
  expect(text).toMatch(/refuses\s+on\s+a\s+terminal/);
});
