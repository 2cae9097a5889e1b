import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepLauncherCurrent, writeLauncher } from '../../src/effects/launcher.ts';
import { launcherFile } from '../../src/facts/claude-code/launcher-file.ts';
import { VERSION } from '../../src/model/version.ts';
import { launcherForCmd } from '../../src/plan/setup/launcher-text.ts';
import { REFUSED } from '../../src/shell/refused-credentials.ts';
import { SHELLS, shellCommand } from '../slow/bin/machine.ts';
import { isWindows } from '../support/environment.ts';
import { put, temporaryWorld } from '../support/world.ts';

let config: string;
let launcher: string;

beforeEach(async () => {
  const { home } = await temporaryWorld();
  config = join(home, isWindows ? "it's a home & %HOME%" : `it's a "home" & $HOME`);
  launcher = launcherFile(config, 'linux');
});

/** A plugin whose program says where it is and what it was asked. */
async function addPlugin(root: string): Promise<string> {
  const program = await put(join(root, 'bin', 'claude-bedrock'), '#!/bin/sh\necho "$0 $*"\nexit 7\n');
  await chmod(program, 0o755);
  return root;
}
const installed = (version: string, marketplace = 'bedrock-setup') =>
  addPlugin(join(config, 'plugins', 'cache', marketplace, 'bedrock', version));

const write = async (pluginRoot: string) =>
  writeLauncher(await temporaryWorld({ pluginRoot: () => pluginRoot }), config);

const launch = (shell: string, ...options: string[]) => {
  const [program, ...before] = shellCommand(shell);
  const args = [...before, launcher, 'credentials', ...options, '--profile=a b'];
  return spawnSync(program, args, { encoding: 'utf8', env: {} });
};

describe.skipIf(isWindows).each(SHELLS)('in %s the launcher', (shell) => {
  test('runs the plugin where it is, with its arguments and exit status', async () => {
    const clone = await addPlugin(join(config, '..', "clone's place"));
    await installed('9.9.9');
    await write(clone);
    expect(launch(shell)).toMatchObject({
      stdout: `${clone}/bin/claude-bedrock credentials --profile=a b\n`,
      stderr: '',
      status: 7,
    });
  });

  test('runs the newest version once an update removed the one it knew', async () => {
    const old = await installed('0.8.0');
    await write(old);
    for (const version of ['0.9.0', '0.10.0', '0.10.0-beta.1', 'main', '08.1.0']) await installed(version);
    await rm(old, { recursive: true });
    expect(launch(shell).stdout).toContain('/bedrock/0.10.0');
  });

  test('runs no plugin of that name from another marketplace', async () => {
    const old = await installed('0.8.0', 'corp-tools');
    await write(old);
    await rm(old, { recursive: true });
    await installed('9.9.9');
    expect(launch(shell)).toMatchObject({ stdout: '', status: 1 });
    await installed('0.7.0', 'corp-tools');
    expect(launch(shell).stdout).toContain('/corp-tools/bedrock/0.7.0/');
  });

  test('says so, and fails, once the plugin is gone', async () => {
    const old = await installed('0.8.0');
    await write(old);
    await rm(join(config, 'plugins'), { recursive: true });
    const { stdout, stderr, status } = launch(shell);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('(plugin-missing)');
    expect(stderr).toContain('claude plugin install bedrock@bedrock-setup');
    expect(stderr).toMatch(/remove from the settings .*awsAuthRefresh, awsCredentialExport/);
  });
});

describe.skipIf(isWindows).each(SHELLS)(
  'in %s, once the plugin is gone, a call that has to fail closed',
  (shell) => {
    test('gets credentials that AWS refuses, so that Claude Code does not sign with the shell’s', async () => {
      await write(await installed('0.8.0'));
      await rm(join(config, 'plugins'), { recursive: true });
      const { stdout, stderr, status } = launch(shell, '--fail-closed');
      expect(JSON.parse(stdout)).toEqual(REFUSED);
      expect(stderr).toContain('(plugin-missing)');
      expect(status).toBe(0);
    });
  },
);

test.skipIf(isWindows)('is for its owner alone, and left alone while it is up to date', async () => {
  const root = await installed('0.8.0');
  await write(root);
  expect((await stat(launcher)).mode & 0o777).toBe(0o700);
  expect((await stat(join(launcher, '..'))).mode & 0o777).toBe(0o700);
  await utimes(launcher, 0, 0);
  await write(root);
  expect((await stat(launcher)).mtimeMs).toBe(0);
  await write(await installed('0.9.0'));
  expect((await stat(launcher)).mtimeMs).not.toBe(0);
});

const forCmd = (pluginRoot: string) =>
  launcherForCmd(
    { pluginRoot, marketplace: 'bedrock-setup', version: VERSION },
    'C:\\Users\\Jürgen\\.claude\\bedrock\\bin',
  );

test('for cmd.exe no name in it is expanded or ends the line', () => {
  const text = forCmd('C:\\100%PATH%\\a&b');
  expect(text).toContain('set "program=C:\\100%%PATH%%\\a&b\\bin\\claude-bedrock.cmd"\r\n');
  expect(text).toContain(`\r\n:refused\r\necho ${JSON.stringify(REFUSED)}\r\nexit /b 0\r\n`);
  expect(text.split('\n').every((line) => line === '' || line.endsWith('\r'))).toBe(true);
});

test('for cmd.exe letters outside ASCII stand in no line that it reads in another code page', () => {
  const inHome = forCmd('C:\\Users\\Jürgen\\src\\bedrock');
  expect(inHome).toContain('\r\nset "program=%~dp0..\\..\\..\\src\\bedrock\\bin\\claude-bedrock.cmd"\r\n');
  expect(inHome).toMatch(/^[\r\n -~]*$/);
  for (const elsewhere of ['C:\\Büro\\bedrock', 'D:\\Büro\\bedrock']) {
    expect(forCmd(elsewhere)).toContain(
      `\r\nchcp 65001 >nul\r\nset "program=${elsewhere}\\bin\\claude-bedrock.cmd"\r\nchcp %page% >nul\r\n`,
    );
  }
});

describe('kept current', () => {
  const keep = async (pluginRoot: string) =>
    keepLauncherCurrent(await temporaryWorld({ pluginRoot: () => pluginRoot }), config);
  const text = () => readFile(launcher, 'utf8');
  const makeBy = async (version: string) =>
    writeFile(launcher, (await text()).replace(`claude-bedrock ${VERSION}`, `claude-bedrock ${version}`));

  test('after an update the installed plugin names its new place', async () => {
    await write(await installed('0.8.0'));
    await makeBy('0.0.1');
    const updated = await installed('0.9.0');
    await keep(updated);
    await rm(join(config, 'plugins', 'cache', 'bedrock-setup', 'bedrock', '0.8.0'), { recursive: true });
    if (!isWindows) expect(launch('/bin/sh').stdout).toContain('/bedrock/0.9.0/');
    expect(await text()).toContain(`claude-bedrock ${VERSION}`);
    expect(await readdir(join(config, 'bedrock'))).toEqual(['bin']);
  });

  test('a clone brings its own launcher up to date, and leaves that of an installed plugin alone', async () => {
    const clone = await addPlugin(join(config, '..', 'clone'));
    await write(clone);
    await makeBy('0.0.1');
    await keep(clone);
    expect(await text()).toContain(`claude-bedrock ${VERSION}`);
    await write(await installed('0.8.0'));
    const before = await text();
    await keep(clone);
    expect(await text()).toBe(before);
  });

  test.skipIf(isWindows)(
    'also where the configuration directory is a link, and the plugin has its real name',
    async () => {
      const real = join(config, '..', 'real');
      await mkdir(real);
      await symlink(real, config);
      const pluginRoot = (version: string) =>
        installed(version, 'corp').then(() => join(real, 'plugins', 'cache', 'corp', 'bedrock', version));
      await write(await pluginRoot('0.8.0'));
      expect(await text()).toContain('/plugins/cache/corp/bedrock\n');
      await makeBy('0.0.1');
      await keep(await pluginRoot('0.9.0'));
      expect(await text()).toContain('/corp/bedrock/0.9.0');
    },
  );

  test.each([
    ['made by a newer version', () => makeBy('99.0.0')],
    ['that is none of ours', () => writeFile(launcher, '#!/bin/sh\nexit 0\n')],
  ])('not one %s', async (_, change) => {
    await write(await installed('0.8.0'));
    await change();
    const before = await text();
    await keep(await installed('0.9.0'));
    expect(await text()).toBe(before);
  });

  test('nor is one made', async () => {
    await keep(await installed('0.8.0'));
    expect(await readdir(config)).toEqual(['plugins']);
  });
});
