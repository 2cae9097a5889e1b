// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholder of Claude Code.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startedByPowerShell } from '../../support/powershell.ts';
import { type Machine, makeMachine, SHELLS, shellCommand } from './machine.ts';

const HOOKS = fileURLToPath(new URL('../../../hooks', import.meta.url));
const NAMES = ['doctor', 'reset', 'rollout', 'session-start', 'setup', 'stop-failure'];

/** Every command of hooks.json. */
const COMMANDS = Object.values<readonly { hooks: readonly { command: string }[] }[]>(
  JSON.parse(readFileSync(join(HOOKS, 'hooks.json'), 'utf8')).hooks,
).flatMap((matched) => matched.flatMap(({ hooks }) => hooks.map(({ command }) => command)));

let machine: Machine;
beforeEach(() => {
  machine = makeMachine();
  cpSync(HOOKS, join(machine.root, 'plugin/hooks'), { recursive: true });
  machine.addProgram(
    'path/node',
    '#!/bin/sh\nif [ "$1" = --version ]; then echo v22.0.0; exit; fi\nshift\necho "ran $*"; read -r event; echo "$event"\n',
  );
});
afterEach(() => machine.remove());

describe.each(SHELLS)('under %s', (shell) => {
  test.each(COMMANDS)('%s runs the program in the folder of the plugin, with its event', (command) => {
    const plugin = join(machine.root, 'a plugin of Zoë $(id) %PATH%');
    cpSync(join(machine.root, 'plugin'), plugin, { recursive: true });
    const [program, ...before] = shellCommand(shell);
    const run = spawnSync(program, [...before, '-c', command], {
      env: { ...machine.env, CLAUDE_PLUGIN_ROOT: plugin, CLAUDE_CODE_USE_BEDROCK: '1' },
      input: '{"event":1}\n',
      encoding: 'utf8',
    });
    const name = /(\w[\w-]*)\.cmd/.exec(command)?.[1];
    expect(run).toMatchObject({ status: 0, stderr: '', stdout: `ran hook ${name}\n{"event":1}\n` });
  });
});

describe('in PowerShell, which Claude Code starts hooks with where Windows has no Git Bash', () => {
  // So 2.1.332 hands it over [run]: the placeholder as a variable of its own, and a line about the exit status behind.
  const asHandedOver = (command: string) =>
    `${command.replaceAll('${CLAUDE', '${env:CLAUDE')}\n; if (-not $?) { if ($LASTEXITCODE -eq 2) { exit 2 } }`;

  test.each(COMMANDS)('%s is a command, and starts a file by its whole name', async (command) => {
    const [started, ...more] = await startedByPowerShell(asHandedOver(command));
    expect(more).toEqual([]);
    const [, file = ''] = /^"\$\{env:CLAUDE_PLUGIN_ROOT\}\/(.+)"$/.exec(started ?? '') ?? [];
    expect(existsSync(join(HOOKS, '..', file))).toBe(true);
  });

  test('a program in quotes alone is no command there', async () => {
    const line = asHandedOver('"${CLAUDE_PLUGIN_ROOT}/bin/claude-bedrock" hook doctor');
    await expect(startedByPowerShell(line)).rejects.toThrow('cannot parse');
  });
});

test('each hook has a file of two lines: sh reads the first as a command and cmd.exe as a label', () => {
  expect(readdirSync(HOOKS).sort()).toEqual([...NAMES.map((name) => `${name}.cmd`), 'hooks.json'].sort());
  for (const name of NAMES) {
    expect(readFileSync(join(HOOKS, `${name}.cmd`), 'utf8')).toBe(
      `:; exec "$CLAUDE_PLUGIN_ROOT/bin/claude-bedrock" hook ${name} #\r\n@"%~dp0..\\bin\\claude-bedrock.cmd" hook ${name}\r\n`,
    );
  }
});
