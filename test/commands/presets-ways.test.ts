import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
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
  const { env, apiKeyHelper } = JSON.parse(await readFile(file, 'utf8'));
  expect({ env, ...(apiKeyHelper && { apiKeyHelper }) }).toEqual(settings);
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
