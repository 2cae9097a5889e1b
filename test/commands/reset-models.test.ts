import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { PATH } from '../support/environment.ts';
import { runData } from '../support/run.ts';
import { put, temporaryWorld, trust } from '../support/world.ts';

const OPUS = 'us.anthropic.claude-opus-5-5';
const OLDER = 'us.anthropic.claude-opus-4-8';
const SETUP = ['--profile', 'work', '--region', 'us-east-1', '--pin', `opus=${OLDER}`, '--offline'];

let world: World & { home: string };
let userFile: string;

beforeEach(async () => {
  world = await temporaryWorld({ now: () => new Date() });
  await putAwsFiles(world.home);
  world = { ...world, env: { PATH } };
  userFile = join(world.home, '.claude', 'settings.json');
});

async function carryOut(...command: string[]) {
  const { planId } = await runData(world, ...command, '--plan');
  return runData(world, ...command, '--apply', '--plan-id', planId);
}

const settings = async () => JSON.parse(await readFile(userFile, 'utf8'));

test('a pin of ours that Claude Code has replaced by a newer model goes with the rest', async () => {
  await put(userFile, '{\n  "theme": "dark"\n}\n');
  await carryOut('setup', ...SETUP);
  const now = await readFile(userFile, 'utf8');
  expect(now).toContain(OLDER);
  await put(userFile, now.replace(OLDER, OPUS));
  const done = await carryOut('reset');
  expect(done.left).toEqual([]);
  expect(await settings()).toEqual({ theme: 'dark' });
});

test('what somebody put in place of a pin of ours, and Anthropic knows as well, stays', async () => {
  await put(userFile, '{}\n');
  await carryOut('setup', ...SETUP);
  await put(userFile, (await readFile(userFile, 'utf8')).replace(OLDER, 'claude-opus-5-5'));
  await carryOut('reset');
  expect(await settings()).toEqual({ env: { ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-opus-5-5' } });
});

test.each([
  ['all of them lead to Bedrock', { 'claude-opus-5-5': OPUS }, undefined],
  [
    'one leads to Bedrock',
    { 'claude-opus-5-5': 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a', b: 'c' },
    { b: 'c' },
  ],
  ['none leads to Bedrock', { b: 'c' }, { b: 'c' }],
])('reset --found clears modelOverrides where %s', async (_where, modelOverrides, left) => {
  const env = { CLAUDE_CODE_USE_BEDROCK: '1' };
  await put(userFile, JSON.stringify({ theme: 'dark', env, modelOverrides }));
  await carryOut('reset', '--found');
  expect((await settings()).modelOverrides).toEqual(left);
});

test('models of Bedrock that stay are named, each with the exact edit', async () => {
  await trust(world);
  const agent = join(world.cwd, '.claude', 'agents', 'reviewer.md');
  await put(agent, `---\nname: reviewer\nmodel: ${OPUS}\ndescription: Reviews\n---\nReview.\n`);
  await put(
    join(world.cwd, '.claude', 'agents', 'other.md'),
    '---\nname: other\ndescription: Another\nmodel: sonnet\n---\n',
  );
  const local = join(world.cwd, '.claude', 'settings.local.json');
  await put(local, JSON.stringify({ model: OPUS }, null, 2));
  await carryOut('setup', ...SETUP);
  const { warnings } = await runData(world, 'reset', '--plan');
  expect(warnings.map(({ code, message }: { code: string; message: string }) => [code, message])).toEqual([
    [
      'model-left',
      `${local}, line 2, still names ${OPUS}, which Anthropic's own API does not know. Take the key model out.`,
    ],
    [
      'model-left',
      `${agent}, line 3, names ${OPUS}, which Anthropic's own API does not know. Change that line to "model: inherit", or remove it.`,
    ],
  ]);
});

test('nothing is said of them while Bedrock stays on', async () => {
  await put(
    join(world.cwd, '.claude', 'agents', 'a.md'),
    `---\nname: a\ndescription: One\nmodel: ${OPUS}\n---\n`,
  );
  await carryOut('setup', ...SETUP);
  world = { ...world, env: { ...world.env, CLAUDE_CODE_USE_BEDROCK: '1' } };
  const { warnings } = await runData(world, 'reset', '--plan');
  expect(warnings).toEqual([]);
});
