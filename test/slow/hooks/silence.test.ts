import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hook } from '../../../src/hooks/hook.ts';
import { runText } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const LAUNCHER = fileURLToPath(new URL('../../../bin/claude-bedrock', import.meta.url));
const SILENT = { status: 0, stdout: '', stderr: '' };
const EVENT = JSON.stringify({ hook_event_name: 'StopFailure', error: 'unknown' });
const HOOKS = ['session-start', 'stop-failure'];

/** Runs what ships, as Claude Code does. */
function run(args: readonly string[], input: string, env: Record<string, string> = {}) {
  const PATH = `${dirname(process.execPath)}:/usr/bin:/bin`;
  const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1', NODE_DISABLE_COMPILE_CACHE: '1' };
  const options = { env: { PATH, ...bedrock, ...env }, input, encoding: 'utf8' as const };
  const { status, stdout, stderr } = spawnSync(LAUNCHER, ['hook', ...args], options);
  return { status, stdout, stderr };
}

describe.each(HOOKS)('%s says nothing and exits 0', (name) => {
  test.each([
    ['nothing on standard input', ''],
    ['no JSON', '{"error": '],
    ['JSON that is no object', '["error"]'],
    ['10 MB', JSON.stringify({ error: 'unknown', error_details: 'x'.repeat(10 * 1024 * 1024) })],
    ['bytes that are no text', '\0\u001b[2J\ufffd'],
  ])('with %s', async (_, input) => {
    const { home } = await temporaryWorld();
    expect(run([name], input, { HOME: home })).toEqual(SILENT);
  });

  test('without HOME', () => {
    expect(run([name], EVENT)).toEqual(SILENT);
  });

  test.each([
    ['is a file', async (home: string) => put(join(home, 'file'), '')],
    ['does not exist and cannot be made', async () => '/proc/nowhere'],
    [
      'may not be written',
      async (home: string) => {
        mkdirSync(join(home, '.claude'));
        chmodSync(join(home, '.claude'), 0o500);
        return home;
      },
    ],
    [
      'has a folder where a file should be',
      async (home: string) => {
        mkdirSync(join(home, '.claude/bedrock/last-errors/errors.json'), { recursive: true });
        mkdirSync(join(home, '.claude/settings.json'), { recursive: true });
        mkdirSync(join(home, '.aws/config'), { recursive: true });
        return home;
      },
    ],
  ])('where the home directory %s', async (_, make) => {
    const { home } = await temporaryWorld();
    expect(run([name], EVENT, { HOME: await make(home) })).toEqual(SILENT);
  });
});

test.each([
  [[]],
  [['nothing-of-ours']],
  [['session-start', 'twice']],
  [['--unknown']],
  [['session-start', '--json', '--x']],
])('a wrong call (%j) blocks no prompt', (args) => {
  expect(run(args, EVENT)).toEqual(SILENT);
});

test('a hook that breaks says nothing', async () => {
  const world = await temporaryWorld({ isStdinTerminal: () => false, readStdin: async () => EVENT });
  const broken = Object.defineProperty({ ...world }, 'cwd', {
    get: () => {
      throw new TypeError('a bug');
    },
  });
  for (const name of ['doctor', 'setup', 'reset', 'rollout', ...HOOKS]) {
    expect(await runText(broken, 'hook', name)).toEqual({ text: '', exitCode: 0 });
  }
});

describe('a hook that hangs', () => {
  afterEach(() => vi.useRealTimers());

  test('ends at its own deadline, before Claude Code ends it', async () => {
    const world = await temporaryWorld();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const readStdin = () => new Promise<string>(() => undefined);
    const style = { color: false, unicode: true, width: 80 };
    const answer = hook(
      { ...world, isStdinTerminal: () => false, readStdin },
      { hook: 'stop-failure' },
      style,
    );
    await vi.advanceTimersByTimeAsync(3_000);
    const outcome = await answer;
    expect(outcome.ok && outcome.value.text(style)).toBe('');
  });
});
