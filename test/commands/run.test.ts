import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Handed, World } from '../../src/model/world.ts';
import { runSchema } from '../../src/report/presets/run.ts';
import { shortTermApiKey } from '../../src/sandbox/index.ts';
import { DEVELOPER } from '../sandbox/support.ts';
import { putAwsFiles, putSsoToken } from '../support/aws-home.ts';
import { PATH } from '../support/environment.ts';
import { filesWithContent } from '../support/files.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

let world: World & { home: string };
let userFile: string;
/** What was started, and how it is to end. */
let started: { program: string; args: readonly string[]; env: Readonly<Record<string, string>> }[];
let end: Handed;

beforeEach(async () => {
  started = [];
  end = { state: 'exited', code: 0 };
  const handOver: World['handOver'] = async (program, args, env) => {
    started.push({ program, args, env });
    return end;
  };
  world = await temporaryWorld({ handOver });
  await putAwsFiles(world.home);
  userFile = join(world.home, '.claude', 'settings.json');
  world = { ...world, env: { ...world.env, PATH: `${await claudeOf('2.1.329')}:${PATH}` } };
  await runData(world, 'presets', 'save', 'keys', '--profile', 'keys');
});

/** A Claude Code of that version; returns its folder. */
async function claudeOf(version: string): Promise<string> {
  const folder = join(world.home, `claude-${version}`);
  await chmod(await put(join(folder, 'claude'), '#!/bin/sh\nexit 0\n'), 0o755);
  await put(join(folder, 'package.json'), JSON.stringify({ name: '@anthropic-ai/claude-code', version }));
  return folder;
}
const settingsOf = (args: readonly string[] = []) => JSON.parse(args[args.indexOf('--settings') + 1] ?? '{}');

describe('a session on a preset', () => {
  test('is handed over by --settings and the environment, and nothing is written', async () => {
    await put(userFile, '{"theme":"dark"}');
    const before = filesWithContent(world.home);
    const { exitCode, text } = await runText(world, 'run', 'keys', '--', '-p', 'hi', '--json');
    expect({ exitCode, text }).toEqual({ exitCode: 0, text: '' });
    const { args = [], env = {}, program } = started[0] ?? {};
    expect(program).toBe(join(world.home, 'claude-2.1.329', 'claude'));
    expect(args.slice(2)).toEqual(['-p', 'hi', '--json']);
    expect(settingsOf(args)).toMatchObject({
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_PROFILE: 'keys',
        AWS_REGION: 'us-west-2',
        CLAUDE_CODE_USE_VERTEX: '',
        CLAUDE_CODE_USE_FOUNDRY: '',
        AWS_BEARER_TOKEN_BEDROCK: '',
        ANTHROPIC_MODEL: '',
      },
      awsAuthRefresh: '',
      awsCredentialExport: '',
    });
    expect(env.CLAUDE_BEDROCK_PRESET).toBe('keys');
    expect(filesWithContent(world.home)).toEqual(before);
  });

  test('clears switches and pins of other providers that the shell exports', async () => {
    const env = { ...world.env, CLAUDE_CODE_USE_VERTEX: '1', ANTHROPIC_MODEL: 'claude-opus-4-5', MINE: '1' };
    await runText({ ...world, env }, 'run', 'keys');
    expect(started[0]?.env).not.toHaveProperty('CLAUDE_CODE_USE_VERTEX');
    expect(started[0]?.env).not.toHaveProperty('ANTHROPIC_MODEL');
    expect(started[0]?.env.MINE).toBe('1');
  });

  test.each([
    ['an id of another service', 'claude-opus-4-5', ''],
    ['an alias, which stays', 'opus', undefined],
  ])('does without the chosen model where it is %s', async (_name, model, expected) => {
    await put(userFile, JSON.stringify({ model }));
    await runText(world, 'run', 'keys');
    expect(settingsOf(started[0]?.args).model).toBe(expected);
  });

  test('hands an API key over by the environment alone', async () => {
    const key = shortTermApiKey(DEVELOPER, 'us-east-1', new Date('2026-11-20T11:00:00Z'));
    const file = await put(join(world.home, 'key'), key);
    await chmod(file, 0o600);
    await runData(
      world,
      'presets',
      'save',
      'key',
      '--auth',
      'api-key',
      '--api-key-file',
      file,
      '--region',
      'us-east-1',
    );
    const told = JSON.stringify(await runData(world, 'run', 'key'));
    await runText(world, 'run', 'key');
    expect(started[0]?.args.join(' ')).not.toContain(key);
    expect(settingsOf(started[0]?.args).env).not.toHaveProperty('AWS_BEARER_TOKEN_BEDROCK');
    expect(started[0]?.env.AWS_BEARER_TOKEN_BEDROCK).toBe(key);
    expect(told).not.toContain(key);
    await put(userFile, JSON.stringify({ env: { AWS_BEARER_TOKEN_BEDROCK: 'another' } }));
    expect(await runRefusal(world, 'run', 'key')).toMatchObject({ code: 'api-key-shadowed' });
  });

  test('tells no secret of a command that somebody wrote into the presets by hand', async () => {
    const commands = { awsAuthRefresh: 'corp-login --password hunter2hunter2' };
    const one = { auth: 'profile', profile: 'keys', commands };
    await put(
      join(world.home, '.claude/bedrock/presets.json'),
      JSON.stringify({ version: 1, presets: { one } }),
    );
    expect(JSON.stringify(await runData(world, 'run', 'one'))).not.toContain('hunter2');
  });

  test('tells with --json how it would be started, and starts nothing', async () => {
    const plan = await runData(world, 'run', 'keys');
    expect(runSchema.parse(plan)).toEqual(plan);
    expect(plan).toMatchObject({
      name: 'keys',
      version: '2.1.329',
      added: ['CLAUDE_BEDROCK_PRESET'],
      removed: [],
    });
    expect(started).toEqual([]);
  });

  test('says before what a continued conversation does not bring along', async () => {
    const said: string[] = [];
    await runText({ ...world, announce: (text) => said.push(text) }, 'run', 'keys', '--', '--continue');
    expect(said.join()).toContain('prompt cache');
  });

  test('is the only preset where none is named', async () => {
    await runText(world, 'run');
    expect(started[0]?.env.CLAUDE_BEDROCK_PRESET).toBe('keys');
  });
});

describe('a session on the subscription', () => {
  test('unsets switches and the models that only Bedrock knows', async () => {
    const env = {
      CLAUDE_CODE_USE_BEDROCK: '1',
      ANTHROPIC_MODEL: 'eu.anthropic.claude-opus-4-8',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'claude-sonnet-4-6',
    };
    await put(userFile, JSON.stringify({ env, model: 'eu.anthropic.claude-opus-4-8' }));
    await runText(world, 'run', 'subscription');
    const settings = settingsOf(started[0]?.args);
    expect(settings).toMatchObject({ env: { CLAUDE_CODE_USE_BEDROCK: '', ANTHROPIC_MODEL: '' }, model: '' });
    expect(settings.env).not.toHaveProperty('ANTHROPIC_DEFAULT_SONNET_MODEL');
  });
});

describe('its end', () => {
  test.each([0, 1, 3, 130])('has exit status %i of Claude Code', async (code) => {
    end = { state: 'exited', code };
    expect((await runText(world, 'run', 'keys')).exitCode).toBe(code);
  });

  test('where Claude Code cannot be started is a refusal', async () => {
    end = { state: 'not-started', code: 'EACCES' };
    expect((await runText(world, 'run', 'keys')).text).toContain('claude-missing');
  });
});

describe('refuses', () => {
  test('without Claude Code', async () => {
    const bare = { ...world, env: { PATH } };
    expect(await runRefusal(bare, 'run', 'keys')).toMatchObject({ code: 'claude-missing' });
  });

  test('an old Claude Code', async () => {
    const env = { ...world.env, PATH: `${await claudeOf('1.0.3')}:${PATH}` };
    expect(await runRefusal({ ...world, env }, 'run', 'keys')).toMatchObject({ code: 'claude-too-old' });
  });

  test('where a sign-in is due and nobody is there to make it', async () => {
    await runData(world, 'presets', 'save', 'work', '--profile', 'work');
    expect((await runData(world, 'run', 'work')).signIn).toBe('claude-bedrock login --profile work');
    const { text, exitCode } = await runText(world, 'run', 'work');
    expect(text).toContain('claude-bedrock login --profile work');
    expect({ exitCode, started }).toEqual({ exitCode: 1, started: [] });
    await putSsoToken(world.home, 'corp', {
      startUrl: 'https://example.awsapps.com/start',
      region: 'eu-central-1',
      accessToken: 'x',
      expiresAt: '2026-11-20T18:00:00Z',
    });
    await runText(world, 'run', 'work');
    expect(started).toHaveLength(1);
  });

  test.each([
    [
      'what is no preset, and says where words for Claude Code go',
      ['mcp'],
      'preset-missing',
      'run PRESET -- mcp',
    ],
    [
      'settings of its own beside',
      ['keys', '--', '--settings', '{}'],
      'option-conflict',
      'claude-bedrock use',
    ],
    ['a second name', ['keys', 'work'], 'usage', '--help'],
  ])('%s', async (_name, args, code, fix) => {
    const refused = await runRefusalOf(args);
    expect(refused).toMatchObject({ code, fix: expect.stringContaining(fix) });
  });

  test('to choose among several where nobody can be asked', async () => {
    await runData(world, 'presets', 'save', 'other', '--profile', 'keys');
    expect(await runRefusal(world, 'run')).toMatchObject({ code: 'option-missing' });
  });

  test('what an administrator decides otherwise', async () => {
    await put(
      join(world.systemRoot, 'etc/claude-code/managed-settings.json'),
      '{"env":{"AWS_PROFILE":"theirs"}}',
    );
    expect(await runRefusal(world, 'run', 'keys')).toMatchObject({ code: 'claude-managed' });
  });

  test('nothing in a home that has other settings than ours, which stay as they are', async () => {
    await mkdir(join(world.cwd, '.claude'), { recursive: true });
    await put(userFile, '{ broken');
    await runText(world, 'run', 'keys');
    expect(started).toHaveLength(1);
    expect(await readFile(userFile, 'utf8')).toBe('{ broken');
  });
});

/** `--json` stands before `--`, behind which all is Claude Code's. */
async function runRefusalOf(args: readonly string[]) {
  const { text, exitCode } = await runText(world, 'run', '--json', ...args);
  return { ...JSON.parse(text).error, exitCode };
}
