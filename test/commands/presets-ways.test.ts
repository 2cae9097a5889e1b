import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parseSettings, type SettingsFile } from '../../src/facts/settings/settings-file.ts';
import type { World } from '../../src/model/world.ts';
import { optionsOfPreset } from '../../src/plan/presets/preset-options.ts';
import { sessionOnPreset } from '../../src/plan/presets/run-plan.ts';
import { EXAMPLE, GATEWAY_TOKEN } from '../../src/sandbox/index.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

let world: World & { home: string };
let file: string;

beforeEach(async () => {
  world = await temporaryWorld();
  await putAwsFiles(world.home);
  file = join(world.home, '.claude', 'settings.json');
});

const SIGNED = { AWS_PROFILE: 'keys', AWS_REGION: 'eu-central-1' };
const ARN = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc123def456';
const WORKSPACE = { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace };
const GATEWAY = {
  CLAUDE_CODE_USE_BEDROCK: '1',
  CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
  ANTHROPIC_BEDROCK_BASE_URL: 'https://llm.example.com/bedrock',
};
const preset = async () =>
  JSON.parse(await readFile(join(world.home, '.claude', 'bedrock', 'presets.json'), 'utf8')).presets.one;

test.each([
  [
    'Bedrock Invoke with its knobs',
    {
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        ...SIGNED,
        ANTHROPIC_BEDROCK_REGION_PREFIX: 'eu',
        ANTHROPIC_DEFAULT_SONNET_MODEL: ARN,
        ANTHROPIC_DEFAULT_SONNET_MODEL_NAME: 'Claude Sonnet 4.6',
        ANTHROPIC_DEFAULT_SONNET_MODEL_SUPPORTED_CAPABILITIES: 'thinking,effort',
      },
    },
    { profile: 'keys', settings: { ANTHROPIC_DEFAULT_SONNET_MODEL_NAME: 'Claude Sonnet 4.6' } },
  ],
  [
    'Bedrock Invoke with versions that are asked for otherwise',
    {
      env: { CLAUDE_CODE_USE_BEDROCK: '1', ...SIGNED },
      modelOverrides: { 'claude-sonnet-4-6': ARN, 'claude-opus-5-5': 'eu.anthropic.claude-opus-4-8' },
    },
    { overrides: { 'claude-sonnet-4-6': ARN, 'claude-opus-5-5': 'eu.anthropic.claude-opus-4-8' } },
  ],
  [
    'Mantle with a version that is asked for otherwise',
    {
      env: { CLAUDE_CODE_USE_MANTLE: '1', ...SIGNED },
      modelOverrides: { 'claude-opus-5-5': 'anthropic.claude-opus-4-8' },
    },
    { way: 'mantle', overrides: { 'claude-opus-5-5': 'anthropic.claude-opus-4-8' } },
  ],
  ['Mantle', { env: { CLAUDE_CODE_USE_MANTLE: '1', ...SIGNED } }, { way: 'mantle', profile: 'keys' }],
  [
    'Claude Platform on AWS',
    { env: { ...WORKSPACE, ...SIGNED } },
    { way: 'platform', workspace: EXAMPLE.workspace, profile: 'keys' },
  ],
  [
    'Claude Platform on AWS with a key',
    { env: { ...WORKSPACE, AWS_REGION: 'eu-central-1', ANTHROPIC_AWS_API_KEY: EXAMPLE.workspaceKey } },
    { way: 'platform', auth: 'api-key' },
  ],
  [
    'a gateway with a key',
    { env: { ...GATEWAY, AWS_REGION: 'eu-central-1', ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN } },
    { way: 'gateway', auth: 'api-key', baseUrl: GATEWAY.ANTHROPIC_BEDROCK_BASE_URL },
  ],
  [
    'a gateway with a helper',
    { env: { ...GATEWAY, AWS_REGION: 'eu-central-1' }, apiKeyHelper: 'print-key' },
    { way: 'gateway', commands: { apiKeyHelper: 'print-key' } },
  ],
])('%s is kept without its key, and comes back whole by use', async (_, settings, kept) => {
  await put(file, JSON.stringify(settings));
  await chmod(file, 0o600);
  await runData(world, 'presets', 'save', 'one');
  const text = JSON.stringify(await preset());
  expect(await preset()).toMatchObject(kept);
  for (const secret of [GATEWAY_TOKEN, EXAMPLE.workspaceKey]) expect(text).not.toContain(secret);
  expect((await runData(world, 'use', 'one', '--plan')).changes).toEqual([]);
  const off = await runData(world, 'use', 'subscription', '--plan');
  await runData(world, 'use', 'subscription', '--apply', '--plan-id', off.planId);
  const plan = await runData(world, 'use', 'one', '--plan');
  await runData(world, 'use', 'one', '--apply', '--plan-id', plan.planId);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject(settings);
});

const GUARDED = 'X-Amzn-Bedrock-GuardrailIdentifier: gr1\nX-Amzn-Bedrock-GuardrailVersion: 2';
const switchTo = async (name: string) => {
  const { planId } = await runData(world, 'use', name, '--plan');
  await runData(world, 'use', name, '--apply', '--plan-id', planId);
  return JSON.parse(await readFile(file, 'utf8')).env.ANTHROPIC_CUSTOM_HEADERS;
};

test('a guardrail goes with its preset, and other headers stay out of it and where they are', async () => {
  const env = { CLAUDE_CODE_USE_BEDROCK: '1', ...SIGNED };
  await put(file, JSON.stringify({ env: { ...env, ANTHROPIC_CUSTOM_HEADERS: `X-Team: a\n${GUARDED}` } }));
  const { warnings } = await runData(world, 'presets', 'save', 'one');
  expect(warnings).toEqual([
    { code: 'left-out', message: expect.stringContaining('ANTHROPIC_CUSTOM_HEADERS') },
  ]);
  expect(await preset()).toMatchObject({ guardrail: 'gr1:2' });
  expect(JSON.stringify(await preset())).not.toContain('X-Team');
  await runData(world, 'presets', 'save', 'bare', '--profile', 'keys', '--region', 'eu-central-1');
  expect(await switchTo('bare')).toBe('X-Team: a');
  expect(await switchTo('one')).toBe(`X-Team: a\n${GUARDED}`);
});

test.each([
  [['--way', 'mantle', '--profile', 'keys'], { way: 'mantle', auth: 'profile' }],
  [
    ['--way', 'mantle', '--with-invoke', '--profile', 'keys'],
    { auth: 'profile', settings: { CLAUDE_CODE_USE_MANTLE: '1' } },
  ],
  [
    ['--way', 'platform', '--workspace', 'wrkspc_1', '--profile', 'keys'],
    { way: 'platform', workspace: 'wrkspc_1' },
  ],
  [
    ['--way', 'gateway', '--base-url', 'https://llm.example.com', '--key-helper', 'print-key'],
    { way: 'gateway', auth: 'environment', commands: { apiKeyHelper: 'print-key' } },
  ],
  [
    ['--way', 'gateway', '--base-url', 'https://llm.example.com', '--api-key-file', '/tmp/key'],
    { way: 'gateway', auth: 'api-key', apiKey: { file: '/tmp/key' } },
  ],
  [['--profile', 'keys', '--guardrail', 'gr1:2'], { guardrail: 'gr1:2' }],
  [
    ['--profile', 'keys', '--override', `claude-sonnet-4-6=${ARN}`],
    { overrides: { 'claude-sonnet-4-6': ARN } },
  ],
  [
    ['--profile', 'keys', '--pin', `sonnet=${ARN}`, '--behind', 'sonnet=claude-sonnet-4-6', '--1m', 'on'],
    {
      pins: { sonnet: `${ARN}[1m]` },
      settings: { ANTHROPIC_DEFAULT_SONNET_MODEL_NAME: 'Claude Sonnet 4.6' },
    },
  ],
  [
    [
      ...['--profile', 'keys', '--region-prefix', 'eu', '--proxy', 'http://proxy.example.com:8080'],
      ...['--ca-file', '/etc/ca.pem', '--set', 'fallbackModel=opus,sonnet'],
    ],
    {
      settings: {
        ANTHROPIC_BEDROCK_REGION_PREFIX: 'eu',
        HTTPS_PROXY: 'http://proxy.example.com:8080',
        NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
        fallbackModel: 'opus,sonnet',
      },
    },
  ],
])('%j are kept as a preset', async (options, kept) => {
  await runData(world, 'presets', 'save', 'one', '--region', 'eu-central-1', ...options);
  expect(await preset()).toMatchObject(kept);
});

test('a session does not lose headers to the guardrail of its preset, nor put them onto a command line', () => {
  const edits = [{ path: ['env', 'ANTHROPIC_CUSTOM_HEADERS'], value: GUARDED, isSecret: true }] as const;
  const standing = (value: string): readonly SettingsFile[] => {
    const json = { env: { ANTHROPIC_CUSTOM_HEADERS: value } };
    const parsed = parseSettings('settings.json', Buffer.from(JSON.stringify(json)));
    if ('problem' in parsed) throw new Error(parsed.problem.message);
    return [{ scope: 'user', file: 'settings.json', state: 'parsed', mode: 0o600, ...parsed }];
  };
  expect(sessionOnPreset('one', edits, {}, standing('X-Team: a'), {})).toMatchObject({ ok: false });
  expect(sessionOnPreset('one', [], {}, standing(`X-Team: a\n${GUARDED}`), {})).toMatchObject({ ok: false });
  expect(sessionOnPreset('one', edits, {}, standing(GUARDED), {})).toMatchObject({ ok: true });
  expect(sessionOnPreset('one', [], {}, standing('X-Team: a'), {})).toMatchObject({ ok: true });
});

test.each(['AWS_BEARER_TOKEN_BEDROCK', 'ANTHROPIC_AWS_API_KEY', 'ANTHROPIC_AUTH_TOKEN'])(
  'a session on a preset has %s in its environment alone',
  (name) => {
    const edits = [{ path: ['env', name], value: 'a-secret', isSecret: true }] as const;
    const session = sessionOnPreset('one', edits, {}, [], {});
    expect(session).toMatchObject({ ok: true, value: { env: { [name]: 'a-secret' } } });
    expect(JSON.stringify(session.ok && session.value.settings)).not.toContain('a-secret');
  },
);

test('a preset of before says Bedrock Invoke, as it did', () => {
  expect(optionsOfPreset({ auth: 'profile', profile: 'work' })).not.toHaveProperty('way');
});

test('a switch takes the overrides of its preset, and those of the other account go', async () => {
  const bedrock = { env: { CLAUDE_CODE_USE_BEDROCK: '1', ...SIGNED } };
  await put(file, JSON.stringify({ ...bedrock, modelOverrides: { 'claude-opus-5-5': ARN, mine: 'x' } }));
  const named = ['--profile', 'keys', '--region', 'eu-central-1', '--override'];
  await runData(world, 'presets', 'save', 'one', ...named, `claude-sonnet-4-6=${ARN}`);
  await runData(world, 'presets', 'save', 'bare', ...named.slice(0, 4));
  await switchTo('one');
  const overrides = async () => JSON.parse(await readFile(file, 'utf8')).modelOverrides;
  expect(await overrides()).toEqual({ 'claude-sonnet-4-6': ARN, mine: 'x' });
  await switchTo('bare');
  expect(await overrides()).toEqual({ mine: 'x' });
  const { warnings } = await runData(world, 'presets', 'save', 'now');
  expect(warnings).toEqual([{ code: 'left-out', message: expect.stringContaining('modelOverrides.mine') }]);
});

test('a session has the lists, switches and overrides of its preset, and none of the settings', () => {
  const json = { modelOverrides: { 'claude-opus-5-5': ARN }, env: { CLAUDE_CODE_USE_BEDROCK: '1' } };
  const parsed = parseSettings('settings.json', Buffer.from(JSON.stringify(json)));
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  const edits = [
    { path: ['fallbackModel'], value: ['opus', 'sonnet'], isSecret: false },
    { path: ['alwaysThinkingEnabled'], value: true, isSecret: false },
    { path: ['modelOverrides', 'claude-sonnet-4-6'], value: ARN, isSecret: false },
  ] as const;
  const standing: SettingsFile = {
    scope: 'user',
    file: 'settings.json',
    state: 'parsed',
    mode: 0,
    ...parsed,
  };
  const session = sessionOnPreset('one', edits, {}, [standing], {});
  expect(session.ok && session.value.settings).toMatchObject({
    fallbackModel: ['opus', 'sonnet'],
    alwaysThinkingEnabled: true,
    // An empty one stands for none [run 2.1.332].
    modelOverrides: { 'claude-opus-5-5': '', 'claude-sonnet-4-6': ARN },
  });
  expect(session.ok && session.value.settings.env).not.toHaveProperty('claude-opus-5-5');
});
