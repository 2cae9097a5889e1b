import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inTerminal, sayText } from '../../src/report/talk-screen.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { explore } from '../flows/talk/play.ts';
import { runData } from '../support/run.ts';
import { jsonOf } from '../support/sign-in.ts';
import { BACK, keysScene, STOPPED, talk, wizardScene } from './support.ts';

const PLAIN = { color: false, unicode: true, width: 77 };
const SETUP = ['--profile', 'keys', '--region', 'eu-central-1', '--offline'];

describe('a terminal shows the words of the conversation, and no Markdown', () => {
  test.each([
    ['setup, empty home', wizardScene, 'talk setup', ['example.awsapps.com', '/nowhere']],
    ['setup, one profile', keysScene, 'talk setup', ['xx', 'eu-central-1']],
    ['reset', keysScene, 'talk reset', []],
    ['use', keysScene, 'talk use', ['wrok']],
    ['rollout', keysScene, 'talk rollout', ['example.com', '111122223333']],
    ['doctor', keysScene, 'talk doctor', []],
  ] as const)('%s', async (_, scene, call, typed) => {
    const { world } = await scene();
    for (const { say = '', ask } of (await explore(world, call, typed, 15)).values()) {
      const ends = ask?.options.flatMap(({ description, end = '' }) => [description, end]) ?? [];
      const shown = [say, ...ends].map((text) => sayText(text, PLAIN)).join('\n');
      expect([shown, inTerminal(ask?.question ?? '')].join('\n')).not.toMatch(
        /`|\*\*|\/bedrock:|^# |\/exit`/m,
      );
    }
  });

  test.each([
    ['Type `! aws login`, then `/bedrock:setup x`.', 'Type aws login, then claude-bedrock setup x.'],
    ['**work** is in force', 'work is in force'],
    ['# ABCD-EFGH', 'ABCD-EFGH'],
    [`- ${'word '.repeat(18)}`.trim(), `- ${'word '.repeat(15).trim()}\n  word word word`],
    [`1. ${'word '.repeat(16)}`.trim(), `1. ${'word '.repeat(15).trim()}\n   word`],
    ['```diff\n+ a `b`\n```\nend', '+ a `b`\nend'],
  ])('%j', (say, shown) => {
    expect(sayText(say, PLAIN)).toBe(shown);
  });

  test('and what stands in a name moves no cursor', () => {
    expect(sayText('a\x1b[2Jb', PLAIN)).toBe('a\\u{1b}[2Jb');
  });
});

test('use asks once, writes, and going back there is nothing', async () => {
  const { world } = await keysScene();
  const { planId } = await runData(world, 'setup', '--plan', ...SETUP);
  await runData(world, 'setup', '--apply', '--plan-id', planId, ...SETUP);
  await runData(world, 'presets', 'save', 'work');
  const given = { preset: 'subscription' };
  const { end, messages, flat } = await talk(world, [BACK, 'Yes'], { name: 'use', given });
  expect(end).toBe('done');
  expect(messages).toEqual(['Write this change?', 'Write this change?']);
  expect(flat).toContain('claude-bedrock use - goes back');
  const back = await talk(world, ['Yes'], { name: 'use', given: { preset: 'work' } });
  expect(back.end).toBe('done');
  expect((await jsonOf(join(world.home, '.claude', 'settings.json'))).env).toMatchObject({
    CLAUDE_CODE_USE_BEDROCK: '1',
  });
});

test('rollout init asks for what nobody said, writes the file, and goes on to what is built of it', async () => {
  const { world } = await keysScene();
  const cwd = join(world.home, 'company');
  await mkdir(cwd);
  const given = { 'sign-in': 'in-app', region: 'eu-central-1' };
  const moves = ['example.awsapps.com', EXAMPLE.sandboxAccount, 'BedrockUser', 'Example'];
  const { end, messages, flat } = await talk({ ...world, cwd }, [...moves, 'example.com', 'Yes', STOPPED], {
    name: 'rollout',
    given,
  });
  expect(end).toBe('stopped');
  expect(messages.slice(-2)).toEqual(['Write this file?', 'Build this?']);
  expect(flat).toContain('Written: bedrock-rollout.json. Keep it in git.');
  expect(await jsonOf(join(cwd, 'bedrock-rollout.json'))).toMatchObject({
    organization: { domain: 'example.com' },
  });
});
