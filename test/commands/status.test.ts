import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { type Status, statusSchema } from '../../src/report/status/status.ts';
import { putAwsCli, putAwsFiles, putSsoToken } from '../support/aws-home.ts';
import { PATH } from '../support/environment.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const TOKEN = { accessToken: 'SECRET-TOKEN', expiresAt: '2026-11-20T13:00:00Z' };
let world: World & { home: string };

beforeEach(async () => {
  world = await temporaryWorld({ platform: 'linux' });
  const bin = await putAwsCli(world.home, '2.15.30');
  world = { ...world, env: { PATH: `${bin}:${PATH}` } };
});

/** The answer of `status --json`, which always has the shape of its schema. */
async function status(given: Partial<World> = {}): Promise<Status> {
  const data = await runData({ ...world, ...given }, 'status');
  expect(statusSchema.parse(data)).toEqual(data);
  return data;
}
const putSettings = (json: object) => put(join(world.home, '.claude/settings.json'), JSON.stringify(json));
const withEnv = (env: object) => ({ env: { ...world.env, ...env } });

test('on a fresh machine says that Bedrock is off and how to begin', async () => {
  const { bedrock, signedBy, profiles, effective, awsCli, nextStep } = await status();
  expect({ bedrock, signedBy, profiles }).toEqual({
    bedrock: 'off',
    signedBy: { kind: 'default-chain' },
    profiles: [],
  });
  expect(effective).toEqual([
    { key: 'region', value: 'us-east-1', origin: { from: 'default' }, shadows: [] },
  ]);
  expect(awsCli?.version).toBe('2.15.30');
  expect(nextStep).toMatch(/Begin with: claude-bedrock login --start-url URL --sso-region REGION$/);
});

test('with Bedrock on tells every value with its origin, and the session of the profile', async () => {
  await putAwsFiles(world.home);
  await putSsoToken(world.home, 'corp', TOKEN);
  const file = await putSettings({
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work' },
    model: 'opus',
  });
  const data = await status(withEnv({ AWS_PROFILE: 'keys' }));
  expect(data).toMatchObject({ bedrock: 'on', signedBy: { kind: 'profile', name: 'work' } });
  expect(data.effective).toContainEqual({
    key: 'AWS_PROFILE',
    value: 'work',
    origin: { from: 'user', file, key: 'env.AWS_PROFILE' },
    shadows: [{ value: 'keys', origin: { from: 'environment', key: 'AWS_PROFILE' } }],
  });
  expect(data.effective.at(-1)).toMatchObject({
    key: 'region',
    value: 'eu-central-1',
    origin: { from: 'aws-config' },
  });
  expect(data.profiles.find(({ name }) => name === 'work')?.session?.state).toBe('valid');
  expect(data.nextStep).toMatch(/run: claude-bedrock models --probe$/);
});

test('reads the AWS files that the settings name', async () => {
  const config = await put(join(world.home, 'elsewhere'), '[profile other]\ncredential_process = x\n');
  await putSettings({ env: { AWS_CONFIG_FILE: config } });
  expect((await status()).profiles.map(({ name }) => name)).toEqual(['other']);
});

describe('names the next step', () => {
  const on = { CLAUDE_CODE_USE_BEDROCK: '1' };
  const valid = { corp: TOKEN };
  const expired = { corp: { ...TOKEN, expiresAt: '2026-11-20T11:00:00Z' } };

  test.each<[string, object, Record<string, object>, RegExp]>([
    ['sign in', { ...on, AWS_PROFILE: 'work' }, {}, /run: claude-bedrock login --profile work$/],
    ['sign in', { ...on, AWS_PROFILE: 'work' }, expired, /run: claude-bedrock login --profile work$/],
    [
      'sign in, quoted',
      { ...on, AWS_PROFILE: '$(id)' },
      {},
      /run: claude-bedrock login --profile '\$\(id\)'$/,
    ],
    [
      'the nearest profile',
      { ...on, AWS_PROFILE: 'wrok' },
      {},
      /no AWS profile 'wrok'. Did you mean 'work'\?/,
    ],
    [
      'what is missing',
      { ...on, AWS_PROFILE: 'broken' },
      {},
      /sso_session names nowhere, which does not exist/,
    ],
    ['look at the models', { AWS_PROFILE: 'work' }, valid, /: claude-bedrock models --profile work --probe$/],
    ['look at the models', {}, valid, /: claude-bedrock models --profile work --probe$/],
    [
      'look at the models',
      { AWS_BEARER_TOKEN_BEDROCK: 'ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl', AWS_REGION: 'eu-west-1' },
      {},
      /: claude-bedrock models --region eu-west-1 --probe$/,
    ],
    ['probe', { ...on, AWS_PROFILE: 'keys' }, {}, /run: claude-bedrock models --probe$/],
  ])('%s (%j)', async (_, env, tokens, expected) => {
    await putAwsFiles(world.home);
    for (const [session, token] of Object.entries(tokens)) await putSsoToken(world.home, session, token);
    expect((await status(withEnv(env))).nextStep).toMatch(expected);
  });

  test('correct the settings file, before anything else', async () => {
    const file = await put(join(world.home, '.claude/settings.json'), '{\n  "env": {},\n}');
    const data = await status(withEnv(on));
    expect(data.settings.at(-1)).toMatchObject({ scope: 'user', state: 'invalid', line: 2, column: 12 });
    expect(data.nextStep).toContain(`${file} is not valid JSON at line 2, column 12`);
  });

  test('install the AWS CLI where there is none that can sign in', async () => {
    const old = await putAwsCli(join(world.home, 'old'), '1.32.0');
    const config = '[profile console]\nlogin_session = arn:aws:iam::111122223333:user/ada\n';
    await put(join(world.home, '.aws', 'config'), config);
    const { nextStep } = await status(withEnv({ PATH: old }));
    expect(nextStep).toContain('install the AWS CLI version 2 and run: aws login --profile console');
  });

  test('another profile than one that asks for a one-time code', async () => {
    const mfa =
      '[profile mfa]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = keys\nmfa_serial = arn:aws:iam::111122223333:mfa/me\n';
    const keys = '[profile keys]\nregion = us-west-2\ncredential_process = x\n';
    await put(join(world.home, '.aws', 'config'), mfa + keys);
    const { nextStep, offers } = await status(withEnv({ AWS_PROFILE: 'mfa' }));
    expect(nextStep).toBe(
      "The profile 'mfa' asks for a one-time code, which Claude Code cannot give. Choose another with: claude-bedrock setup --plan",
    );
    expect(offers.map(({ label, isReady }) => [label, isReady])).toEqual([
      ['keys', true],
      ['mfa', false],
    ]);
    expect((await status()).nextStep).toContain('models --profile keys --probe');
    const { text } = await runText({ ...world, ...withEnv({ AWS_PROFILE: 'mfa' }) }, 'status');
    expect(text.replace(/\s+/g, ' ')).toContain(
      '! mfa assumed role, 111122223333/R, asks for a one-time code',
    );
  });

  test('repair a profile whose sign-ins last 8 hours, once Bedrock is on with it', async () => {
    const config = `[profile old]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-central-1\nsso_account_id = 111122223333\nsso_role_name = BedrockUser\nregion = eu-central-1\n`;
    await put(join(world.home, '.aws', 'config'), config);
    await putSsoToken(world.home, 'https://example.awsapps.com/start', TOKEN);
    await putSettings({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'old' } });
    const { nextStep, offers } = await status();
    expect(nextStep).toMatch(/8 hours.* run: claude-bedrock profile --plan --repair --profile old$/);
    expect(offers[0]).toMatchObject({ label: 'old', repair: 'profile --plan --repair --profile old' });
  });

  test.each([
    [
      '[profile two words]\nregion = us-east-1\n',
      /none of the AWS profiles 'two words': their names hold spaces/,
    ],
    ['[work]\nregion = us-east-1\n', /none of the AWS profiles 'work': what claude-bedrock status says/],
  ])('which profiles the SDK does not read, where there are no others', async (config, expected) => {
    await put(join(world.home, '.aws', 'config'), config);
    expect((await status()).nextStep).toMatch(expected);
    const refused = await runRefusal(world, 'setup', '--plan', '--region', 'us-east-1');
    expect(refused.fix).toMatch(expected);
  });
});

describe('tells what signs', () => {
  test.each<[object, object]>([
    [{ CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1', AWS_PROFILE: 'work' }, { kind: 'nothing' }],
    [
      { AWS_BEARER_TOKEN_BEDROCK: 'ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl', AWS_PROFILE: 'work' },
      { kind: 'api-key', key: 'ABSK…cGxl' },
    ],
    [
      { AWS_PROFILE: 'work', AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' },
      { kind: 'profile', name: 'work' },
    ],
    [
      { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' },
      { kind: 'environment', key: 'AKIA…MPLE' },
    ],
    [{ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, { kind: 'default-chain' }],
    [{}, { kind: 'default-chain' }],
  ])('%j', async (env, expected) => {
    await putAwsFiles(world.home);
    expect((await status(withEnv(env))).signedBy).toEqual(expected);
  });

  test('the profile default, where it names credentials', async () => {
    await put(join(world.home, '.aws/config'), '[default]\ncredential_process = x\n');
    expect((await status()).signedBy).toEqual({ kind: 'profile', name: 'default' });
  });

  test('a command that hands over credentials', async () => {
    await putSettings({ awsCredentialExport: 'op read aws' });
    expect((await status(withEnv({ AWS_PROFILE: 'work' }))).signedBy).toEqual({ kind: 'credential-export' });
  });
});

describe('for a person', () => {
  test('says what is on, what signs, where, and which models', async () => {
    await putAwsFiles(world.home);
    await putSsoToken(world.home, 'corp', TOKEN);
    await putSettings({
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_PROFILE: 'work',
        AWS_REGION: 'eu-west-1',
        ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-4-6',
      },
      awsAuthRefresh: 'aws sso login --profile work',
    });
    const { text, exitCode } = await runText(world, 'status');
    expect(exitCode).toBe(0);
    expect(text.split('\n').slice(0, 11)).toEqual([
      '✔ Claude Code uses Amazon Bedrock',
      '',
      'Switch       1, from ~/.claude/settings.json',
      'Signed by    profile work, from ~/.claude/settings.json: IAM Identity Center,',
      expect.stringMatching(/^ {13}eu-central-1, 111122223333\/BedrockUser, signed in until 2026-11-2\d$/),
      expect.stringMatching(/^ {13}\d\d:\d\d$/),
      'Region       eu-west-1, from ~/.claude/settings.json; it hides eu-central-1 in',
      '             ~/.aws/config',
      '  sonnet     eu.anthropic.claude-sonnet-4-6, from ~/.claude/settings.json',
      '',
      'What Claude Code will do',
    ]);
    expect(text).toContain('awsAuthRefresh: aws sso login --profile work');
    expect(text).toContain('AWS CLI 2.15.30, ~/fake-bin/aws');
    expect(text).toMatch(/\n {2}claude-bedrock models --probe\n$/);
    expect(text).not.toContain('SECRET');
  });

  test('shows the place of a mistake in the settings', async () => {
    await put(join(world.home, '.claude/settings.json'), '{\n  // on\n}');
    const { text } = await runText(world, 'status');
    expect(text).toContain('✘ ~/.claude/settings.json is not valid JSON at line 2, column 3');
  });

  test('shows what in the AWS files is not read', async () => {
    await putAwsFiles(world.home);
    const { text } = await runText(world, 'status');
    expect(text).toContain('! ~/.aws/config: Line 17: [profile two words] is not read by Claude Code');
  });

  test('keeps within 80 columns, whatever the names', async () => {
    await putAwsFiles(world.home);
    const long = `[${'n'.repeat(70)}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n`;
    const env = {
      AWS_SHARED_CREDENTIALS_FILE: await put(join(world.home, 'k'), long),
      AWS_PROFILE: 'n'.repeat(70),
    };
    const { text } = await runText({ ...world, ...withEnv(env) }, 'status');
    // Paths and names are never broken; everything else is.
    const tooLong = text.split('\n').filter((line) => line.length > 80 && !/\S{60}/.test(line));
    expect(tooLong).toEqual([]);
  });

  test('makes control characters in names visible', async () => {
    const name = 'evil\u001b[2J\u202e';
    const keys = `[${name}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n`;
    await put(join(world.home, '.aws/credentials'), keys);
    const { text } = await runText({ ...world, ...withEnv({ AWS_PROFILE: name }) }, 'status');
    expect(text).toContain('evil\\u{1b}[2J\\u{202e}');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('of 5,000 profiles', () => {
  /** Every third can sign; one that asks for a code and one that is incomplete stand beside it. */
  const profile = (i: number) =>
    [
      `[profile team-${i}]\nregion = eu-central-1\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = keys\nmfa_serial = x\n`,
      `[profile team-${i}]\nregion = eu-central-1\nsso_session = nowhere\nsso_account_id = 111122223333\n`,
      `[profile team-${i}]\nregion = eu-central-1\ncredential_process = x\n`,
    ][i % 3];
  const inUse = () => withEnv({ AWS_PROFILE: 'team-4321' });

  beforeEach(async () => {
    const config = Array.from({ length: 5_000 }, (_, i) => profile(i)).join('');
    await put(join(world.home, '.aws/config'), config);
  });

  test('Claude is told those in use, those that could sign, and how many are left out', async () => {
    await putSettings({ env: { AWS_PROFILE: 'team-4000' } });
    const answer = (await runText({ ...world, ...inUse() }, 'status', '--json')).text;
    expect(answer.length).toBeLessThan(30_000);
    const { profiles, profilesLeftOut, offers }: Status = JSON.parse(answer).data;
    expect(profiles.slice(0, 4).map(({ name }) => name)).toEqual([
      'team-4000',
      'team-4321',
      'team-2',
      'team-5',
    ]);
    expect(profiles.length).toBeGreaterThan(100);
    expect(profiles.slice(2).every(({ kind }) => kind === 'credential-process')).toBe(true);
    expect(profiles.length + (profilesLeftOut ?? 0)).toBe(5_000);
    expect(offers).toHaveLength(8);
  });

  test('a person is shown the one in use, some others, and how many more there are', async () => {
    const { text } = await runText({ ...world, ...inUse() }, 'status');
    expect(text).toContain('AWS profiles (5000)\n  ✘ team-4321  incomplete');
    expect(text).toContain('\n  ✔ team-2 ');
    expect(text).toMatch(/\n {2}and 4980 more\n/);
  });
});

describe('answers', () => {
  test('without a home directory', async () => {
    const data = await status({ home: undefined });
    expect(data).toMatchObject({ bedrock: 'off', profiles: [] });
    expect(data.settings.map(({ scope }) => scope)).toEqual(['managed', 'local', 'project']);
    expect((await runText({ ...world, home: undefined }, 'status')).exitCode).toBe(0);
  });

  test('with an AWS file whose profile name makes the SDK give up', async () => {
    await put(join(world.home, '.aws/config'), '[profile __proto__]\nregion = x\n[profile a]\nregion = y\n');
    const data = await status();
    expect(data.profiles).toEqual([]);
    expect(data.awsFiles[0]?.notes[0]).toContain('makes Claude Code ignore the whole file');
  });

  test('without a secret, wherever it stands', async () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    await put(
      join(world.home, '.aws/credentials'),
      `[a]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`,
    );
    await putSettings({
      env: { AWS_SECRET_ACCESS_KEY: secret, ANTHROPIC_CUSTOM_HEADERS: `X-Key: ${secret}` },
      awsCredentialExport: `echo ${secret}`,
    });
    const env = { AWS_SESSION_TOKEN: secret, AWS_BEARER_TOKEN_BEDROCK: secret };
    const { text } = await runText({ ...world, ...withEnv(env) }, 'status');
    for (const shown of [text, JSON.stringify(await status(withEnv(env)))]) {
      expect(shown).not.toContain(secret.slice(8, 24));
      expect(shown).not.toContain('AKIAIOSFODNN7EXAMPLE');
    }
  });
});

describe('what Claude Code will do', () => {
  test('is told with what decides each of it, and what it does not read', async () => {
    await putAwsFiles(world.home);
    const file = await putSettings({
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_PROFILE: 'keys',
        AWS_REGION: 'us-west-2',
        ANTHROPIC_HAIKU_MODEL: 'x',
      },
      model: 'Sonnet',
      awsAuthRefresh: 'aws sso login --profile work',
    });
    const { client } = await status();
    const here = (key: string) => ({ from: 'user', file, key });
    expect(client).toMatchObject({
      provider: { value: 'bedrock', origin: here('env.CLAUDE_CODE_USE_BEDROCK') },
      endpoint: { value: 'https://bedrock-runtime.us-west-2.amazonaws.com' },
      region: { value: 'us-west-2', origin: here('env.AWS_REGION') },
      signedBy: { value: 'profile', name: 'keys' },
      models: { main: { value: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', asked: 'sonnet' } },
      refresh: { command: 'aws sso login --profile work', runs: 'when-refused' },
      ignored: [{ what: 'ANTHROPIC_HAIKU_MODEL', why: 'unknown-name' }],
    });
    expect(client.keyId?.value).toMatch(/^AKIA….{4}$/);
  });

  test('stands in the text, unless nothing is switched on', async () => {
    expect((await runText(world, 'status')).text).not.toContain('What Claude Code will do');
    await putSettings({ env: { CLAUDE_CODE_USE_MANTLE: '1', AWS_REGION: 'us-east-1' } });
    const { text } = await runText(world, 'status');
    expect(text).toContain('Provider: Claude in Amazon Bedrock (Mantle) at');
  });
});

test('says what a Claude Code lacks that is too old for the hooks, and of a newer one nothing', async () => {
  const lacks = async (version: string) => {
    const program = await put(join(world.home, version, 'bin', 'claude'), '#!/bin/sh\n');
    await chmod(program, 0o755);
    const manifest = JSON.stringify({ name: '@anthropic-ai/claude-code', version });
    await put(join(world.home, version, 'package.json'), manifest);
    const given = withEnv({ CLAUDE_CODE_EXECPATH: program });
    const { text } = await runText({ ...world, ...given }, 'status');
    return { missing: (await status(given)).claudeCode?.missing, text };
  };
  const { missing, text } = await lacks('2.1.113');
  expect(missing).toHaveLength(3);
  expect(text).toContain('- /bedrock:doctor where no model answers');
  expect((await lacks('2.1.200')).missing).toEqual([
    'what a failed turn said, kept for the doctor (from 2.1.248 on)',
  ]);
  expect((await lacks('2.1.332')).missing).toBeUndefined();
});
