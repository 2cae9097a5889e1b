import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ProfileReport } from '../../src/report/changes/profile.ts';
import type { ResetReport } from '../../src/report/changes/reset.ts';
import type { Models } from '../../src/report/models/models.ts';
import type { Accounts } from '../../src/report/sign-in/accounts.ts';
import type { Login } from '../../src/report/sign-in/login.ts';
import type { Status } from '../../src/report/status/status.ts';
import { awsConfig } from '../../src/rollout/build/aws-config.ts';
import { approveDevice, EXAMPLE, type Sandbox } from '../../src/sandbox/index.ts';
import { rolloutWith } from '../rollout/example.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { AWS_CONFIG, putAwsFiles } from '../support/aws-home.ts';
import { put } from '../support/world.ts';
import { awsProxy } from './support/aws-proxy.ts';
import { dataOf } from './support/conversation.ts';
import { makeHome, signIn } from './support/home.ts';
import { REPOSITORY } from './support/install.ts';
import { run } from './support/run.ts';

/** Debian's package `awscli`. CI installs it: its absence there is a failure. */
const AWS = '/usr/bin/aws';
const PROGRAM = join(REPOSITORY, 'bin', 'claude-bedrock');

const isLeftOut = !existsSync(AWS) && !process.env.CI;

describe.skipIf(isLeftOut)(`the AWS CLI (${AWS}, Debian package awscli) and we`, () => {
  test('read the same profiles, with the same regions', async () => {
    const { ours, aws } = await scene();
    const { profiles } = await ours<Status>('status');
    const names = await aws('configure', 'list-profiles');
    expect(names.split('\n').sort()).toEqual(profiles.map(({ name }) => name).sort());

    const placed = profiles.filter(({ region }) => region !== undefined);
    const regions = placed.map(({ name }) => aws('configure', 'get', 'region', '--profile', name));
    expect(await Promise.all(regions)).toEqual(placed.map(({ region }) => region));
  });

  test.each([
    { profile: 'keys', arn: 'arn:aws:iam::111122223333:user/developer' },
    { profile: 'work', arn: /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_BedrockUser_\w+\/ada@/ },
  ])('sign as the same identity with the profile $profile', async ({ profile, arn }) => {
    const { ours, aws } = await scene();
    const { signedBy } = await ours<Models>('models', '--profile', profile, '--probe');
    const theirs = JSON.parse(await aws('sts', 'get-caller-identity', '--profile', profile));
    expect(theirs).toMatchObject({ Arn: signedBy.arn, Account: signedBy.accountId });
    expect(signedBy.arn).toMatch(arn);
  });

  test('work by our sign-in', async () => {
    const { ours, aws, sandbox } = await scene({ isSignedIn: false });
    const { userCode } = await ours<Login>('login', '--start', '--profile', 'work');
    approveDevice(sandbox.cloud, userCode ?? '');
    const { state } = await ours<Login>('login', '--finish', '--profile', 'work', '--wait', '20');
    expect(state).toBe('approved');
    const identity = JSON.parse(await aws('sts', 'get-caller-identity', '--profile', 'work'));
    expect(identity).toMatchObject({ Account: '111122223333' });
  });

  test('from an empty home: our sign-in, our profile, and no other sign-in', async () => {
    const { ours, aws, sandbox, home } = await scene({ isEmpty: true });
    const portal = ['--start-url', `${EXAMPLE.startUrl}#/`, '--sso-region', EXAMPLE.ssoRegion];
    await Promise.all([ours<Login>('login', ...portal), approveNext(sandbox)]);
    const { choices } = await ours<Accounts>('accounts', ...portal);
    const [choice] = choices;
    const options = [...(choice?.profileOptions.split(' ') ?? []), '--region', 'eu-central-1'];
    const { planId, offers } = await ours<ProfileReport>('profile', '--plan', ...options);
    const done = await ours<ProfileReport>('profile', '--apply', '--plan-id', planId, ...options);
    expect(done).toMatchObject({ isApplied: true, offers: [{ isReady: true }] });

    const name = offers[0]?.label ?? '';
    const identity = JSON.parse(await aws('sts', 'get-caller-identity', '--profile', name));
    expect(identity).toMatchObject({ Account: choice?.accountId });
    expect(await aws('configure', 'get', 'region', '--profile', name)).toBe('eu-central-1');
    const { signedBy } = await ours<Models>('models', '--profile', name, '--probe');
    expect(signedBy.arn).toBe(identity.Arn);
    expect(sandbox.cloud.ssoTokens).toHaveLength(1);

    const undo = await ours<ResetReport>('reset', '--plan');
    await ours<ResetReport>('reset', '--apply', '--plan-id', undo.planId);
    expect(existsSync(join(home, '.aws', 'config'))).toBe(false);
  });

  test.each([
    ['as the whole file', ''],
    ['at the end of what is there', AWS_CONFIG],
  ])('read what a rollout builds for devices, %s, and sign by it', async (_, there) => {
    const { ours, aws, sandbox, home } = await scene({ isEmpty: true });
    const way = { startUrl: EXAMPLE.startUrl, identityCenterRegion: EXAMPLE.ssoRegion } as const;
    const signsIn = {
      way: 'in-app',
      ...way,
      accountId: '111122223333',
      permissionSet: 'BedrockUser',
    } as const;
    const built = awsConfig(rolloutWith({ signIn: signsIn, aws: { region: 'us-west-2' } })) ?? '';
    await put(join(home, '.aws', 'config'), `${there}\n${built}`);
    await signIn(home, sandbox, 'example');
    const name = /^\[profile (.*)\]$/m.exec(built)?.[1] ?? '';
    expect(await aws('configure', 'list', '--profile', name)).toMatch(/region +us-west-2 +config-file/);
    expect(await aws('configure', 'get', 'sso_session', '--profile', name)).toBe('example');
    const { Arn } = JSON.parse(await aws('sts', 'get-caller-identity', '--profile', name));
    expect(Arn).toMatch(/:assumed-role\/AWSReservedSSO_BedrockUser_/);
    // The program signs by the SDK.
    expect((await ours<Models>('models', '--profile', name, '--probe')).signedBy.arn).toBe(Arn);
  });

  test('read a profile that we repaired, and sign in to it as we do', async () => {
    const { ours, aws, sandbox, home } = await scene({ isEmpty: true });
    const legacy = `[profile old]\nsso_start_url = ${EXAMPLE.startUrl}\nsso_region = ${EXAMPLE.ssoRegion}\nsso_account_id = 111122223333 \nsso_role_name = BedrockUser\nregion = eu-central-1\n`;
    await put(join(home, '.aws', 'config'), legacy);
    const { planId } = await ours<ProfileReport>('profile', '--plan', '--repair', '--all');
    await ours<ProfileReport>('profile', '--apply', '--plan-id', planId, '--repair', '--all');
    await Promise.all([aws('sso', 'login', '--profile', 'old', '--no-browser'), approveNext(sandbox)]);
    expect(await ours<Login>('login', '--profile', 'old')).toMatchObject({
      state: 'already',
      session: { refreshable: true },
    });
    expect(JSON.parse(await aws('sts', 'get-caller-identity', '--profile', 'old'))).toMatchObject({
      Account: '111122223333',
    });
  });

  test('work by its sign-in', async () => {
    const { ours, aws, sandbox } = await scene({ isSignedIn: false });
    await Promise.all([aws('sso', 'login', '--sso-session', 'corp', '--no-browser'), approveNext(sandbox)]);
    expect(await ours<Login>('login', '--profile', 'work')).toMatchObject({
      state: 'already',
      session: { refreshable: true },
    });
    expect((await ours<Accounts>('accounts', '--profile', 'work')).total).toBe(2);
  });

  test.each(['we', 'the AWS CLI'])('share one client registration, which %s made', async (first) => {
    const { ours, aws, sandbox } = await scene({ isSignedIn: false });
    const signIns = [
      () => ours<Login>('login', '--sso-session', 'corp', '--again'),
      () => aws('sso', 'login', '--sso-session', 'corp', '--no-browser'),
    ];
    for (const signIn of first === 'we' ? signIns : signIns.reverse())
      await Promise.all([signIn(), approveNext(sandbox)]);
    expect(sandbox.cloud.ssoTokens).toHaveLength(2);
    expect(sandbox.cloud.oidcClients).toHaveLength(1);
  });
});

/** The person allows the sign-in as soon as there is one. */
async function approveNext({ cloud }: Sandbox): Promise<void> {
  await vi.waitFor(
    () => {
      const grant = cloud.deviceGrants.find(({ state }) => state === 'pending');
      if (!grant) throw new Error('no sign-in was begun');
      approveDevice(cloud, grant.userCode);
    },
    { timeout: 30_000, interval: 50 },
  );
}

/** A person with several profiles, signed in or not, or with an empty home; what both programs say there. */
async function scene({ isEmpty = false, isSignedIn = true } = {}) {
  const sandbox = await sandboxForTest();
  // Polled without a pause: after one the AWS CLI would wait for 6 seconds.
  for (const center of sandbox.cloud.identityCenters) center.pollSeconds = 0;
  const person = await makeHome(sandbox);
  if (!isEmpty) await putAwsFiles(person.home);
  if (isSignedIn && !isEmpty) await signIn(person.home, sandbox);
  const proxy = await awsProxy(person, sandbox);
  return {
    sandbox,
    home: person.home,
    ours: async <T>(...args: string[]) => dataOf<T>(await run(person, PROGRAM, [...args, '--json'])),
    aws: async (...args: string[]) => (await run(person, AWS, args, proxy)).trim(),
  };
}
