import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { VERSION } from '../../../src/model/version.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { PROGRAM, runProgram, start } from '../../support/program.ts';
import { put, temporaryDirectory } from '../../support/world.ts';

let home: string;
beforeEach(async () => {
  home = await temporaryDirectory();
});
const run = (...args: string[]) =>
  spawnSync(process.execPath, [PROGRAM, ...args], {
    env: { HOME: home, PATH: '/usr/bin:/bin', NODE_DISABLE_COMPILE_CACHE: '1' },
    cwd: home,
    encoding: 'utf8',
  });

describe('the program as it ships', () => {
  test('tells its version, which is that of the plugin', async () => {
    expect(run('--version').stdout).toBe(`${VERSION}\n`);
    const plugin = JSON.parse(
      await readFile(new URL('../../../.claude-plugin/plugin.json', import.meta.url), 'utf8'),
    );
    expect(plugin.version).toBe(VERSION);
  });

  // Of every command it is the same code: test/report/narrow.test.ts has them all.
  test('shows help for itself and for a command, within 80 columns but for examples', () => {
    for (const args of [['--help'], ['setup', '--help']]) {
      const { stdout, status } = run(...args);
      expect(status).toBe(0);
      const [text = ''] = stdout.split('Examples:');
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
      expect(stdout).not.toContain('\u001b');
    }
  });

  test('leaves out of its help what only Claude Code calls', () => {
    expect(run('--help').stdout).not.toContain('hook');
    expect(run('hook', '--help').stdout).toContain(
      'doctor|setup|reset|rollout|session-start|stop-failure [options]',
    );
  });

  test('without a command tells the state in a few lines, and the one next command', () => {
    const { stdout, stderr, status } = run();
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain('Claude Code does not use Amazon Bedrock');
    expect(stdout).toContain('Next: ');
    expect(stdout.trim().split('\n').length).toBeLessThan(10);
  });

  test.each([
    ['an unknown command', ['statsu'], 2, "Did you mean 'status'"],
    ['an unknown option', ['status', '--jsn'], 2, "Did you mean '--json'"],
    ['a refusal', ['setup', '--plan'], 1, 'option-missing'],
  ])('%s: the right exit status, and nothing on stdout', (_name, args, status, hint) => {
    const answer = run(...args);
    expect(answer).toMatchObject({ status, stdout: '' });
    expect(answer.stderr).toContain(hint);
  });

  test('with --json a refusal is one document on stdout, and stderr stays empty', () => {
    const answer = run('setup', '--plan', '--json');
    expect(answer).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(answer.stdout)).toMatchObject({
      schema: 1,
      ok: false,
      error: { code: 'option-missing' },
    });
  });

  test('a reader that goes away is no error', async () => {
    const shell = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${PROGRAM}" setup --help | head -1`], {
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
      encoding: 'utf8',
    });
    expect(shell).toMatchObject({ status: 0, stderr: '' });
  });

  test('status, setup and reset work from an empty home and leave it as it was', async () => {
    await putAwsFiles(home);
    const settings = join(home, '.claude', 'settings.json');
    expect((await runProgram(home, home, 'status')).data.bedrock).toBe('off');
    const answers = ['--profile', 'keys', '--region', 'us-west-2', '--offline'];
    const plan = await runProgram(home, home, 'setup', '--plan', ...answers);
    await runProgram(home, home, 'setup', '--apply', '--plan-id', plan.data.planId, ...answers);
    expect(JSON.parse(await readFile(settings, 'utf8')).env.AWS_PROFILE).toBe('keys');
    expect((await runProgram(home, home, 'status')).data.bedrock).toBe('on');
    const undo = await runProgram(home, home, 'reset', '--plan');
    await runProgram(home, home, 'reset', '--apply', '--plan-id', undo.data.planId);
    await expect(readFile(settings)).rejects.toThrow('ENOENT');
  });

  test('models asks the endpoint that the environment names', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    await putAwsFiles(home);
    const child = spawn(process.execPath, [PROGRAM, 'models', '--profile', 'keys', '--json'], {
      env: { HOME: home, PATH: '/usr/bin:/bin', NODE_DISABLE_COMPILE_CACHE: '1', ...sandbox.environment() },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    await once(child, 'close');
    expect(JSON.parse(Buffer.concat(chunks).toString()).data.regions).toEqual([
      { region: 'us-west-2', state: 'listed' },
    ]);
  });

  test('Ctrl-C while it waits for the network ends it with status 130 and a word', async () => {
    await putAwsFiles(home);
    const silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };
    await put(
      join(home, '.claude', 'settings.json'),
      JSON.stringify({ env: { ANTHROPIC_BEDROCK_BASE_URL: `http://127.0.0.1:${port}` } }),
    );
    const child = start(home, home, ['models', '--profile', 'keys', '--json']);
    const [socket] = await once(silent, 'connection');
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    socket.destroy();
    expect(code).toBe(130);
    expect(JSON.parse(Buffer.concat(chunks).toString()).error.code).toBe('interrupted');
  });

  test('demo succeeds with an empty home and leaves nothing behind', async () => {
    const { stdout, status } = run('demo');
    expect(status).toBe(0);
    expect(stdout).toContain('byte for byte');
    expect(stdout).toContain('AWSReservedSSO_BedrockUser');
    expect(stdout).toContain('Write this change?');
    expect(stdout).toContain("The AWS profile 'wrok' does not exist");
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(home)).toEqual([]);
  });
});
