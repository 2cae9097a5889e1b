import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { launcherFile } from '../../../src/facts/claude-code/launcher-file.ts';
import { approveDevice, EXAMPLE } from '../../../src/sandbox/index.ts';
import { launcherCommand } from '../../../src/shell/launcher-command.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { PATH, PATIENT } from '../../support/environment.ts';
import { ended, runProgram } from '../../support/program.ts';
import { signInScene } from '../../support/sign-in.ts';

/** A home with a space in its name whose settings were written for the profile, and how to run a command of theirs. */
async function scene(profile: string) {
  const { sandbox, world } = await signInScene();
  const home = join(world.home, "ada's home");
  await putAwsFiles(home);
  const options = ['--profile', profile, '--offline'];
  const { data } = await runProgram(home, world.cwd, 'setup', '--plan', ...options);
  await runProgram(home, world.cwd, 'setup', '--apply', '--plan-id', data.planId, ...options);
  const { awsAuthRefresh } = JSON.parse(await readFile(join(home, '.claude', 'settings.json'), 'utf8'));

  /** As Claude Code does it: by the shell, without input, without a terminal. */
  const run = (command: string) => {
    const env = { HOME: home, PATH, ...sandbox.environment() };
    const child = spawn('/bin/sh', ['-c', command], {
      cwd: world.cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, end: ended(child) };
  };
  const code = async () => {
    const grant = await vi.waitUntil(() => sandbox.cloud.deviceGrants[0], PATIENT);
    return grant.userCode;
  };
  return { sandbox, cwd: world.cwd, home, awsAuthRefresh, run, code };
}

test.each(['work', '$(id)'])('the command that setup wrote signs %j in', async (profile) => {
  const { sandbox, awsAuthRefresh, run, code } = await scene(profile);
  const { end } = run(awsAuthRefresh);
  const userCode = await code();
  approveDevice(sandbox.cloud, userCode);
  const { stdout, stderr, code: exitCode } = await end;
  expect(stdout).toContain(`the code ${userCode}, and allow it: ${sandbox.url}/device?user_code=${userCode}`);
  expect(stdout).toContain(`Signed in to ${EXAMPLE.startUrl}`);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
});

test('two that run it at once need one code and one browser', async () => {
  const { sandbox, awsAuthRefresh, run, code } = await scene('work');
  const first = run(awsAuthRefresh);
  const userCode = await code();
  const second = run(awsAuthRefresh);
  second.child.stdout.once('data', () => approveDevice(sandbox.cloud, userCode));
  for (const { stdout, code: exitCode } of await Promise.all([first.end, second.end])) {
    expect(stdout).toContain(`the code ${userCode}`);
    expect(stdout).toContain('Signed in');
    expect(exitCode).toBe(0);
  }
  expect(sandbox.cloud.deviceGrants).toHaveLength(1);
  expect(sandbox.cloud.ssoTokens).toHaveLength(1);
});

test('a profile name that is a command is a name', async () => {
  const { home, cwd, run } = await scene('work');
  const launcher = launcherFile(join(home, '.claude'), 'linux');
  const command = launcherCommand(launcher, 'login --auth-refresh', 'x;touch y', 'linux') ?? '';
  const { stderr, code } = await run(command).end;
  expect(code).toBe(1);
  expect(stderr).toContain("'x;touch y'");
  expect(await readdir(cwd)).toEqual([]);
});
