import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, GATEWAY_TOKEN } from '../../src/sandbox/index.ts';
import { jsonOf } from '../support/sign-in.ts';
import { put } from '../support/world.ts';
import { keysScene, talk, wizardScene } from './support.ts';

const settingsOf = ({ home }: { home: string }) => jsonOf(join(home, '.claude', 'settings.json'));

test('Claude Platform on AWS: the workspace is asked, no model, and it is proved', async () => {
  const { world, sandbox } = await keysScene();
  Object.assign(world.env, { ANTHROPIC_AWS_BASE_URL: `${sandbox.url}/claude-platform` });
  const { end, messages, flat } = await talk(world, [EXAMPLE.workspace, 'Yes'], {
    given: { way: 'platform' },
  });
  expect(end).toBe('done');
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain('Which workspace of Claude Platform on AWS?');
  expect(flat).toContain('answered in eu-central-1');
  expect((await settingsOf(world)).env).toEqual({
    CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
    ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace,
    AWS_PROFILE: 'keys',
    AWS_REGION: 'eu-central-1',
  });
});

test('a gateway: its address and its key are asked, the key unseen, and nothing of AWS', async () => {
  const { world, sandbox } = await wizardScene();
  const moves = [`${sandbox.url}/gateway`, GATEWAY_TOKEN, 'Yes'];
  const { end, screen, messages } = await talk(world, moves, { given: { way: 'gateway' } });
  expect(end).toBe('done');
  expect(messages).toHaveLength(3);
  expect(screen).not.toContain(GATEWAY_TOKEN);
  expect((await settingsOf(world)).env).toMatchObject({
    ANTHROPIC_BEDROCK_BASE_URL: `${sandbox.url}/gateway`,
    ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN,
  });
});

test('a home on Mantle stays there, and in its region, where no other was asked for', async () => {
  const { world, sandbox } = await keysScene();
  Object.assign(world.env, { ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${sandbox.url}/anthropic` });
  const standing = { CLAUDE_CODE_USE_MANTLE: '1', AWS_PROFILE: 'keys', AWS_REGION: 'us-east-1' };
  await put(join(world.home, '.claude', 'settings.json'), JSON.stringify({ env: standing }));
  const { end, flat } = await talk(world, ['Yes']);
  expect(end).toBe('done');
  expect(flat).toContain('Mantle) already, and that stays');
  expect((await settingsOf(world)).env).toEqual(standing);
});
