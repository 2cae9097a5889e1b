import { existsSync } from 'node:fs';
import { chmod, cp, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claudeOf } from '../agree/support/clients.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { put } from '../support/world.ts';
import { runClaudeCode } from './support/claude-code.ts';
import { serveRepository } from './support/git-server.ts';
import { type Home, makeHome, makeSignedInHome } from './support/home.ts';
import { REPOSITORY } from './support/install.ts';
import { ON_BEDROCK } from './support/on-bedrock.ts';
import { run } from './support/run.ts';

const MB = 1024 * 1024;
const RUNNING = /^(?:\.claude-plugin|bin|commands|hooks|scripts)\//;

test('passes what the plugin directory checks of a submission', async () => {
  const person = await makeHome(await sandboxForTest());
  const strictly = ['plugin', 'validate', await makeClone(person), '--strict', '--profile', 'directory'];
  expect(await runClaudeCode(person, strictly)).toContain('Validation passed');
});

test('runs from its own marketplace, small and with nothing else installed', async () => {
  const person = await makeHome(await sandboxForTest());
  await runClaudeCode(person, ['plugin', 'marketplace', 'add', await makeClone(person)]);
  const { plugin, bytes } = await install(person);
  // Claude Code copies the whole repository; what runs is the smaller part of it.
  expect(bytes(() => true)).toBeLessThan(7.2 * MB);
  expect(bytes((name) => RUNNING.test(name))).toBeLessThan(1.75 * MB);
  await expectToRun(person, plugin);
});

test('installed by git as README has it, it comes without sources and tests, and runs', async () => {
  const person = await makeHome(await sandboxForTest());
  const readme = await readFile(join(REPOSITORY, 'README.md'), 'utf8');
  const [, words = ''] = /^claude plugin marketplace add \S+ (--sparse .+)$/m.exec(readme) ?? [];
  const address = await serveRepository(person, await makeClone(person));
  await runClaudeCode(person, ['plugin', 'marketplace', 'add', address, ...words.split(' ')]);
  const { plugin, bytes } = await install(person);
  expect(bytes(() => true)).toBeLessThan(1.9 * MB);
  await expectToRun(person, plugin);
});

test('packed by npm, it is what the real client installs, and nothing else', async () => {
  const person = await makeHome(await sandboxForTest());
  const at = { ...person, project: await makeClone(person) };
  const [packed] = JSON.parse(await run(at, 'npm', ['pack', '--json', '--pack-destination', person.root]));
  await run(person, 'tar', ['-xzf', join(person.root, packed.filename), '-C', person.root]);
  await runClaudeCode(person, ['plugin', 'marketplace', 'add', join(person.root, 'package')]);
  const { plugin, bytes } = await install(person);
  const folders = new Set(packed.files.map(({ path }: { path: string }) => path.split('/')[0]));
  const running = ['.claude-plugin', 'bin', 'commands', 'hooks', 'man', 'scripts'];
  expect([...folders].sort()).toEqual([...running, 'LICENSE', 'README.md', 'package.json'].sort());
  expect(bytes(() => true)).toBeLessThan(1.75 * MB);
  await expectToRun(person, plugin);
});

// The oldest in which all of hooks.json is known, and one between it and the newest.
test.each(['2.1.116', '2.1.250'])('Claude Code %s installs it, and its hooks run there', async (version) => {
  const sandbox = await sandboxForTest();
  const person = await makeSignedInHome(sandbox);
  const claude = await claudeOf(version, REPOSITORY);
  await run(person, claude, ['plugin', 'marketplace', 'add', await makeClone(person)]);
  await run(person, claude, ['plugin', 'install', 'bedrock@bedrock-setup']);
  const listed = await run(person, claude, ['plugin', 'list']);
  expect(listed).toContain('bedrock@bedrock-setup');
  expect(listed).not.toContain('failed');
  const file = join(person.home, '.claude', 'settings.json');
  const settings = JSON.parse(await readFile(file, 'utf8'));
  await put(file, JSON.stringify({ ...settings, env: ON_BEDROCK }));
  // A Node that tells what it is started for.
  const log = join(person.root, 'started');
  const node = await put(
    join(person.root, 'bin/node'),
    `#!/bin/sh\necho "$*" >>'${log}'\nexec '${process.execPath}' "$@"\n`,
  );
  await chmod(node, 0o755);
  await run(person, claude, ['-p', '/bedrock:doctor'], { PATH: `${join(person.root, 'bin')}:/usr/bin:/bin` });
  const started = await readFile(log, 'utf8');
  expect(started).toContain('hook session-start');
  expect(started).toContain('hook doctor');
});

async function install(person: Home) {
  await runClaudeCode(person, ['plugin', 'install', 'bedrock@bedrock-setup']);
  const plugin = await onlyVersion(
    join(person.home, '.claude', 'plugins', 'cache', 'bedrock-setup', 'bedrock'),
  );
  const entries = await readdir(plugin, { recursive: true });
  expect(entries.filter((name) => name.includes('node_modules'))).toEqual([]);
  const sizes = await Promise.all(entries.map((name) => bytesOf(join(plugin, name))));
  const bytes = (isMeant: (name: string) => boolean) =>
    entries.reduce((all, name, i) => (isMeant(name) ? all + (sizes[i] ?? 0) : all), 0);
  return { plugin, bytes };
}

async function expectToRun(person: Home, plugin: string): Promise<void> {
  const program = join(plugin, 'bin', 'claude-bedrock');
  expect(await run(person, program, ['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(JSON.parse(await run(person, program, ['status', '--json']))).toMatchObject({ schema: 1, ok: true });
}

/** What a clone would hold if all were committed: every file that git does not ignore. */
async function makeClone(person: Home): Promise<string> {
  const clone = join(person.root, 'clone');
  // The files may belong to another user than the one who runs the tests, as in a container.
  const list = ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z'];
  const listed = await run({ ...person, project: REPOSITORY }, 'git', list);
  for (const file of listed.split('\0').filter((name) => existsSync(join(REPOSITORY, name)) && name !== '')) {
    await cp(join(REPOSITORY, file), join(clone, file));
  }
  return clone;
}

async function onlyVersion(directory: string): Promise<string> {
  const versions = await readdir(directory);
  expect(versions).toHaveLength(1);
  return join(directory, ...versions);
}

/** Of what a file holds, not of the blocks that it takes: those depend on the file system. */
async function bytesOf(path: string): Promise<number> {
  const stats = await stat(path);
  return stats.isFile() ? stats.size : 0;
}
