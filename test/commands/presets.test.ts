import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { presetsReportSchema } from '../../src/report/presets/presets.ts';
import { shortTermApiKey } from '../../src/sandbox/index.ts';
import { DEVELOPER } from '../sandbox/support.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

let world: World & { home: string };
let userFile: string;
let presetsFile: string;

beforeEach(async () => {
  world = await temporaryWorld();
  await putAwsFiles(world.home);
  userFile = join(world.home, '.claude', 'settings.json');
  presetsFile = join(world.home, '.claude', 'bedrock', 'presets.json');
});

const ON = {
  CLAUDE_CODE_USE_BEDROCK: '1',
  AWS_PROFILE: 'work',
  AWS_REGION: 'eu-central-1',
  ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-4-6',
};
const kept = async () => JSON.parse(await readFile(presetsFile, 'utf8'));

describe('saving', () => {
  test('keeps what is set up now: what signs, where, the models, what renews', async () => {
    await put(userFile, JSON.stringify({ env: ON, awsAuthRefresh: 'aws sso login --profile work' }));
    const saved = await runData(world, 'presets', 'save', 'work');
    expect(presetsReportSchema.parse(saved)).toEqual(saved);
    expect(await kept()).toEqual({
      version: 1,
      presets: {
        work: {
          scope: 'user',
          auth: 'profile',
          profile: 'work',
          refresh: 'aws-cli',
          region: 'eu-central-1',
          pins: { sonnet: 'eu.anthropic.claude-sonnet-4-6' },
        },
      },
    });
    expect(((await stat(presetsFile)).mode & 0o777).toString(8)).toBe('600');
  });

  test('keeps what the options say, where nothing is set up', async () => {
    await runData(
      world,
      'presets',
      'save',
      'customer',
      '--profile',
      'keys',
      '--scope',
      'local',
      '--pin',
      'opus=us.x',
    );
    expect((await kept()).presets.customer).toEqual({
      scope: 'local',
      auth: 'profile',
      profile: 'keys',
      pins: { opus: 'us.x' },
    });
  });

  test('never keeps a secret: of a key only by what it is known again', async () => {
    const key = shortTermApiKey(DEVELOPER, 'us-east-1', new Date('2026-11-20T11:00:00Z'));
    const headers = 'X-Secret: hunter2-hunter2';
    const env = { ...ON, AWS_BEARER_TOKEN_BEDROCK: key, ANTHROPIC_CUSTOM_HEADERS: headers };
    await put(userFile, JSON.stringify({ env, awsAuthRefresh: 'login --password=hunter2hunter2' }));
    const saved = await runData(world, 'presets', 'save', 'key');
    expect(saved.warnings.map(({ code }: { code: string }) => code)).toContain('left-out');
    const everything = JSON.stringify(saved) + (await readFile(presetsFile, 'utf8'));
    expect(everything).not.toContain(key);
    expect(everything).not.toContain('hunter2');
    expect((await kept()).presets.key.apiKey).toEqual({ settings: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test.each([
    ['where Bedrock is off', ['save', 'work'], 'preset-nothing'],
    ['under a name that is taken', ['save', 'taken', '--profile', 'work'], 'preset-exists'],
    ['as subscription', ['save', 'subscription', '--profile', 'work'], 'preset-name-malformed'],
    ['as Subscription', ['save', 'Subscription', '--profile', 'work'], 'preset-name-malformed'],
    ['under a name with a slash', ['save', '../x', '--profile', 'work'], 'preset-name-malformed'],
    ['under no name', ['save', ''], 'preset-name-malformed'],
    ['with a secret setting', ['save', 'x', '--set', 'ANTHROPIC_CUSTOM_HEADERS=A: b'], 'option-conflict'],
    [
      'with a key from a pipe',
      ['save', 'x', '--auth', 'environment', '--profile', 'work'],
      'option-conflict',
    ],
    ['without a name', ['save'], 'usage'],
    ['with options that list has not', ['list', '--region', 'eu-central-1'], 'usage'],
    ['under another name that is taken', ['rename', 'other', 'taken'], 'preset-exists'],
    ['what is not there', ['show', 'takn'], 'preset-missing'],
  ])('is refused %s', async (_name, args, code) => {
    await put(
      presetsFile,
      '{"version":1,"presets":{"taken":{"auth":"profile","profile":"work"},"other":{"auth":"environment"}}}',
    );
    const before = await readFile(presetsFile, 'utf8');
    expect(await runRefusal(world, 'presets', ...args)).toMatchObject({ code });
    expect(await readFile(presetsFile, 'utf8')).toBe(before);
  });
});

describe('the file of presets', () => {
  const HAND =
    '{\n    "version": 1,\n\n    "presets": {\n        "a":  {"auth":"environment"},\n        "b": {"auth": "environment"}\n    }\n}';

  test('changes by no character more than it has to', async () => {
    await put(presetsFile, HAND);
    await runData(world, 'presets', 'remove', 'b');
    expect(await readFile(presetsFile, 'utf8')).toBe(
      HAND.replace(',\n        "b": {"auth": "environment"}', ''),
    );
  });

  test('stays a link, as open as it was', async () => {
    const real = await put(join(world.home, 'dotfiles', 'presets.json'), HAND);
    await chmod(real, 0o640);
    await put(join(world.home, '.claude', 'bedrock', 'x'), '');
    await symlink(real, presetsFile);
    await runData(world, 'presets', 'rename', 'a', 'c');
    expect(Object.keys((await kept()).presets)).toEqual(['b', 'c']);
    expect(((await stat(real)).mode & 0o777).toString(8)).toBe('640');
  });

  test.each([
    ['of a newer version', '{"version":2,"presets":{}}', 'presets-newer'],
    ['cut off', '{"version":1,', 'presets-invalid'],
    ['of another shape', '[]', 'presets-invalid'],
    ['without a version', '{"presets":{}}', 'presets-invalid'],
    ['that is not UTF-8', Buffer.from([0x7b, 0xff]), 'presets-invalid'],
  ])('is refused and left alone %s', async (_name, content, code) => {
    await put(presetsFile, content);
    for (const args of [['presets'], ['presets', 'save', 'x', '--profile', 'work'], ['use', 'x', '--plan']])
      expect(await runRefusal(world, ...args)).toMatchObject({ code });
    expect(await readFile(presetsFile)).toEqual(Buffer.from(content));
  });

  test('with a name twice is not edited', async () => {
    await put(presetsFile, '{"version":1,"presets":{"a":{"auth":"environment"},"a":{"auth":"environment"}}}');
    expect(await runRefusal(world, 'presets', 'remove', 'a')).toMatchObject({
      code: 'settings-duplicate-key',
    });
  });

  test.each([
    ['an unknown key', '{"auth":"profile","profile":"work","secret":"x"}', 'unknown key secret'],
    ['a value of another kind', '{"auth":"profile","pins":{"opus":7}}', 'pins.opus'],
    [
      'a setting that is a secret',
      '{"auth":"environment","settings":{"ANTHROPIC_CUSTOM_HEADERS":"x: y"}}',
      'no preset may hold a secret',
    ],
    ['no object', '7', 'is no preset'],
    ['a profile that is gone', '{"auth":"profile","profile":"gone"}', "'gone' is gone"],
  ])('says which preset cannot be used: %s', async (_name, content, said) => {
    await put(presetsFile, `{"version":1,"presets":{"odd":${content},"good":{"auth":"environment"}}}`);
    const { presets } = await runData(world, 'presets');
    expect(presets[0].problem).toContain(said);
    expect(presets[1].problem).toBe(undefined);
    const refused = await runRefusal(world, 'use', 'odd', '--plan');
    expect(['preset-invalid', 'profile-missing']).toContain(refused.code);
    expect(await runData(world, 'presets', 'remove', 'odd')).toMatchObject({ action: 'remove' });
  });

  test('is shown without a secret that somebody wrote into it by hand', async () => {
    const commands = { awsAuthRefresh: 'corp-login --password hunter2hunter2' };
    const settings = { CLAUDE_CODE_EXTRA_BODY: '{"key":"ABSKaHVudGVyMmh1bnRlcjJodW50ZXIy"}' };
    const baseUrl = 'https://ada:hunter2hunter2@llm.example.com';
    const one = { auth: 'environment', way: 'gateway', baseUrl, settings, commands };
    await put(presetsFile, JSON.stringify({ version: 1, presets: { one } }));
    for (const line of [['presets'], ['presets', 'show', 'one'], ['run', 'one']])
      for (const way of [[], ['--json']])
        expect((await runText(world, ...line, ...way)).text).not.toMatch(/hunter2|aHVudGVyMmh1bnRlcjJodW50/);
  });

  test('is no entry of the journal, and reset leaves it', async () => {
    await runData(world, 'presets', 'save', 'work', '--profile', 'work');
    const plan = await runData(world, 'reset', '--plan');
    expect(plan.warnings).toEqual([]);
    expect((await runText(world, 'presets')).text).toContain('work');
  });
});

test('a preset in force is told', async () => {
  await put(userFile, JSON.stringify({ env: ON }));
  await runData(world, 'presets', 'save', 'work');
  await runData(world, 'presets', 'save', 'other', '--profile', 'keys');
  const { presets } = await runData(world, 'presets');
  const told = Object.fromEntries(
    presets.map((one: { name: string; isInForce?: boolean }) => [one.name, one.isInForce]),
  );
  expect(told.other).toBe(undefined);
});
