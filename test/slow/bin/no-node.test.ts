import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REFUSED } from '../../../src/shell/refused-credentials.ts';
import { launch, type Machine, makeMachine, SHELLS } from './machine.ts';

let machine: Machine;
beforeEach(() => {
  machine = makeMachine();
});
afterEach(() => machine.remove());

describe.each(SHELLS)('without a Node to run with, under %s', (shell) => {
  test('a person reads on stderr what is missing and what to install', () => {
    const run = launch(shell, machine.launcher, ['status'], machine.env);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(
      /^\[x\] Node\.js 20\.12 or newer was not found: .* \(node-missing\)\n {2}Install .*\n$/,
    );
  });

  test('--json gets the one document of a refusal on stdout', () => {
    const run = launch(shell, machine.launcher, ['models', '--region', 'us-east-1', '--json'], machine.env);
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({
      schema: 1,
      ok: false,
      command: 'models',
      error: {
        code: 'node-missing',
        message: expect.stringContaining('Node.js 20.12 or newer was not found'),
        fix: expect.stringContaining('https://nodejs.org'),
      },
    });
  });

  test('--fail-closed gets credentials that AWS refuses, for Claude Code would sign with others', () => {
    const args = ['credentials', '--fail-closed', '--profile=a b'];
    const run = launch(shell, machine.launcher, args, machine.env);
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual(REFUSED);
    expect(run.stderr).toContain('(node-missing)');
  });

  test('names the first Node that is too old, and where it is', () => {
    machine.addNode('path/node', 'v16.20.2');
    machine.addNode('home/.nvm/versions/node/v18.0.0/bin/node', 'v18.0.0');
    const run = launch(shell, machine.launcher, ['status', '--json'], machine.env);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout).error).toMatchObject({
      code: 'node-too-old',
      message: `Node.js 20.12 or newer is needed; the one found is 16.20.2 (${machine.root}/path/node).`,
    });
  });

  test('a path and a command of any characters come out as JSON', () => {
    const folder = 'Zoë "Á" ā\\日本\n\t\u001b[31m\u007f';
    const command = '--json "\\\r\n';
    machine.addNode(join(folder, 'node'), 'v18.0.0');
    const env = { PATH: join(machine.root, folder) };
    const report = JSON.parse(launch(shell, machine.launcher, [command, '--json'], env).stdout);
    expect(report.command).toBe(command);
    expect(report.error.message).toContain(`(${machine.root}/${folder}/node)`);
  });

  test('no argument at all is no crash', () => {
    expect(launch(shell, machine.launcher, [], machine.env)).toMatchObject({ status: 1, stdout: '' });
  });
});
