import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readLastErrors } from '../../src/facts/claude-code/last-errors.ts';
import type { World } from '../../src/model/world.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const ON = { CLAUDE_CODE_USE_BEDROCK: 'true' };
const EXPIRED = 'API Error: 403 The security token included in the request is expired';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
let world: World & { home: string };
let file: string;

beforeEach(async () => {
  world = await temporaryWorld({ env: ON });
  file = join(world.home, '.claude/bedrock/last-errors/errors.json');
});

/** Claude Code calls the hook with what it said when a turn failed. */
async function fail(event: object, given: Partial<World> = {}): Promise<void> {
  const stdin = JSON.stringify({ hook_event_name: 'StopFailure', ...event });
  const of = { ...world, isStdinTerminal: () => false, readStdin: async () => stdin, ...given };
  expect(await runText(of, 'hook', 'stop-failure')).toEqual({ text: '', exitCode: 0 });
}

const kept = () => readLastErrors(join(world.home, '.claude'));

test('keeps what Claude Code said, for its owner alone', async () => {
  await fail({ error: 'authentication_failed', last_assistant_message: EXPIRED });
  expect(kept()).toEqual([{ at: world.now(), error: 'authentication_failed', message: EXPIRED }]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test.each([
  [
    'the details where nothing was said',
    { error: 'rate_limit', error_details: 'Too many tokens' },
    'Too many tokens',
  ],
  ['the kind where nothing else is told', { error: 'unknown' }, 'unknown'],
])('keeps %s', async (_, event, message) => {
  await fail(event);
  expect(kept()).toMatchObject([{ message }]);
});

test('begins no file once it is ended', async () => {
  await fail({ error: 'unknown' }, { interrupted: AbortSignal.abort() });
  expect(kept()).toEqual([]);
});

test('keeps the newest five', async () => {
  for (const turn of [1, 2, 3, 4, 5, 6, 7]) await fail({ error: 'unknown', error_details: `turn ${turn}` });
  expect(kept().map(({ message }) => message)).toEqual(['turn 7', 'turn 6', 'turn 5', 'turn 4', 'turn 3']);
});

test('keeps no secret, and not much of a long text', async () => {
  await fail({
    error: 'x'.repeat(10_000),
    error_details: `aws_secret_access_key = ${SECRET} ${'語'.repeat(90_000)}`,
  });
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain(SECRET);
  expect(Buffer.byteLength(text)).toBeLessThan(2_500);
  expect(kept()).toHaveLength(1);
});

test('keeps the end of a long refusal, which tells who can help', async () => {
  const refusal = `API Error: 403 User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_BedrockUser_0123456789abcdef/ada@example.com is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0 with an explicit deny in a service control policy`;
  await fail({ error: 'authentication_failed', last_assistant_message: refusal });
  expect(kept()).toMatchObject([{ message: refusal }]);
});

test('begins again where what was kept is damaged', async () => {
  await put(file, '{"errors": [');
  await fail({ error: 'unknown', error_details: 'again' });
  expect(kept()).toMatchObject([{ message: 'again' }]);
});

test.each([
  ['Bedrock is off', { env: {} }, { error: 'unknown' }],
  ['the event has no error', {}, { error: 7 }],
])('keeps nothing where %s', async (_, given, event) => {
  await fail(event, given);
  expect(kept()).toEqual([]);
});

test.each([
  ['setup wrote is put back', ['--profile', 'work', '--region', 'eu-central-1', '--offline']],
  ['there is nothing to put back', undefined],
])('reset forgets it when what %s', async (_, options) => {
  await putAwsFiles(world.home);
  const plan = options && (await runData(world, 'setup', '--plan', ...options));
  if (options) await runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...options);
  await fail({ error: 'unknown' });

  const { planId } = await runData(world, 'reset', '--plan');
  expect(kept()).toHaveLength(1);
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  await expect(stat(join(world.home, '.claude', 'bedrock'))).rejects.toThrow('ENOENT');
});

test('reset of one scope keeps it while another one stands', async () => {
  await putAwsFiles(world.home);
  for (const scope of ['user', 'local']) {
    const options = ['--profile', 'work', '--region', 'eu-central-1', '--offline', '--scope', scope];
    const { planId } = await runData(world, 'setup', '--plan', ...options);
    await runData(world, 'setup', '--apply', '--plan-id', planId, ...options);
  }
  await fail({ error: 'unknown' });
  const { planId } = await runData(world, 'reset', '--plan', '--scope', 'local');
  await runData(world, 'reset', '--apply', '--plan-id', planId, '--scope', 'local');
  expect(kept()).toHaveLength(1);
});
