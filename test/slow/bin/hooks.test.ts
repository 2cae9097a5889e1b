import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PATH, PATIENT } from '../../support/environment.ts';
import { launch, type Machine, makeMachine, SHELLS, shellCommand } from './machine.ts';

const SILENT = { status: 0, stdout: '', stderr: '' };
let machine: Machine;
beforeEach(() => {
  machine = makeMachine();
});
afterEach(() => machine.remove());

describe.each(SHELLS)('a hook, under %s', (shell) => {
  const hook = (name: string, env: Record<string, string> = {}) =>
    launch(shell, machine.launcher, ['hook', name], { ...machine.env, ...env });

  const isStarted = (name: string, CLAUDE_CODE_USE_BEDROCK?: string) => {
    const run = hook(name, CLAUDE_CODE_USE_BEDROCK === undefined ? {} : { CLAUDE_CODE_USE_BEDROCK });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    return run.stdout !== '';
  };

  describe.each(['session-start', 'stop-failure'])('%s', (name) => {
    beforeEach(() => machine.addNode('path/node', 'v22.0.0'));

    test.each(['1', 'true', 'TRUE', 'Yes', 'on', 'oN'])('starts Node where the switch is %j', (value) => {
      expect(isStarted(name, value)).toBe(true);
    });

    test.each([undefined, '', '0', 'false', 'no', 'off', '11', 'only', '*', '$(id)'])(
      'ends before Node where the switch is %j',
      (value) => {
        expect(isStarted(name, value)).toBe(false);
      },
    );
  });

  test.each(['doctor', 'setup', 'reset'])('%s starts Node on Bedrock and off it', (name) => {
    machine.addNode('path/node', 'v22.0.0');
    expect([isStarted(name, '1'), isStarted(name)]).toEqual([true, true]);
  });

  test('other commands run whatever the switch is', () => {
    machine.addNode('path/node', 'v22.0.0');
    expect(launch(shell, machine.launcher, ['status'], machine.env).stdout).toContain('ran ');
  });

  test.each(['doctor', 'setup', 'reset', 'rollout', 'session-start', 'stop-failure'])(
    '%s says nothing where there is no Node',
    (name) => {
      expect(hook(name, { CLAUDE_CODE_USE_BEDROCK: '1' })).toMatchObject(SILENT);
    },
  );

  test.each([
    ['fails', 'echo "Error: boom" >&2; exit 2'],
    ['is killed', 'kill -KILL $$'],
  ])('is no error of Claude Code where Node %s', (_, what) => {
    machine.addProgram(
      'path/node',
      `#!/bin/sh\nif [ "$1" = --version ]; then echo v22.0.0; exit; fi\n${what}\n`,
    );
    expect(hook('doctor')).toMatchObject(SILENT);
  });

  test('stop-failure reads its event also where Claude Code, which ends, ends its hooks', async () => {
    // As the first Node of `claude -p` that has failed: ended before it has read anything.
    const first = `if mkdir "${machine.root}/started" 2>/dev/null; then kill -TERM $$; fi`;
    const read = `read -r event; echo "$event" > "${machine.root}/kept.part"`;
    machine.addProgram(
      'path/node',
      `#!/bin/sh\nif [ "$1" = --version ]; then echo v22.0.0; exit; fi\nPATH='${PATH}'; ${first}\n${read}\nmv "${machine.root}/kept.part" "${machine.root}/kept"\n`,
    );
    const env = { ...machine.env, CLAUDE_CODE_USE_BEDROCK: '1' };
    const [program, ...before] = shellCommand(shell);
    const args = [...before, machine.launcher, 'hook', 'stop-failure'];
    const child = spawn(program, args, { env, detached: true });
    await vi.waitUntil(() => existsSync(join(machine.root, 'started')), PATIENT);
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    child.stdin.end('{"error":"unknown"}\n');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(existsSync(join(machine.root, 'kept'))).toBe(true);
  });
});
