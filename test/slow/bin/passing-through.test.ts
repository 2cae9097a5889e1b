import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PATH } from '../../support/environment.ts';
import { SHELLS, shellCommand } from './machine.ts';

const LAUNCHER = fileURLToPath(new URL('../../../bin/claude-bedrock', import.meta.url));
const PROGRAM = `
let stdin = '';
for await (const chunk of process.stdin.setEncoding('latin1')) stdin += chunk;
console.log(JSON.stringify({ args: process.argv.slice(2), pid: process.pid, url: import.meta.url, stdin }));
process.exitCode = 7;
`;

let root: string;
let launcher: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'launcher-')));
  launcher = makePlugin(`it's a "plugin" of Ádám & $HOME \`x\``);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Installs the launcher with a program that tells how it was started; returns the launcher's path. */
function makePlugin(name: string): string {
  for (const folder of ['bin', 'scripts']) mkdirSync(join(root, name, folder), { recursive: true });
  writeFileSync(join(root, name, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, name, 'scripts/claude-bedrock.js'), PROGRAM);
  copyFileSync(LAUNCHER, join(root, name, 'bin/claude-bedrock'));
  return join(root, name, 'bin/claude-bedrock');
}

function start(command: string, args: readonly string[], options: { cwd?: string; input?: string } = {}) {
  const env = { PATH, CDPATH: `${root}:/` };
  const { status, stdout, stderr, pid } = spawnSync(command, args, {
    env,
    encoding: 'utf8',
    cwd: options.cwd ?? root,
    input: Buffer.from(options.input ?? '', 'latin1'),
  });
  return { status, stderr, pid, report: stdout ? JSON.parse(stdout) : undefined };
}

describe.each(SHELLS)('under %s', (name) => {
  const [shell, ...before] = shellCommand(name);

  test('arguments, standard input and the exit status pass through untouched', () => {
    const args = ['setup', '', 'a b', '"\'\\', '*', '$(id)', '`id`', 'line\nbreak\n', '--', '-e', 'Á'];
    const input = 'key\0\xff\r\n\n';
    const run = start(shell, [...before, launcher, ...args], { input });
    expect(run).toMatchObject({ status: 7, stderr: '', report: { args, stdin: input } });
  });

  // Signals and terminal control reach Node directly only if no shell stays in between.
  test('Node takes the place of the shell', () => {
    const run = start(shell, [...before, launcher]);
    expect(run.report.pid).toBe(run.pid);
  });

  test('finds the program from the folder of the launcher', () => {
    expect(start(shell, [...before, 'claude-bedrock'], { cwd: dirname(launcher) }).status).toBe(7);
  });

  test('finds the program through a chain of links, absolute and relative', () => {
    const links = mkdtempSync(join(root, 'some links '));
    mkdirSync(join(links, 'in here'));
    symlinkSync(launcher, join(links, 'absolute'));
    symlinkSync('../absolute', join(links, 'in here/-relative'));
    symlinkSync('in here', join(links, 'folder'));
    symlinkSync('folder/-relative', join(links, 'claude-bedrock'));
    for (const [cwd, path] of [
      [root, join(links, 'claude-bedrock')],
      [links, 'claude-bedrock'],
      [links, './folder/-relative'],
    ] as const) {
      expect(start(shell, [...before, path], { cwd }).report?.url, path).toContain(
        '/scripts/claude-bedrock.js',
      );
    }
  });

  test('starts in a directory that was deleted', () => {
    const cwd = mkdtempSync(join(root, 'gone-'));
    const run = start(
      shell,
      [...before, '-c', 'rmdir "$1" && shift && exec "$@"', 'sh', cwd, shell, ...before, launcher],
      { cwd },
    );
    expect(run.status).toBe(7);
  });
});

test('runs as a program of its own', () => {
  expect(start(launcher, ['status'])).toMatchObject({ status: 7, report: { args: ['status'] } });
});
