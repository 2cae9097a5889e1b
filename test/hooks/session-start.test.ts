import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { shortTermApiKey } from '../../src/sandbox/index.ts';
import { exportCommand } from '../../src/shell/export-command.ts';
import { localTime } from '../../src/text/times.ts';
import { DEVELOPER } from '../sandbox/support.ts';
import { putAwsFiles, putSsoToken } from '../support/aws-home.ts';
import { runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const ON = { CLAUDE_CODE_USE_BEDROCK: '1' };
const REFRESHABLE = {
  refreshToken: 'SECRET-REFRESH',
  clientId: 'client',
  clientSecret: 'SECRET-CLIENT',
  registrationExpiresAt: '2027-01-01T00:00:00Z',
};
let world: World & { home: string };

beforeEach(async () => {
  world = await temporaryWorld({ platform: 'linux', now: () => NOW });
  await putAwsFiles(world.home);
});

const putSettings = (env: object, rest = {}) =>
  put(join(world.home, '.claude/settings.json'), JSON.stringify({ env, ...rest }));

const signInUntil = (minutes: number, more = {}) => {
  const expiresAt = new Date(NOW.getTime() + minutes * 60_000).toISOString();
  return putSsoToken(world.home, 'corp', { accessToken: 'SECRET-TOKEN', expiresAt, ...more });
};

/** The line that the person reads; nothing where the hook says nothing. Claude Code hands it its settings. */
async function line(env: Record<string, string> = {}): Promise<string | undefined> {
  const { text, exitCode } = await runText(
    { ...world, env: { CLAUDECODE: '1', ...env } },
    'hook',
    'session-start',
  );
  expect(exitCode).toBe(0);
  return text === '' ? undefined : JSON.parse(text).systemMessage;
}

describe('the sign-in', () => {
  test.each([
    ['has expired', -5, 'has expired', 'login'],
    // Without it the sign-in that still holds is left as it is.
    ['ends in 14 minutes', 14, 'ends at', 'login --again'],
  ])('is told where it %s, with what to type', async (_, minutes, words, login) => {
    await putSettings({ ...ON, AWS_PROFILE: 'work' });
    await signInUntil(minutes);
    const said = await line();
    expect(said).toContain(`The AWS sign-in of the profile 'work' ${words}`);
    expect(said).toContain(localTime(new Date(NOW.getTime() + minutes * 60_000)));
    expect(said?.endsWith(`To sign in, type: ! claude-bedrock ${login} --profile work`)).toBe(true);
  });

  test('is told where there is none', async () => {
    await putSettings({ ...ON, AWS_PROFILE: 'work' });
    expect(await line()).toMatch(/^The AWS sign-in of the profile 'work' is missing\. To sign in, type: ! /);
  });

  test('is told of the profile that our own command hands over', async () => {
    const launcher = join(world.home, '.claude/bedrock/bin/claude-bedrock');
    const command = exportCommand(launcher, 'work', 'linux');
    await putSettings(ON, { awsCredentialExport: command });
    await signInUntil(-1);
    expect(await line()).toContain("The AWS sign-in of the profile 'work' has expired");
  });

  test('is told with a name that the shell must take as it is', async () => {
    await putSettings({ ...ON, AWS_PROFILE: '$(id)' });
    expect(await line()).toMatch(/! claude-bedrock login --profile '\$\(id\)'$/);
  });

  test.each([
    ['lasts for 16 minutes', 16, {}],
    ['has expired and renews itself', -60, REFRESHABLE],
    ['ends soon and renews itself', 5, REFRESHABLE],
  ])('is not told where it %s', async (_, minutes, more) => {
    await putSettings({ ...ON, AWS_PROFILE: 'work' });
    await signInUntil(minutes, more);
    expect(await line()).toBeUndefined();
  });

  test.each([
    ['Bedrock is off', { AWS_PROFILE: 'work' }],
    ['a higher scope switches Bedrock off', { CLAUDE_CODE_USE_BEDROCK: '0', AWS_PROFILE: 'work' }],
    ['access keys sign', { ...ON, AWS_PROFILE: 'keys' }],
    ['an API key signs', { ...ON, AWS_PROFILE: 'work', AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample' }],
    ['the profile does not exist', { ...ON, AWS_PROFILE: 'nobody' }],
  ])('does not matter where %s', async (_, env) => {
    await putSettings(env);
    await signInUntil(-5);
    expect(await line()).toBeUndefined();
  });
});

describe('a short-term API key', () => {
  const keyThatEnds = (minutes: number) => {
    const signedAt = new Date(NOW.getTime() + (minutes - 720) * 60_000);
    const key = shortTermApiKey(DEVELOPER, 'eu-central-1', signedAt);
    return putSettings({ ...ON, AWS_PROFILE: 'work', AWS_BEARER_TOKEN_BEDROCK: key });
  };

  test.each([
    ['has ended', -5, 'has ended'],
    ['ends within the hour', 59, 'ends at'],
  ])('is told where it %s, without a word of the key', async (_, minutes, words) => {
    await keyThatEnds(minutes);
    const said = await line();
    expect(said).toContain(`The Amazon Bedrock API key ${words}`);
    expect(said).toContain(localTime(new Date(NOW.getTime() + minutes * 60_000)));
    expect(said).toContain('claude-bedrock token --profile PROFILE');
    expect(said).not.toContain('bedrock-api-key-');
  });

  test('is not told where it lasts', async () => {
    await keyThatEnds(61);
    expect(await line()).toBeUndefined();
  });
});

describe('a setting that was taken away while Claude Code runs', () => {
  const RUNNING = { ...ON, AWS_PROFILE: 'keys', CLAUDE_PID: '4711' };
  const startWith = (...variables: string[]) =>
    put(join(world.systemRoot, 'proc/4711/environ'), `${variables.join('\0')}\0`);

  test('awaits a restart', async () => {
    await startWith('PATH=/usr/bin', 'HOME=/home/ada');
    expect(await line(RUNNING)).toBe(
      'Your settings no longer set CLAUDE_CODE_USE_BEDROCK; this Claude Code keeps it until it is started again: /exit, then claude --continue.',
    );
  });

  test('awaits a restart also where Bedrock stays on: an API key beats the profile', async () => {
    await startWith('PATH=/usr/bin');
    await putSettings({ ...ON, AWS_PROFILE: 'keys' });
    expect(await line({ ...RUNNING, AWS_BEARER_TOKEN_BEDROCK: 'SECRET-KEY' })).toMatch(
      /^Your settings no longer set AWS_BEARER_TOKEN_BEDROCK; /,
    );
  });

  test('is none where the shell exports it', async () => {
    await startWith('PATH=/usr/bin', 'CLAUDE_CODE_USE_BEDROCK=1');
    expect(await line(RUNNING)).toBeUndefined();
  });

  test('is none where nobody knows, as Claude Code was handed other settings at its start', async () => {
    await startWith('PATH=/usr/bin');
    await put(join(world.systemRoot, 'proc/4711/cmdline'), 'claude\0--settings\0/etc/team.json\0');
    expect(await line(RUNNING)).toBeUndefined();
  });

  test('awaits a restart where it is a model', async () => {
    await startWith('PATH=/usr/bin');
    await putSettings({ ...ON, AWS_PROFILE: 'keys' });
    expect(await line({ ...RUNNING, ANTHROPIC_DEFAULT_OPUS_MODEL: 'x' })).toMatch(
      /^Your settings no longer set ANTHROPIC_DEFAULT_OPUS_MODEL; /,
    );
  });

  test('is none where a settings file sets it', async () => {
    await startWith('PATH=/usr/bin');
    await putSettings(ON);
    expect(await line(RUNNING)).toBeUndefined();
  });

  test.each([
    ['the system does not tell what Claude Code was started with', RUNNING],
    ['Claude Code does not tell its process', { ...RUNNING, CLAUDE_PID: '../4711' }],
  ])('is not guessed at where %s', async (_, env) => {
    expect(await line(env)).toBeUndefined();
  });
});
