import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { chown, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal } from '../support/run.ts';
import { put, temporaryDirectory, temporaryWorld } from '../support/world.ts';

const ANSWERS = ['--profile', 'work', '--region', 'eu-central-1', '--offline'];
let world: World & { home: string };
let file: string;

beforeEach(async () => {
  world = await temporaryWorld({ now: () => new Date() });
  await putAwsFiles(world.home);
  file = join(world.home, '.claude', 'settings.json');
});

async function apply() {
  const { planId } = await runData(world, 'setup', '--plan', ...ANSWERS);
  return ['setup', '--apply', '--plan-id', planId, ...ANSWERS];
}

async function resetId(): Promise<string> {
  return (await runData(world, 'reset', '--plan')).planId;
}

/** Leaves no room on a disk of some kilobytes. */
function fill(disk: string): void {
  try {
    writeFileSync(join(disk, 'filler'), Buffer.alloc(1024 * 1024));
  } catch {
    // As much as there was room for stands there.
  }
}

/** True where this machine lets us do what only root may do; a container may not. */
function can(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('what the system does not allow is refused, and the file stays as it was', () => {
  test('a disk that is full', async (context) => {
    const disk = await temporaryDirectory();
    if (!can('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk))
      return context.skip('no right to mount');
    onTestFinished(() => void execFileSync('umount', [disk]));
    world = { ...world, env: { ...world.env, CLAUDE_CONFIG_DIR: disk } };
    const settings = await put(join(disk, 'settings.json'), '{"a":1}');
    const args = await apply();
    fill(disk);
    const refusal = await runRefusal(world, ...args);
    expect(refusal).toMatchObject({
      code: 'settings-write-failed',
      message: expect.stringContaining('full'),
    });
    expect(await readFile(settings, 'utf8')).toBe('{"a":1}');
    expect((await readdir(disk)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a disk that is full once the settings are written is told of by nobody, and reset takes them back', async (context) => {
    const disk = await temporaryDirectory();
    if (!can('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk))
      return context.skip('no right to mount');
    onTestFinished(() => void execFileSync('umount', [disk]));
    world = { ...world, env: { ...world.env, CLAUDE_CONFIG_DIR: disk } };
    const settings = await put(join(disk, 'settings.json'), '{"a":1}');
    const applied = runData(world, ...(await apply()));
    while (readFileSync(settings, 'utf8') === '{"a":1}') await nextTurn();
    fill(disk);
    expect(await applied).toMatchObject({ isApplied: true });
    expect(JSON.parse(await readFile(settings, 'utf8')).env).toMatchObject({ AWS_PROFILE: 'work' });

    expect(await runRefusal(world, 'reset', '--apply', '--plan-id', await resetId())).toMatchObject({
      code: 'settings-write-failed',
      message: expect.stringContaining('full'),
    });
    await rm(join(disk, 'filler'));
    expect(await runData(world, 'reset', '--apply', '--plan-id', await resetId())).toMatchObject({
      isApplied: true,
    });
    expect(await readFile(settings, 'utf8')).toBe('{"a":1}');
    expect((await readdir(disk)).sort()).toEqual(['settings.json']);
  });

  test('a disk that is full, for the AWS config file', async (context) => {
    const disk = await temporaryDirectory();
    if (!can('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk))
      return context.skip('no right to mount');
    onTestFinished(() => void execFileSync('umount', [disk]));
    const config = await put(join(disk, 'config'), '[sso-session corp]\nsso_region = eu-central-1\n');
    world = { ...world, env: { ...world.env, AWS_CONFIG_FILE: config } };
    const portal = ['--start-url', 'https://example.awsapps.com/start', '--sso-region', 'eu-central-1'];
    const options = [...portal, '--account', '111122223333', '--role', 'R'];
    const { planId } = await runData(world, 'profile', '--plan', ...options);
    fill(disk);
    const refusal = await runRefusal(world, 'profile', '--apply', '--plan-id', planId, ...options);
    expect(refusal).toMatchObject({
      code: 'aws-config-unwritable',
      message: expect.stringContaining('full'),
    });
    expect(await readFile(config, 'utf8')).toBe('[sso-session corp]\nsso_region = eu-central-1\n');
    expect((await readdir(disk)).sort()).toEqual(['config', 'filler']);
  });

  test('a file that is immutable', async (context) => {
    await put(file, '{"a":1}');
    const args = await apply();
    if (!can('chattr', '+i', file)) return context.skip('the file system knows no immutable files');
    onTestFinished(() => void execFileSync('chattr', ['-i', file]));
    const refusal = await runRefusal(world, ...args);
    expect(['settings-write-failed', 'settings-read-only']).toContain(refusal.code);
    expect(await readFile(file, 'utf8')).toBe('{"a":1}');
    expect(await readdir(join(world.home, '.claude'))).toEqual(['settings.json']);
  });

  test('a directory that is read-only', async (context) => {
    const disk = await temporaryDirectory();
    if (!can('mount', '-t', 'tmpfs', 'tmpfs', disk)) return context.skip('no right to mount');
    onTestFinished(() => void execFileSync('umount', [disk]));
    world = { ...world, env: { ...world.env, CLAUDE_CONFIG_DIR: disk } };
    await put(join(disk, 'settings.json'), '{"a":1}');
    const args = await apply();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect((await runRefusal(world, ...args)).code).toBe('settings-write-failed');
    expect(await readdir(disk)).toEqual(['settings.json']);
  });

  test.runIf(process.getuid?.() === 0)('an owner that is somebody else stays the owner', async () => {
    await put(file, '{"a":1}');
    await chown(file, 1234, 1234);
    await runData(world, ...(await apply()));
    expect(await stat(file)).toMatchObject({ uid: 1234, gid: 1234 });
  });
});

describe('unusual documents', () => {
  test.each([500, 200_000])('nesting %i deep is edited or refused, never a crash', async (depth) => {
    const before = `{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    await put(file, before);
    const { stdout } = await import('../../src/main.ts').then(({ run }) =>
      run(['setup', '--plan', ...ANSWERS, '--json'], world, { color: false, unicode: true, width: 80 }),
    );
    const answer = JSON.parse(stdout);
    if (!answer.ok) expect(answer.error.code).toBe('settings-too-deep');
    expect(answer.ok).toBe(depth < 1000);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('lone surrogates and escaped keys stay as they are spelled', async () => {
    const before = '{\n  "a\\ud800": "\\udfff\\u0041",\n  "env": { "\\u0041WS_X": "\\ud83d" }\n}';
    await put(file, before);
    await runData(world, ...(await apply()));
    const after = await readFile(file, 'utf8');
    expect(after).toContain('"a\\ud800": "\\udfff\\u0041"');
    expect(after).toContain('"\\u0041WS_X": "\\ud83d"');
  });

  test('keys named __proto__ are keys like others', async () => {
    const before = '{"__proto__":{"env":{"AWS_PROFILE":"x"}},"env":{"__proto__":"y"}}';
    await put(file, before);
    await runData(world, ...(await apply()));
    expect(await readFile(file, 'utf8')).toContain(
      '{"__proto__":{"env":{"AWS_PROFILE":"x"}},"env":{"__proto__":"y",',
    );
  });
});
