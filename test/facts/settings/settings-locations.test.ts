import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import {
  configDirectory,
  projectDirectory,
  settingsLocations,
} from '../../../src/facts/settings/settings-locations.ts';
import { isWindows } from '../../support/environment.ts';
import { put, temporaryWorld } from '../../support/world.ts';

test('lists managed, local, project and user settings, highest precedence first', async () => {
  const world = await temporaryWorld({ platform: 'linux' });
  expect(settingsLocations(world)).toEqual([
    { scope: 'managed', file: join(world.systemRoot, 'etc/claude-code/managed-settings.json') },
    { scope: 'local', file: join(world.cwd, '.claude/settings.local.json') },
    { scope: 'project', file: join(world.cwd, '.claude/settings.json') },
    { scope: 'user', file: join(world.home, '.claude/settings.json') },
  ]);
});

test('puts a later managed drop-in before an earlier one and both before the base file', async () => {
  const world = await temporaryWorld({ platform: 'linux' });
  const directory = join(world.systemRoot, 'etc/claude-code');
  for (const name of ['20-b.json', '10-a.json', '.hidden.json', 'notes.txt']) {
    await put(join(directory, 'managed-settings.d', name), '{}');
  }
  const managed = settingsLocations(world).filter(({ scope }) => scope === 'managed');
  expect(managed.map(({ file }) => file)).toEqual([
    join(directory, 'managed-settings.d/20-b.json'),
    join(directory, 'managed-settings.d/10-a.json'),
    join(directory, 'managed-settings.json'),
  ]);
});

test.each([
  ['darwin', 'Library/Application Support/ClaudeCode/managed-settings.json'],
  ['freebsd', 'etc/claude-code/managed-settings.json'],
] as const)('knows where %s keeps the managed settings', async (platform, file) => {
  const world = await temporaryWorld({ platform });
  expect(settingsLocations(world)[0]).toEqual({ scope: 'managed', file: join(world.systemRoot, file) });
});

test('follows CLAUDE_CONFIG_DIR and CLAUDE_PROJECT_DIR', async () => {
  const env = { CLAUDE_CONFIG_DIR: '/conf', CLAUDE_PROJECT_DIR: '/repo' };
  const world = await temporaryWorld({ env });
  expect(configDirectory(world)).toBe(resolve(world.cwd, '/conf'));
  expect(projectDirectory(world)).toBe('/repo');
  expect(
    settingsLocations(world)
      .slice(-3)
      .map(({ file }) => file),
  ).toEqual([
    join('/repo/.claude/settings.local.json'),
    join('/repo/.claude/settings.json'),
    resolve(world.cwd, '/conf/settings.json'),
  ]);
});

test('takes an empty CLAUDE_CONFIG_DIR for none', async () => {
  const world = await temporaryWorld({ env: { CLAUDE_CONFIG_DIR: '' } });
  expect(configDirectory(world)).toBe(join(world.home, '.claude'));
});

test('lists the user settings once when Claude Code runs in the home directory', async () => {
  const world = await temporaryWorld();
  const atHome = { ...world, cwd: world.home };
  expect(settingsLocations(atHome).slice(1)).toEqual([
    { scope: 'local', file: join(world.home, '.claude/settings.local.json') },
    { scope: 'user', file: join(world.home, '.claude/settings.json') },
  ]);
});

test.skipIf(isWindows)('recognises the home directory behind a symlink', async () => {
  const world = await temporaryWorld();
  await mkdir(join(world.home, '.claude'));
  const link = join(dirname(world.home), 'link');
  await symlink(world.home, link);
  const scopes = settingsLocations({ ...world, cwd: link }).map(({ scope }) => scope);
  expect(scopes).toEqual(['managed', 'local', 'user']);
});

test('has no user settings where no home directory is known', async () => {
  const world = { ...(await temporaryWorld()), home: undefined };
  expect(configDirectory(world)).toBeUndefined();
  expect(settingsLocations(world).map(({ scope }) => scope)).toEqual(['managed', 'local', 'project']);
});
