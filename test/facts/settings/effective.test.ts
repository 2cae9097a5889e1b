import { describe, expect, test } from 'vitest';
import { claudeEnvironment } from '../../../src/facts/claude-code/claude-world.ts';
import {
  effectiveConfiguration,
  effectiveValue,
  isBedrockOn,
} from '../../../src/facts/settings/effective.ts';
import { parseSettings, type SettingsFile } from '../../../src/facts/settings/settings-file.ts';
import type { Profile, SettingsScope } from '../../../src/model/configuration.ts';

/** A settings file of that scope, as it would have been read from `/SCOPE.json`. */
function settings(scope: SettingsScope, json: object): SettingsFile {
  const file = `/${scope}.json`;
  const parsed = parseSettings(file, Buffer.from(JSON.stringify(json)));
  return 'problem' in parsed
    ? { scope, file, state: 'invalid', ...parsed }
    : { scope, file, state: 'parsed', mode: 0o600, ...parsed };
}
const env = (scope: SettingsScope, variables: object) => settings(scope, { env: variables });
const inFile = (from: SettingsScope, key: string) => ({ from, file: `/${from}.json`, key });
const inShell = (key: string) => ({ from: 'environment', key });

function entry(key: string, files: SettingsFile[], shell = {}, profiles: Profile[] = []) {
  return effectiveConfiguration(files, shell, profiles).find((value) => value.key === key);
}

test('takes the highest scope, and lists what it hides, nearest first', () => {
  const files = [
    env('managed', { AWS_PROFILE: 'm' }),
    env('local', { AWS_PROFILE: 'l' }),
    env('project', {}),
    env('user', { AWS_PROFILE: 'u' }),
  ];
  expect(entry('AWS_PROFILE', files, { AWS_PROFILE: 'shell' })).toEqual({
    key: 'AWS_PROFILE',
    value: 'm',
    origin: inFile('managed', 'env.AWS_PROFILE'),
    shadows: [
      { value: 'l', origin: inFile('local', 'env.AWS_PROFILE') },
      { value: 'u', origin: inFile('user', 'env.AWS_PROFILE') },
      { value: 'shell', origin: inShell('AWS_PROFILE') },
    ],
  });
});

test('takes the environment where no settings file says anything', () => {
  expect(entry('AWS_PROFILE', [env('user', {})], { AWS_PROFILE: 'shell' })).toMatchObject({
    value: 'shell',
    origin: inShell('AWS_PROFILE'),
    shadows: [],
  });
});

test('ignores the settings of a file that Claude Code ignores', () => {
  expect(entry('AWS_PROFILE', [settings('user', { env: null })])).toBeUndefined();
});

test('reads top-level keys too, objects as JSON', () => {
  const files = [settings('user', { model: 'opus', modelOverrides: { a: 'b' } })];
  expect(entry('model', files)).toMatchObject({ value: 'opus', origin: inFile('user', 'model') });
  expect(entry('modelOverrides', files)?.value).toBe('{"a":"b"}');
  expect(entry('awsAuthRefresh', files)).toBeUndefined();
});

test('does not take a name from the prototype for a setting', () => {
  const hostile = settings('user', JSON.parse('{"env":{"__proto__":"x","constructor":"y"}}'));
  expect(effectiveConfiguration([hostile], {}, []).map(({ key }) => key)).toEqual(['region']);
  expect(Object.getPrototypeOf(claudeEnvironment([hostile], {}, 'linux'))).toBe(Object.prototype);
});

describe('inside Claude Code', () => {
  const inside = { CLAUDECODE: '1' };

  test('a variable that repeats a setting is that setting seen again', () => {
    const files = [env('user', { AWS_REGION: 'eu-west-1' })];
    expect(entry('AWS_REGION', files, { ...inside, AWS_REGION: 'eu-west-1' })?.shadows).toEqual([]);
    expect(entry('AWS_REGION', files, { AWS_REGION: 'eu-west-1' })?.shadows).toHaveLength(1);
  });

  test('a variable that differs from the setting is told', () => {
    const files = [env('user', { AWS_REGION: 'eu-west-1' })];
    expect(entry('AWS_REGION', files, { ...inside, AWS_REGION: 'us-west-2' })?.shadows).toEqual([
      { value: 'us-west-2', origin: inShell('AWS_REGION') },
    ]);
  });

  test.each(['SEEDED', 'PROBE_WROTE'])(
    "a model that Claude Code marked as %s is not the person's",
    (mark) => {
      const seeded = {
        ...inside,
        ANTHROPIC_DEFAULT_SONNET_MODEL: 'x',
        [`CLAUDE_CODE_3P_${mark}_SONNET_DEFAULT`]: 'x',
      };
      expect(entry('ANTHROPIC_DEFAULT_SONNET_MODEL', [], seeded)).toBeUndefined();
      const own = { ...seeded, ANTHROPIC_DEFAULT_SONNET_MODEL: 'y' };
      expect(entry('ANTHROPIC_DEFAULT_SONNET_MODEL', [], own)?.value).toBe('y');
    },
  );
});

describe('the switch', () => {
  test.each([
    [[env('user', { CLAUDE_CODE_USE_BEDROCK: '1' })], {}, true],
    [[env('user', { CLAUDE_CODE_USE_BEDROCK: 1 })], {}, true],
    [[env('user', { CLAUDE_CODE_USE_BEDROCK: true })], {}, true],
    [[], { CLAUDE_CODE_USE_BEDROCK: 'YES' }, true],
    [[env('user', { CLAUDE_CODE_USE_BEDROCK: '0' })], { CLAUDE_CODE_USE_BEDROCK: '1' }, false],
    [
      [env('local', { CLAUDE_CODE_USE_BEDROCK: '' }), env('user', { CLAUDE_CODE_USE_BEDROCK: '1' })],
      {},
      false,
    ],
    [[], { CLAUDE_CODE_USE_BEDROCK: '' }, false],
    [[], {}, false],
  ])('%# is read as Claude Code reads it', (files, shell, isOn) => {
    expect(isBedrockOn(effectiveConfiguration(files, shell, []))).toBe(isOn);
  });
});

describe('the region', () => {
  const work: Profile = {
    name: 'work',
    kind: 'static',
    region: 'eu-west-3',
    regionOrigin: { from: 'aws-credentials', file: '/c', key: 'work.region' },
  };
  const other: Profile = { ...work, name: 'default', region: 'sa-east-1' };

  test.each([
    ['AWS_REGION', { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-1'],
    ['AWS_DEFAULT_REGION', { AWS_DEFAULT_REGION: 'eu-west-2', AWS_PROFILE: 'work' }, 'eu-west-2'],
    ["the active profile's", { AWS_PROFILE: 'work' }, 'eu-west-3'],
    ['that of the profile default', { AWS_PROFILE: '' }, 'sa-east-1'],
    ['us-east-1 with an unknown profile', { AWS_PROFILE: 'gone' }, 'us-east-1'],
    [
      'the next one where a value has another shape',
      { AWS_REGION: 'Frankfurt', AWS_PROFILE: 'work' },
      'eu-west-3',
    ],
    ['the next one where a value is empty', { AWS_REGION: '', AWS_PROFILE: 'work' }, 'eu-west-3'],
  ])('is %s', (_, shell, region) => {
    expect(effectiveValue(effectiveConfiguration([], shell, [other, work]), 'region')).toBe(region);
  });

  test('says where it comes from and what it hides', () => {
    const files = [env('user', { AWS_REGION: 'eu-west-1' })];
    expect(entry('region', files, { AWS_PROFILE: 'work' }, [work])).toEqual({
      key: 'region',
      value: 'eu-west-1',
      origin: inFile('user', 'env.AWS_REGION'),
      shadows: [{ value: 'eu-west-3', origin: work.regionOrigin }],
    });
    expect(entry('region', [])?.origin).toEqual({ from: 'default' });
  });
});

test('masks secrets, also those that it hides', () => {
  const files = [env('user', { AWS_BEARER_TOKEN_BEDROCK: 'ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl' })];
  const shell = {
    AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-0123456789abcdef',
    AWS_SECRET_ACCESS_KEY: 'short',
  };
  const text = JSON.stringify(effectiveConfiguration(files, shell, []));
  expect(text).toContain('ABSK…cGxl');
  for (const secret of ['QmVkcm9ja', '0123456789', 'short']) expect(text).not.toContain(secret);
});

test('the environment of Claude Code is the shell with the settings over it', () => {
  const files = [env('local', { A: 'local' }), env('user', { A: 'user', B: 2 })];
  const shell = { A: 'shell', C: 'shell' };
  expect(claudeEnvironment(files, shell, 'linux')).toEqual({ A: 'local', B: '2', C: 'shell' });
});

test.each<[NodeJS.Platform, object]>([
  ['win32', { PATH: 'C:\\mine', AWS_PROFILE: 'work' }],
  ['linux', { Path: 'C:\\shell', path: 'C:\\mine', Aws_Profile: 'work' }],
])('a variable has one name on Windows, however it is written (%s)', (platform, expected) => {
  const files = [env('user', { path: 'C:\\mine' })];
  const shell = { Path: 'C:\\shell', Aws_Profile: 'work' };
  expect(claudeEnvironment(files, shell, platform)).toEqual(expected);
});
