import { spawnSync } from 'node:child_process';
import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { shortTermApiKey } from '../../../src/sandbox/index.ts';
import { DEVELOPER } from '../../sandbox/support.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { PATIENT } from '../../support/environment.ts';
import { filesWithContent } from '../../support/files.ts';
import { ended, PROGRAM, runProgram, start } from '../../support/program.ts';
import { put, temporaryWorld } from '../../support/world.ts';

/** A home with a preset, and a Claude Code that does `script`. */
async function home(script: string) {
  const { home, cwd } = await temporaryWorld();
  await putAwsFiles(home);
  await runProgram(home, cwd, 'presets', 'save', 'keys', '--profile', 'keys');
  await chmod(await put(join(home, 'bin', 'claude'), `#!/bin/sh\n${script}\n`), 0o755);
  await put(join(home, 'bin', 'package.json'), '{"name":"@anthropic-ai/claude-code","version":"2.1.329"}');
  const run = (...args: string[]) =>
    start(home, cwd, ['run', 'keys', ...args], { PATH: `${home}/bin:/usr/bin:/bin` });
  return { home, run };
}

test.each([0, 3, 42])(
  'ends with the exit status %i of Claude Code, and prints what it prints',
  async (code) => {
    const { run } = await home(`printf '%s' "$3 $AWS_PROFILE"; exit ${code}`);
    expect(await ended(run('--', 'hello'))).toMatchObject({ code, stdout: 'hello ', stderr: '' });
  },
);

test.each(['SIGTERM', 'SIGKILL', 'SIGHUP'] as const)('ends by %s where Claude Code does', async (signal) => {
  const { run } = await home(`kill -${signal.slice(3)} $$`);
  expect(await ended(run())).toMatchObject({ signal });
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('hands %s on to Claude Code', async (signal) => {
  const { home: folder, run } = await home(
    `trap 'echo got >"$HOME/got"; exit 7' ${signal.slice(3)}; echo up >"$HOME/up"; while :; do sleep 0.1; done`,
  );
  const child = run();
  const end = ended(child);
  await vi.waitFor(() => readFile(join(folder, 'up')), PATIENT);
  child.kill(signal);
  expect(await end).toMatchObject({ code: 7 });
  expect(await readFile(join(folder, 'got'), 'utf8')).toBe('got\n');
});

test('an API key is in the environment of the session and nowhere else', async () => {
  const key = shortTermApiKey(DEVELOPER, 'us-east-1', new Date());
  const { home: folder, cwd } = await temporaryWorld();
  const log = join(folder, 'log');
  // Its version has to be asked: that is a child, too.
  const script = `printf '%s|%s\\n' "$*" "$(env)" >>'${log}'; [ "$1" = --version ] && echo '2.1.332 (Claude Code)'; exit 0`;
  await chmod(await put(join(folder, 'bin', 'claude'), `#!/bin/sh\n${script}\n`), 0o755);
  const file = await put(join(folder, 'key'), key);
  await chmod(file, 0o600);
  const save = [
    'presets',
    'save',
    'key',
    '--auth',
    'api-key',
    '--api-key-file',
    file,
    '--region',
    'us-east-1',
  ];
  await runProgram(folder, cwd, ...save);
  const run = await ended(start(folder, cwd, ['run', 'key'], { PATH: `${folder}/bin:/usr/bin:/bin` }));
  expect(run).toMatchObject({ code: 0, stdout: '', stderr: '' });
  const [asked = '', session = ''] = (await readFile(log, 'utf8')).split(/^(?=--settings)/m);
  expect(asked).toMatch(/^--version\|/);
  expect(asked).not.toContain(key);
  expect(session.split('|')[0]).not.toContain(key);
  expect(session).toContain(`AWS_BEARER_TOKEN_BEDROCK=${key}`);
  await rm(log);
  await rm(file);
  expect(JSON.stringify(filesWithContent(folder))).not.toContain(key);
});

test('a preset may be named as a subcommand is', async () => {
  const { home: folder, cwd } = await temporaryWorld();
  await putAwsFiles(folder);
  await chmod(
    await put(join(folder, 'bin', 'claude'), '#!/bin/sh\nprintf "%s" "$CLAUDE_BEDROCK_PRESET"\n'),
    0o755,
  );
  await put(join(folder, 'bin', 'package.json'), '{"name":"@anthropic-ai/claude-code","version":"2.1.329"}');
  await runProgram(folder, cwd, 'presets', 'save', 'status', '--profile', 'keys');
  const run = start(folder, cwd, ['run', 'status'], { PATH: `${folder}/bin:/usr/bin:/bin` });
  expect(await ended(run)).toMatchObject({ code: 0, stdout: 'status' });
});

test.each([
  ['nothing', ''],
  ['more than a megabyte', JSON.stringify({ model: { display_name: 'x'.repeat(2_000_000) } })],
])('the status line is printed where its standard input holds %s', async (_, input) => {
  const { home: folder, cwd } = await temporaryWorld();
  await put(join(folder, '.claude', 'settings.json'), '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
  const env = { HOME: folder, PATH: '/usr/bin:/bin' };
  const { stdout, status } = spawnSync(process.execPath, [PROGRAM, 'statusline'], { cwd, env, input });
  expect({ status, line: String(stdout) }).toEqual({
    status: 0,
    line: expect.stringMatching(/^Bedrock · .*\n$/),
  });
});
