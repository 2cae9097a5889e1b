import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loginSchema } from '../../src/report/sign-in/login.ts';
import { approveDevice, denyDevice, EXAMPLE } from '../../src/sandbox/index.ts';
import { putSsoToken } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { asked, BY_SESSION, BY_URL, filesBelow, jsonOf, signInScene } from '../support/sign-in.ts';
import { put } from '../support/world.ts';

const HOUR_MS = 60 * 60 * 1000;
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
const tokenFile = (home: string, name = 'corp') => join(home, '.aws', 'sso', 'cache', `${sha1(name)}.json`);
const START = ['login', '--start', ...BY_SESSION];
const FINISH = ['login', '--finish', ...BY_SESSION, '--wait'];

type Scene = Awaited<ReturnType<typeof signInScene>>;

async function signIn({ world, sandbox }: Scene, ...portal: string[]) {
  const { userCode } = await runData(world, 'login', '--start', ...portal);
  expect(approveDevice(sandbox.cloud, userCode)).toBe(true);
  return runData(world, 'login', '--finish', ...portal, '--wait', '5');
}

/** What a person who was signed in long ago has in the cache; it can be renewed. */
async function letExpire(scene: Scene) {
  await signIn(scene, ...BY_SESSION);
  const file = tokenFile(scene.world.home);
  const token = await jsonOf(file);
  await writeFile(file, JSON.stringify({ ...token, expiresAt: '2020-01-01T00:00:00Z' }));
  return token;
}

describe('--start', () => {
  test('returns at once with the address, its host, the code and how to go on', async () => {
    const { world, sandbox, opened } = await signInScene();
    const data = await runData(world, ...START);
    const [grant] = sandbox.cloud.deviceGrants;
    expect(loginSchema.parse(data)).toEqual(data);
    expect(data).toMatchObject({
      state: 'started',
      portal: { startUrl: EXAMPLE.startUrl, region: EXAMPLE.ssoRegion, session: 'corp' },
      verificationUri: `${sandbox.url}/device`,
      host: new URL(sandbox.url).host,
      userCode: grant?.userCode,
      expiresAt: expect.any(String),
      browserOpened: true,
      finishOptions: 'login --finish --sso-session corp',
    });
    expect(opened).toEqual([data.verificationUriComplete]);
    expect(asked(sandbox, 'CreateToken')).toBe(0);
  });

  test('opens no browser with --no-browser', async () => {
    const { world, opened } = await signInScene();
    expect(await runData(world, ...START, '--no-browser')).toMatchObject({ browserOpened: false });
    expect(opened).toEqual([]);
  });

  test('a second one shows the same code', async () => {
    const { world } = await signInScene();
    const first = await runData(world, ...START);
    expect(await runData(world, ...START)).toMatchObject({ userCode: first.userCode });
  });

  test('keeps what it must remember in files of mode 0600, and shows no secret', async () => {
    const { world, sandbox } = await signInScene();
    const { text } = await runText(world, ...START, '--json');
    const [client] = sandbox.cloud.oidcClients;
    const [grant] = sandbox.cloud.deviceGrants;
    for (const secret of [client?.clientSecret, client?.clientId, grant?.deviceCode])
      expect(text).not.toContain(secret);
    const modes = Object.values(filesBelow(world.home)).sort();
    // The registration, the sign-in that was begun, and the AWS config file of the scene.
    expect(modes).toEqual(['600', '600', '644']);
  });

  test('asks for the scope that gives a refresh token', async () => {
    const { world, sandbox } = await signInScene();
    await runData(world, 'login', '--start', ...BY_URL);
    expect(sandbox.cloud.oidcClients).toMatchObject([{ scopes: ['sso:account:access'] }]);
  });
});

describe('--finish', () => {
  test('writes the token as the AWS CLI does, and nothing of the sign-in is left', async () => {
    const scene = await signInScene();
    const { world, sandbox } = scene;
    expect(await signIn(scene, ...BY_SESSION)).toMatchObject({
      state: 'approved',
      session: { refreshable: true },
    });
    const [client] = sandbox.cloud.oidcClients;
    const [token] = sandbox.cloud.ssoTokens;
    const seconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
    expect(await jsonOf(tokenFile(world.home))).toEqual({
      startUrl: EXAMPLE.startUrl,
      region: EXAMPLE.ssoRegion,
      accessToken: token?.accessToken,
      expiresAt: expect.stringMatching(seconds),
      clientId: client?.clientId,
      clientSecret: client?.clientSecret,
      registrationExpiresAt: expect.stringMatching(seconds),
      refreshToken: token?.refresh?.refreshToken,
    });
    const cache = join(world.home, '.aws', 'sso', 'cache');
    expect(Object.values(filesBelow(cache))).toEqual(['600', '600']);
    expect(Object.keys(filesBelow(world.home)).filter((name) => name.includes('bedrock'))).toEqual([]);
  });

  test.each([
    ['a profile', ['--profile', 'work'], 'corp'],
    ['a start URL, of a session that is in the file', BY_URL, 'corp'],
    ['a session that is not in the file yet', ['--sso-session', 'new', ...BY_URL], 'new'],
    ['an older profile', ['--profile', '$(id)'], EXAMPLE.startUrl],
  ])('by %s, the token stands where the SDK looks for it', async (_, portal, name) => {
    const scene = await signInScene();
    const credentials = `[$(id)]\nsso_start_url = ${EXAMPLE.startUrl}\nsso_region = ${EXAMPLE.ssoRegion}\nsso_account_id = 111122223333\nsso_role_name = BedrockUser\n`;
    await put(join(scene.world.home, '.aws', 'credentials'), credentials);
    await signIn(scene, ...portal);
    expect(await jsonOf(tokenFile(scene.world.home, name))).toMatchObject({ startUrl: EXAMPLE.startUrl });
  });

  test('says pending and can be called again', async () => {
    const { world, sandbox } = await signInScene();
    const { userCode } = await runData(world, ...START);
    expect(await runData(world, ...FINISH, '0')).toMatchObject({ state: 'pending', userCode });
    approveDevice(sandbox.cloud, userCode);
    expect(await runData(world, 'login', '--finish')).toMatchObject({ state: 'approved' });
  });

  test.each(['', 'eu west', '../x'])('one that names the region %j is none', async (region) => {
    const { world } = await signInScene();
    await runData(world, 'login', '--start', '--no-browser', ...BY_SESSION);
    const logins = join(world.home, '.claude', 'bedrock', 'logins');
    const [name = ''] = await readdir(logins);
    const begun = await jsonOf(join(logins, name));
    await writeFile(join(logins, name), JSON.stringify({ ...begun, portal: { ...begun.portal, region } }));
    expect(await runRefusal(world, 'login', '--finish', '--wait', '0')).toMatchObject({
      code: 'login-not-started',
    });
  });

  test('says denied with exit status 1, and then there is nothing to finish', async () => {
    const { world, sandbox } = await signInScene();
    const { userCode } = await runData(world, ...START);
    denyDevice(sandbox.cloud, userCode);
    const { text, exitCode } = await runText(world, ...FINISH, '5');
    expect(text).toMatch(
      /The sign-in was refused\. To begin again.*:\n {2}claude-bedrock login --sso-session /s,
    );
    expect(text).not.toContain('--start ');
    expect(exitCode).toBe(1);
    expect(await runRefusal(world, ...FINISH, '5')).toMatchObject({ code: 'login-not-started', exitCode: 1 });
  });

  test('says expired where the code ran out', async () => {
    const { world, sandbox } = await signInScene();
    const byProfile = ['--profile', 'work'];
    await runData(world, 'login', '--start', ...byProfile);
    for (const grant of sandbox.cloud.deviceGrants) grant.expiresAt = new Date(0);
    expect(await runData(world, 'login', '--finish', ...byProfile, '--wait', '5')).toMatchObject({
      state: 'expired',
      nextStep:
        'The code ran out. To begin again, in a terminal or behind ! in Claude Code: claude-bedrock login --profile work',
    });
  });

  test('takes up the one that still can be, not one that was left and has run out', async () => {
    const { world, sandbox } = await signInScene();
    const early = { ...world, now: () => new Date(Date.now() - HOUR_MS) };
    await runData(early, 'login', '--start', '--sso-session', 'left', ...BY_URL);
    const { userCode } = await runData(world, ...START);
    approveDevice(sandbox.cloud, userCode);
    expect(await runData(world, 'login', '--finish')).toMatchObject({ state: 'approved' });
    expect(Object.keys(filesBelow(world.home)).filter((name) => name.includes('bedrock'))).toEqual([]);
  });

  test.each(['--start', '--finish'])('one that has run out goes with the next %s', async (option) => {
    const { world } = await signInScene();
    await runData(world, 'login', '--start', '--sso-session', 'left', ...BY_URL);
    const later = { ...world, now: () => new Date(Date.now() + HOUR_MS) };
    await runText(later, 'login', option, ...(option === '--start' ? BY_SESSION : []));
    const begun = Object.keys(filesBelow(world.home)).filter((name) => name.includes('logins'));
    expect(begun).toHaveLength(option === '--start' ? 1 : 0);
  });

  test('a reset forgets one that was begun', async () => {
    const { world } = await signInScene();
    await runData(world, ...START);
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    expect(Object.keys(filesBelow(world.home)).filter((name) => name.includes('bedrock'))).toEqual([]);
  });

  test('adds 5 seconds where AWS asks to slow down, also for the next call', async () => {
    const { world, sandbox } = await signInScene();
    const { userCode } = await runData(world, ...START);
    const slowDown = { kind: 'error', status: 400, code: 'SlowDownException', message: 'Slow down' } as const;
    sandbox.fail({ operation: 'CreateToken', times: 1 }, slowDown);
    approveDevice(sandbox.cloud, userCode);
    expect(await runData(world, ...FINISH, '2')).toMatchObject({ state: 'pending' });
    expect(await runData(world, ...FINISH, '2')).toMatchObject({ state: 'pending' });
    expect(asked(sandbox, 'CreateToken')).toBe(1);
    const later = { ...world, now: () => new Date(Date.now() + 5_500) };
    expect(await runData(later, ...FINISH, '2')).toMatchObject({ state: 'approved' });
  });

  test('outlasts a network that goes away', async () => {
    const { world, sandbox } = await signInScene();
    const { userCode } = await runData(world, ...START);
    approveDevice(sandbox.cloud, userCode);
    sandbox.fail({ operation: 'CreateToken', times: 3 }, { kind: 'reset' });
    expect(await runData(world, ...FINISH, '5')).toMatchObject({ state: 'approved' });
  });

  test('says that AWS does not answer where the network stays away, and goes on later', async () => {
    const { world, sandbox } = await signInScene();
    const { userCode } = await runData(world, ...START);
    sandbox.fail({ operation: 'CreateToken' }, { kind: 'reset' });
    expect(await runRefusal(world, ...FINISH, '0')).toMatchObject({ code: 'endpoint-unreachable' });
    sandbox.clearFaults();
    approveDevice(sandbox.cloud, userCode);
    expect(await runData(world, ...FINISH, '5')).toMatchObject({ state: 'approved' });
  });

  test('two at once both say approved', async () => {
    const { world, sandbox } = await signInScene();
    const { userCode } = await runData(world, ...START);
    approveDevice(sandbox.cloud, userCode);
    const { awaitDevice, withPortal } = await import('../../src/aws/identity-center/sign-in.ts');
    // Another process took the token and has yet to write it: the code is spent.
    const grant = sandbox.cloud.deviceGrants[0];
    const client = sandbox.cloud.oidcClients[0];
    if (!grant || !client) throw new TypeError('a sign-in was begun');
    const now = () => new Date();
    const awaited = { client, deviceCode: grant.deviceCode, intervalMs: 0, notBefore: now() };
    await withPortal(world, EXAMPLE.ssoRegion, (session) => awaitDevice(session, awaited, now(), now));
    const [token] = sandbox.cloud.ssoTokens;
    await putSsoToken(world.home, 'corp', {
      startUrl: EXAMPLE.startUrl,
      accessToken: token?.accessToken,
      expiresAt: token?.expiresAt.toISOString(),
    });
    expect(await runData(world, ...FINISH, '5')).toMatchObject({ state: 'approved' });
  });

  test.each(['x', '-1', '1.5', '601'])('takes no --wait %s', async (wait) => {
    const { world } = await signInScene();
    expect(await runRefusal(world, 'login', '--finish', `--wait=${wait}`)).toMatchObject({ code: 'usage' });
  });
});

describe('for a person', () => {
  test('shows the address and the code large, and waits', async () => {
    const { world, sandbox, announced } = await signInScene();
    const announce = (message: string) => {
      announced.push(message);
      for (const { userCode } of sandbox.cloud.deviceGrants) approveDevice(sandbox.cloud, userCode);
    };
    const { text, exitCode } = await runText({ ...world, announce }, 'login', ...BY_SESSION);
    const code = sandbox.cloud.deviceGrants[0]?.userCode ?? '';
    expect(announced.join()).toContain(`|    ${code.split('').join(' ')}    |`);
    expect(announced.join()).toContain(`${sandbox.url}/device?user_code=${code}`);
    expect(text).toMatch(/^✔ Signed in: corp, .*\n {2}Until .* UTC; it renews itself/);
    expect(exitCode).toBe(0);
  });

  test('Ctrl-C while waiting ends it with 130, and leaves nothing behind', async () => {
    const { world } = await signInScene();
    const controller = new AbortController();
    const stopped = { ...world, interrupted: controller.signal, announce: () => controller.abort() };
    expect(await runText(stopped, 'login', ...BY_SESSION)).toMatchObject({ exitCode: 130 });
    expect(Object.keys(filesBelow(world.home)).filter((name) => name.startsWith('.claude'))).toEqual([]);
  });

  test('takes what --start began out of the way', async () => {
    const { world, sandbox } = await signInScene();
    await runData(world, ...START);
    const announce = () => {
      for (const { userCode } of sandbox.cloud.deviceGrants) approveDevice(sandbox.cloud, userCode);
    };
    await runText({ ...world, announce }, 'login', ...BY_SESSION);
    expect(Object.keys(filesBelow(world.home)).filter((name) => name.startsWith('.claude'))).toEqual([]);
  });

  test('says so when the code runs out', async () => {
    const { world, sandbox } = await signInScene();
    const announce = () => {
      for (const grant of sandbox.cloud.deviceGrants) grant.expiresAt = new Date(0);
    };
    const { text, exitCode } = await runText({ ...world, announce }, 'login', ...BY_SESSION);
    expect(text).toContain('The code ran out.');
    expect(exitCode).toBe(1);
  });
});

describe('a sign-in that stands', () => {
  test('is found, and AWS is asked once whether it takes it', async () => {
    const scene = await signInScene();
    await signIn(scene, ...BY_SESSION);
    const before = scene.sandbox.requests.length;
    expect(await runData(scene.world, ...START)).toMatchObject({ state: 'already' });
    expect(await runData(scene.world, 'login', '--profile', 'work')).toMatchObject({ state: 'already' });
    const since = scene.sandbox.requests.slice(before).map(({ operation }) => operation);
    expect(since).toEqual(['ListAccounts', 'ListAccounts']);
  });

  test('is found also while AWS does not answer', async () => {
    const scene = await signInScene();
    await signIn(scene, ...BY_SESSION);
    scene.sandbox.fail({ service: 'sso' }, { kind: 'reset' });
    expect(await runData(scene.world, ...START)).toMatchObject({ state: 'already' });
  });

  test('that AWS refuses before its time is renewed, or takes a browser again', async () => {
    const scene = await signInScene();
    await signIn(scene, ...BY_SESSION);
    for (const token of scene.sandbox.cloud.ssoTokens) token.expiresAt = new Date(0);
    expect(await runData(scene.world, ...START)).toMatchObject({ state: 'refreshed' });
    scene.sandbox.cloud.ssoTokens = [];
    expect(await runData(scene.world, ...START)).toMatchObject({ state: 'started' });
  });

  test('is replaced with --again, by the registration that stands', async () => {
    const scene = await signInScene();
    await signIn(scene, ...BY_SESSION);
    expect(await runData(scene.world, ...START, '--again')).toMatchObject({ state: 'started' });
    expect(asked(scene.sandbox, 'RegisterClient')).toBe(1);
  });

  test('that has expired is renewed without a browser', async () => {
    const scene = await signInScene();
    const old = await letExpire(scene);
    expect(await runData(scene.world, ...START)).toMatchObject({ state: 'refreshed' });
    const renewed = await jsonOf(tokenFile(scene.world.home));
    expect(renewed.accessToken).not.toBe(old.accessToken);
    expect(renewed.refreshToken).not.toBe(old.refreshToken);
    expect(scene.opened).toHaveLength(1);
  });

  test('is renewed once, however many ask for it at the same time', async () => {
    const scene = await signInScene();
    await letExpire(scene);
    const before = asked(scene.sandbox, 'CreateToken');
    // As if each were a process of its own: the lock tells them apart by nothing else than its file.
    const all = await Promise.all(Array.from({ length: 4 }, () => runData(scene.world, ...START)));
    expect(all.map(({ state }) => state).sort()).toEqual(['already', 'already', 'already', 'refreshed']);
    expect(asked(scene.sandbox, 'CreateToken') - before).toBe(1);
  });

  test('that AWS will not renew takes a browser again', async () => {
    const scene = await signInScene();
    await letExpire(scene);
    scene.sandbox.cloud.ssoTokens = [];
    expect(await runData(scene.world, ...START)).toMatchObject({ state: 'started' });
  });

  test('is not renewed while AWS does not answer, and stays as it is', async () => {
    const scene = await signInScene();
    await letExpire(scene);
    scene.sandbox.fail({ operation: 'CreateToken' }, { kind: 'reset' });
    expect(await runRefusal(scene.world, ...START)).toMatchObject({ code: 'endpoint-unreachable' });
    scene.sandbox.clearFaults();
    expect(await runData(scene.world, ...START)).toMatchObject({ state: 'refreshed' });
  });
});

describe('the registration', () => {
  test('is made anew where AWS has forgotten it', async () => {
    const scene = await signInScene();
    await signIn(scene, ...BY_SESSION);
    scene.sandbox.cloud.oidcClients = [];
    expect(await runData(scene.world, ...START, '--again')).toMatchObject({ state: 'started' });
    expect(asked(scene.sandbox, 'RegisterClient')).toBe(2);
  });

  test('is made anew where it has expired', async () => {
    const scene = await signInScene();
    await signIn(scene, ...BY_SESSION);
    const later = { ...scene.world, now: () => new Date(Date.now() + 90 * 24 * HOUR_MS) };
    expect(await runData(later, ...START, '--again')).toMatchObject({ state: 'started' });
    expect(asked(scene.sandbox, 'RegisterClient')).toBe(2);
  });
});

describe('the token cache', () => {
  test.each(['', '{"startUrl":', '[]', '{"startUrl":"x"}', '\0\0'])(
    'holding %j is like an empty one',
    async (text) => {
      const scene = await signInScene();
      await put(tokenFile(scene.world.home), text);
      expect(await signIn(scene, ...BY_SESSION)).toMatchObject({ state: 'approved' });
      expect(await runData(scene.world, ...START)).toMatchObject({ state: 'already' });
    },
  );

  test.each(['', '{"startUrl":', '[]'])(
    'damaged in both its files, to %j, is like an empty one',
    async (text) => {
      const scene = await signInScene();
      await signIn(scene, ...BY_SESSION);
      const cache = join(scene.world.home, '.aws', 'sso', 'cache');
      const names = Object.keys(filesBelow(cache));
      expect(names.length).toBe(2);
      for (const name of names) await put(join(cache, name), text);
      expect(await signIn(scene, ...BY_SESSION)).toMatchObject({ state: 'approved' });
      expect(await runData(scene.world, ...START)).toMatchObject({ state: 'already' });
    },
  );

  test('that is a directory is told before anybody is sent to a browser', async () => {
    const { world, sandbox } = await signInScene();
    await mkdir(tokenFile(world.home), { recursive: true });
    const { code, message } = await runRefusal(world, ...START);
    expect(code).toBe('token-cache-unusable');
    expect(message).toContain('is a directory');
    expect(sandbox.requests).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('that cannot be read is told', async () => {
    const { world } = await signInScene();
    await chmod(await put(tokenFile(world.home), '{}'), 0);
    expect(await runRefusal(world, ...START)).toMatchObject({ code: 'token-cache-unusable' });
  });

  test('behind a file in the place of its directory is told', async () => {
    const { world } = await signInScene();
    await put(join(world.home, '.aws', 'sso'), '');
    expect(await runRefusal(world, ...START)).toMatchObject({ code: 'token-cache-unusable' });
  });

  test('keeps what others wrote with other modes to 0600', async () => {
    const scene = await signInScene();
    await chmod(await put(tokenFile(scene.world.home), '{}'), 0o644);
    await signIn(scene, ...BY_SESSION);
    const cache = join(scene.world.home, '.aws', 'sso', 'cache');
    expect(Object.values(filesBelow(cache))).toEqual(['600', '600']);
  });
});

test.each(['example', 'example.awsapps.com', 'http://example.awsapps.com/start/#/?tab=accounts'])(
  'the address may be %s, and what it became is told beside it',
  async (typed) => {
    const { world } = await signInScene();
    const options = ['--start-url', typed, '--sso-region', EXAMPLE.ssoRegion];
    const { portal, finishOptions } = await runData(world, 'login', '--start', ...options);
    expect(portal).toMatchObject({ startUrl: EXAMPLE.startUrl, typed });
    expect(finishOptions).toContain(`--start-url ${EXAMPLE.startUrl} `);
  },
);

describe('refuses', () => {
  test.each([
    ['no portal', [], 'option-missing'],
    ['a region without a start URL', ['--sso-region', 'eu-central-1'], 'option-missing'],
    ['a profile beside a session', ['--profile', 'work', ...BY_SESSION], 'option-conflict'],
    [
      'another scheme',
      ['--start-url', 'ftp://example', '--sso-region', 'eu-central-1'],
      'start-url-malformed',
    ],
    ['no address', ['--start-url', 'two words', '--sso-region', 'eu-central-1'], 'start-url-malformed'],
    ['no region', ['--start-url', EXAMPLE.startUrl, '--sso-region', 'Frankfurt'], 'region-malformed'],
    ['an unknown session', ['--sso-session', 'crop'], 'sso-session-missing'],
    ['an unknown profile', ['--profile', 'nobody'], 'profile-missing'],
    ['an incomplete profile', ['--profile', 'broken'], 'profile-incomplete'],
    [
      'another portal under the name of a session',
      [...BY_SESSION, '--start-url', 'https://other.awsapps.com/start', '--sso-region', 'eu-central-1'],
      'option-conflict',
    ],
    [
      'a misspelt start URL',
      ['--start-url', 'https://exmaple.awsapps.com/start', '--sso-region', 'eu-central-1'],
      'sso-portal-unknown',
    ],
  ])('%s', async (_, portal, code) => {
    const { world } = await signInScene();
    expect(await runRefusal(world, 'login', '--start', ...portal)).toMatchObject({ code });
  });

  test('a profile that needs no such sign-in', async () => {
    const { world } = await signInScene();
    const keys = '[keys]\naws_access_key_id = AKIARTX3GSDSQADVOPER\naws_secret_access_key = secret\n';
    await put(join(world.home, '.aws', 'credentials'), keys);
    expect(await runRefusal(world, 'login', '--profile', 'keys')).toMatchObject({ code: 'login-not-sso' });
  });

  test('a host that is none of AWS in a start URL, with that reason', async () => {
    const { world } = await signInScene();
    const typo = ['--start-url', 'https://example.awsaps.com/start', '--sso-region', 'eu-central-1'];
    const { message } = await runRefusal(world, 'login', '--start', ...typo);
    expect(message).toBe(
      'IAM Identity Center in this region does not know the start URL: one of the two is wrong. example.awsaps.com is no host of AWS: access portals end in .awsapps.com or .app.aws.',
    );
  });

  test('another region than the portal has', async () => {
    const { world, sandbox } = await signInScene();
    const env = { ...world.env, AWS_ENDPOINT_URL: sandbox.urlIn('us-east-1') };
    const refusal = await runRefusal({ ...world, env }, ...START);
    expect(refusal).toMatchObject({ code: 'sso-portal-unknown' });
    expect(refusal.message).not.toContain('Invalid request');
  });

  test.each([
    ['sso-throttled', { kind: 'error', status: 429, code: 'TooManyRequestsException', message: 'Rate' }],
    ['service-unavailable', { kind: 'error', status: 500, code: 'InternalServerException', message: '' }],
    ['proxy', { kind: 'html', status: 200 }],
    ['endpoint-unreachable', { kind: 'reset' }],
  ] as const)('%s', async (code, fault) => {
    const { world, sandbox } = await signInScene();
    sandbox.fail({ operation: 'StartDeviceAuthorization' }, fault);
    expect(await runRefusal(world, ...START)).toMatchObject({ code });
  });

  test.each([
    'https://device.example/?user_code=ABCD-EFGH',
    'http://device.sso.eu-central-1.amazonaws.com/',
    'https://example.awsapps.com.device.example/start',
    'https://bucket.s3.eu-central-1.amazonaws.com/',
    'file:///etc/passwd',
    'no address',
  ])('to send anybody to %s', async (address) => {
    const { world, opened } = await signInScene();
    const env = { ...world.env, AWS_ENDPOINT_URL: await signInServiceNaming(address) };
    const answer = await runRefusal({ ...world, env }, ...START);
    expect(answer).toMatchObject({ code: 'login-address-suspicious' });
    expect(opened).toEqual([]);
  });
});

/** A sign-in service that answers as AWS does, but for where it sends people. */
async function signInServiceNaming(address: string): Promise<string> {
  const answer = {
    ...{ clientId: 'id', clientSecret: 'secret', clientSecretExpiresAt: 4102444800 },
    ...{ deviceCode: 'code', userCode: 'ABCD-EFGH', expiresIn: 600, interval: 1 },
    ...{ verificationUri: address, verificationUriComplete: address },
  };
  const headers = { 'content-type': 'application/json' };
  const server = createServer((_, response) => response.writeHead(200, headers).end(JSON.stringify(answer)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.each([-1, 1])('works with a clock that is %i days off', async (days) => {
  const off = () => new Date(Date.now() + days * 24 * HOUR_MS);
  const scene = await signInScene();
  const world = { ...scene.world, now: off };
  expect(await signIn({ ...scene, world }, ...BY_SESSION)).toMatchObject({ state: 'approved' });
  expect(await runData(world, ...START)).toMatchObject({ state: 'already' });
});

test('shows no secret, whatever it says', async () => {
  const scene = await signInScene();
  const { world, sandbox } = scene;
  const said: string[] = [];
  for (const args of [START, FINISH.concat('0')]) said.push((await runText(world, ...args)).text);
  for (const { userCode } of sandbox.cloud.deviceGrants) approveDevice(sandbox.cloud, userCode);
  for (const args of [FINISH.concat('5'), START]) said.push((await runText(world, ...args)).text);
  said.push((await runText(world, 'accounts', ...BY_SESSION, '--json')).text);
  const { cloud } = sandbox;
  const secrets = [
    ...cloud.oidcClients.map(({ clientSecret }) => clientSecret),
    ...cloud.deviceGrants.map(({ deviceCode }) => deviceCode),
    ...cloud.ssoTokens.flatMap(({ accessToken, refresh }) => [accessToken, refresh?.refreshToken ?? '']),
  ];
  expect(secrets.length).toBeGreaterThan(3);
  for (const secret of secrets) expect(said.join('\n')).not.toContain(secret);
});

test('leaves reset and its journal alone, and they leave it alone', async () => {
  const { world } = await signInScene();
  await runData(world, ...START);
  const before = filesBelow(world.home);
  expect(await runData(world, 'reset', '--plan')).toMatchObject({ changes: [] });
  expect(filesBelow(world.home)).toEqual(before);
});
