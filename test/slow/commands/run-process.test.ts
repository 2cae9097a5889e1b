import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { putAwsFiles } from '../../support/aws-home.ts';
import { PATIENT } from '../../support/environment.ts';
import { ended, runProgram, start } from '../../support/program.ts';
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
