import { chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findClaudeCode } from '../../../src/facts/claude-code/claude-code.ts';
import { findAwsCli, versionInPath } from '../../../src/facts/machine/aws-cli.ts';
import { findProgram } from '../../../src/facts/machine/programs.ts';
import type { World } from '../../../src/model/world.ts';
import { isWindows } from '../../support/environment.ts';
import { put, temporaryWorld } from '../../support/world.ts';

async function putProgram(file: string, script = 'exit 1'): Promise<string> {
  await chmod(await put(file, `#!/bin/sh\n${script}\n`), 0o755);
  return file;
}
const withPath = (world: World & { home: string }, ...directories: string[]) => ({
  ...world,
  env: { PATH: directories.join(':') },
});

describe('a program', () => {
  test.skipIf(isWindows)('is the first one on PATH that can be run', async () => {
    const world = await temporaryWorld();
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => join(world.home, name)) as [
      string,
      string,
      string,
      string,
    ];
    await put(join(a, 'tool'), 'not executable');
    await mkdir(join(b, 'tool'), { recursive: true });
    await putProgram(join(c, 'tool'));
    await putProgram(join(d, 'tool'));
    expect(await findProgram(withPath(world, a, b, c, d), 'tool')).toBe(join(c, 'tool'));
  });

  test.each(['', ':', '.', './bin', 'bin:'])(
    'is not looked for in the current directory (PATH=%j)',
    async (PATH) => {
      const world = await temporaryWorld({ cwd: process.cwd() });
      expect(await findProgram({ ...world, env: { PATH } }, 'package.json')).toBeUndefined();
      expect(await findProgram({ ...world, env: {} }, 'tool')).toBeUndefined();
    },
  );
});

describe('the AWS CLI', () => {
  test.each([
    ['/usr/local/aws-cli/v2/2.15.3/dist/aws', '2.15.3'],
    ['/opt/homebrew/Cellar/awscli/2.31.0_1/libexec/bin/aws', '2.31.0'],
    ['/home/me/.asdf/installs/awscli/2.15.3/bin/aws', '2.15.3'],
    ['/nix/store/abc123-awscli2-2.15.3/bin/aws', '2.15.3'],
    ['/usr/bin/aws', undefined],
    ['/home/me/python-3.11.7/bin/aws', undefined],
  ])('has its version in the path %s', (path, version) => {
    expect(versionInPath(path)).toBe(version);
  });

  test.skipIf(isWindows)('of the official installer is told without running it', async () => {
    const world = await temporaryWorld();
    const real = await putProgram(join(world.home, 'aws-cli/v2/2.15.3/dist/aws'));
    await mkdir(join(world.home, 'bin'));
    await symlink(real, join(world.home, 'bin/aws'));
    const tool = await findAwsCli(withPath(world, join(world.home, 'bin')));
    expect(tool).toEqual({ path: join(world.home, 'bin/aws'), version: '2.15.3' });
  });

  test.skipIf(isWindows).each([
    ['Debian', 'lib/python3/dist-packages', '2.9.19'],
    ['pip', 'lib/python3.11/site-packages', '1.32.0'],
  ])('of %s is told by its package', async (_, packages, version) => {
    const world = await temporaryWorld();
    await putProgram(join(world.home, 'bin/aws'));
    await putPackage(join(world.home, packages), version);
    expect(await findAwsCli(withPath(world, join(world.home, 'bin')))).toMatchObject({ version });
  });

  test.skipIf(isWindows)('behind a pyenv shim is that of the one Python that has it', async () => {
    const world = await temporaryWorld();
    await putProgram(join(world.home, 'shims/aws'));
    const python = join(world.home, 'versions/3.11.7');
    await putProgram(join(python, 'bin/aws'));
    await putPackage(join(python, 'lib/python3.11/site-packages'), '2.1.0');
    await mkdir(join(world.home, 'versions/3.12.0/bin'), { recursive: true });
    expect(await findAwsCli(withPath(world, join(world.home, 'shims')))).toMatchObject({ version: '2.1.0' });
  });

  test.skipIf(isWindows)('is asked where no file tells', async () => {
    const world = await temporaryWorld();
    await putProgram(join(world.home, 'bin/aws'), 'echo "aws-cli/2.27.1 Python/3.13 Darwin/24 exe/arm64"');
    expect(await findAwsCli(withPath(world, join(world.home, 'bin')))).toMatchObject({ version: '2.27.1' });
  });

  test.skipIf(isWindows)('is asked where two Pythons have different ones', async () => {
    const world = await temporaryWorld();
    await putProgram(join(world.home, 'bin/aws'), 'echo aws-cli/1.2.3');
    await putPackage(join(world.home, 'lib/python3.8/site-packages'), '1.1.0');
    await putPackage(join(world.home, 'lib/python3.9/site-packages'), '1.2.3');
    expect(await findAwsCli(withPath(world, join(world.home, 'bin')))).toMatchObject({ version: '1.2.3' });
  });

  test.skipIf(isWindows)(
    'is asked in the home: the shim of a version manager does what the current directory says',
    async () => {
      const world = await temporaryWorld();
      await putProgram(join(world.home, 'bin/aws'), 'pwd > "$(dirname "$0")/where"');
      await findAwsCli(withPath(world, join(world.home, 'bin')));
      expect((await readFile(join(world.home, 'bin/where'), 'utf8')).trim()).toBe(world.home);
    },
  );

  test.skipIf(isWindows)('that does not answer has no version', async () => {
    const world = await temporaryWorld();
    const path = await putProgram(join(world.home, 'bin/aws'), 'echo Segmentation fault; exit 139');
    expect(await findAwsCli(withPath(world, join(world.home, 'bin')))).toEqual({ path });
  });

  test('may be missing', async () => {
    const world = await temporaryWorld();
    expect(await findAwsCli(withPath(world, world.home))).toBeUndefined();
  });
});

describe('Claude Code', () => {
  const versioned = async (world: World & { home: string }) => {
    const real = await putProgram(join(world.home, '.local/share/claude/versions/2.1.329'));
    await mkdir(join(world.home, '.local/bin'), { recursive: true });
    await symlink(real, join(world.home, '.local/bin/claude'));
    return join(world.home, '.local/bin/claude');
  };

  test.skipIf(isWindows)('of the native installer is found even where PATH lacks it', async () => {
    const world = await temporaryWorld();
    const path = await versioned(world);
    expect(await findClaudeCode(withPath(world))).toEqual({ path, version: '2.1.329', isRunning: false });
  });

  test.skipIf(isWindows)('that runs this program comes first', async () => {
    const world = await temporaryWorld();
    const path = await putProgram(join(world.home, 'npm/claude'), 'echo "2.2.0 (Claude Code)"');
    const env = { PATH: join(await versioned(world), '..'), CLAUDECODE: '1', CLAUDE_CODE_EXECPATH: path };
    expect(await findClaudeCode({ ...world, env })).toEqual({ path, version: '2.2.0', isRunning: true });
  });

  test.skipIf(isWindows).each(['cli.js', 'bin/claude.exe'])(
    'of npm has its version in the package of %s',
    async (name) => {
      const world = await temporaryWorld();
      const root = join(world.home, 'lib/node_modules/@anthropic-ai/claude-code');
      await put(join(root, 'package.json'), '{"name":"@anthropic-ai/claude-code","version":"2.1.0"}');
      await mkdir(join(world.home, 'bin'));
      await symlink(await putProgram(join(root, name)), join(world.home, 'bin/claude'));
      const found = await findClaudeCode(withPath(world, join(world.home, 'bin')));
      expect(found).toMatchObject({ version: '2.1.0' });
    },
  );

  test('that npm made a batch file of is not asked: its package is beside it', async () => {
    const world = await temporaryWorld();
    const path = await putProgram(join(world.home, 'npm/claude.cmd'), 'echo "6.6.6 (Claude Code)"');
    const env = { CLAUDE_CODE_EXECPATH: path };
    expect(await findClaudeCode({ ...world, env })).toEqual({ path, isRunning: false });
    const json = '{"name":"@anthropic-ai/claude-code","version":"2.1.0"}';
    await put(join(world.home, 'npm/node_modules/@anthropic-ai/claude-code/package.json'), json);
    expect(await findClaudeCode({ ...world, env })).toMatchObject({ version: '2.1.0' });
  });

  test.skipIf(isWindows)('does not take the version of another program', async () => {
    const world = await temporaryWorld();
    const path = await putProgram(join(world.home, 'bin/claude'), 'echo v20.20.2');
    await put(join(world.home, 'package.json'), '{"name":"something","version":"9.9.9"}');
    expect(await findClaudeCode(withPath(world, join(world.home, 'bin')))).toEqual({
      path,
      isRunning: false,
    });
  });

  test('may be missing', async () => {
    const world = await temporaryWorld();
    expect(await findClaudeCode(withPath({ ...world }))).toBeUndefined();
  });
});

/** Puts the file in which the Python package `awscli` states its version. */
async function putPackage(packages: string, version: string): Promise<void> {
  await put(
    join(packages, 'awscli', '__init__.py'),
    `"""AWSCLI"""\nimport os\n\n__version__ = '${version}'\n`,
  );
}
