import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { shortTermApiKey } from '../../src/sandbox/index.ts';
import { DEVELOPER } from '../sandbox/support.ts';
import { putAwsFiles, putSsoToken } from '../support/aws-home.ts';
import { runData, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const INPUT = JSON.stringify({ model: { id: 'eu.anthropic.claude-opus-4-8', display_name: 'Opus 4.8' } });
const ON = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu-central-1' };
const ESC = '\u001b';
let world: World & { home: string };
let userFile: string;

beforeEach(async () => {
  world = { ...(await temporaryWorld()), isStdinTerminal: () => false, readStdin: async () => INPUT };
  await putAwsFiles(world.home);
  userFile = await put(join(world.home, '.claude', 'settings.json'), JSON.stringify({ env: ON }));
});

async function signedInUntil(expiresAt: string) {
  const startUrl = 'https://example.awsapps.com/start';
  await putSsoToken(world.home, 'corp', { startUrl, region: 'eu-central-1', accessToken: 'x', expiresAt });
}
const line = async () => (await runText(world, 'statusline')).text;

test('tells provider, account, profile, region, model and the time that is left', async () => {
  await signedInUntil('2026-11-20T18:30:00Z');
  expect(await line()).toBe('Bedrock · 111122223333 · work · eu-central-1 · Opus 4.8 · 6 h left\n');
});

test.each([
  ['nearly over', '2026-11-20T12:10:00Z', `${ESC}[31m10 min left${ESC}[39m`],
  ['short', '2026-11-20T12:50:00Z', `${ESC}[33m50 min left${ESC}[39m`],
  ['over', '2026-11-20T11:00:00Z', `${ESC}[31msign-in over${ESC}[39m`],
])('is coloured where the time is %s', async (_name, at, end) => {
  await signedInUntil(at);
  expect((await line()).trimEnd().endsWith(end)).toBe(true);
  world = { ...world, env: { ...world.env, NO_COLOR: '1' } };
  expect(await line()).not.toContain(ESC);
});

test('tells when an API key ends, and never the key', async () => {
  const key = shortTermApiKey(DEVELOPER, 'us-east-1', new Date('2026-11-20T11:30:00Z'), 3600);
  await put(userFile, JSON.stringify({ env: { ...ON, AWS_BEARER_TOKEN_BEDROCK: key } }));
  const said = await line();
  expect(said).toContain('API key · eu-central-1 · Opus 4.8');
  expect(said).toContain('30 min left');
  expect(said).not.toContain(key.slice(16, 40));
});

test('goes by its environment alone in a session of run', async () => {
  const env = {
    ...world.env,
    ...ON,
    AWS_PROFILE: 'keys',
    AWS_REGION: 'us-west-2',
    CLAUDE_BEDROCK_PRESET: 'customer',
  };
  world = { ...world, env };
  expect(await line()).toBe('Bedrock · customer · keys · us-west-2 · Opus 4.8\n');
  world = { ...world, env: { ...env, CLAUDE_CODE_USE_BEDROCK: '', CLAUDE_BEDROCK_PRESET: 'subscription' } };
  expect(await line()).toBe('Anthropic · subscription · Opus 4.8\n');
});

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['another value', '[1]'],
  ['a model of another kind', '{"model":{"id":7,"display_name":{}}}'],
])('prints its line when it is given %s', async (_name, input) => {
  world = { ...world, readStdin: async () => input };
  await signedInUntil('2026-11-20T18:30:00Z');
  expect(await line()).toBe('Bedrock · 111122223333 · work · eu-central-1 · 6 h left\n');
});

test('prints its line when it is given a megabyte', async () => {
  world = {
    ...world,
    readStdin: async (most) => {
      throw new RangeError(`standard input is longer than ${most} bytes`);
    },
  };
  expect(await line()).toContain('Bedrock · 111122223333');
});

test('prints its line in a home that cannot be read, and hides what would move the cursor', async () => {
  await put(userFile, '{ broken');
  await chmod(join(world.home, '.aws', 'config'), 0o000);
  world = { ...world, readStdin: async () => JSON.stringify({ model: { display_name: `a${ESC}[2Jb` } }) };
  expect(await runText(world, 'statusline')).toEqual({ text: 'Anthropic · a\\u{1b}[2Jb\n', exitCode: 0 });
});

const SETUP = ['--profile', 'keys', '--region', 'us-west-2', '--offline', '--statusline'];

test('setup sets it where there is none, and reset takes it away', async () => {
  const before = await readFile(userFile, 'utf8');
  const plan = await runData(world, 'setup', '--plan', ...SETUP);
  await runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...SETUP);
  const command = `${join(world.home, '.claude/bedrock/bin/claude-bedrock')} statusline`;
  expect(JSON.parse(await readFile(userFile, 'utf8')).statusLine).toEqual({ type: 'command', command });
  const reset = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', reset.planId);
  expect(await readFile(userFile, 'utf8')).toBe(before);
});

test('setup leaves a status line of the person alone, and says how to add to it', async () => {
  const own = { type: 'command', command: '~/.claude/line.sh' };
  await put(userFile, JSON.stringify({ statusLine: own }));
  const plan = await runData(world, 'setup', '--plan', ...SETUP);
  expect(plan.changes.map(({ key }: { key: string }) => key)).not.toContain('statusLine');
  expect(plan.warnings).toContainEqual(
    expect.objectContaining({ code: 'statusline-there', message: expect.stringContaining('| ') }),
  );
});
