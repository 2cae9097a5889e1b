import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitStateOf } from '../../../src/facts/git/git.ts';
import type { World } from '../../../src/model/world.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const SETTINGS = '.claude/settings.local.json';

/** What git itself says, asked in the test alone. */
function git(world: World & { readonly home: string }, ...args: string[]): number {
  const env = {
    PATH: process.env.PATH,
    HOME: world.home,
    GIT_CONFIG_NOSYSTEM: '1',
    ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' },
  };
  try {
    execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
      cwd: world.cwd,
      env,
      stdio: 'pipe',
    });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

function stateBySelf(world: World & { readonly home: string }, path: string) {
  if (git(world, 'ls-files', '--error-unmatch', '--', path) === 0) return 'tracked';
  return git(world, 'check-ignore', '--quiet', '--', path) === 0 ? 'ignored' : 'untracked';
}

async function repository(...init: string[]) {
  const world = await temporaryWorld();
  git(world, 'init', '-q', ...init);
  return world;
}

const state = (world: World, path = SETTINGS) => gitStateOf(world, join(world.cwd, path));

describe.each([
  { name: 'version 2', set: [] },
  { name: 'version 3', set: [['update-index', '--skip-worktree', 'other file']] },
  { name: 'version 4', set: [['update-index', '--index-version', '4']] },
  { name: 'with an untracked cache', set: [['update-index', '--force-untracked-cache']] },
  { name: 'with a file system monitor', set: [['update-index', '--force-write-index', '--fsmonitor']] },
  { name: 'split in two', set: [['update-index', '--split-index']] },
])('an index of $name', ({ set }) => {
  test.each(['sha1', 'sha256'])('with %s tells what is tracked', async (format) => {
    const world = await repository(`--object-format=${format}`);
    await put(join(world.cwd, SETTINGS), '{}');
    await put(join(world.cwd, 'other file'), 'x');
    await put(join(world.cwd, '.claude', 'é', 'long'.repeat(30)), 'x');
    git(world, 'add', '.claude', 'other file');
    git(world, 'commit', '-q', '-m', 'x');
    for (const args of set) expect(git(world, ...args)).toBe(0);
    for (const path of [
      SETTINGS,
      'other file',
      `.claude/é/${'long'.repeat(30)}`,
      '.claude/settings.json',
      'other',
    ])
      expect([path, await state(world, path)]).toEqual([path, stateBySelf(world, path)]);
  });
});

test('a repository without a commit tracks nothing', async () => {
  expect(await state(await repository())).toBe('untracked');
});

test('outside a repository there is nothing to be told', async () => {
  expect(await state(await temporaryWorld())).toBe('no-repository');
});

test('a file that is added to a split index is tracked', async () => {
  const world = await repository();
  await put(join(world.cwd, 'first'), 'x');
  git(world, 'add', 'first');
  git(world, 'update-index', '--split-index');
  await put(join(world.cwd, SETTINGS), '{}');
  git(world, 'add', SETTINGS);
  expect(await state(world)).toBe('tracked');
  expect(await state(world, 'first')).toBe('tracked');
  expect(await state(world, 'second')).toBe('untracked');
});

test('of a folder that a sparse index keeps whole, it cannot be told', async () => {
  const world = await repository();
  await put(join(world.cwd, SETTINGS), '{}');
  await put(join(world.cwd, 'kept', 'file'), 'x');
  git(world, 'add', '.');
  git(world, 'commit', '-q', '-m', 'x');
  git(world, 'sparse-checkout', 'set', '--sparse-index', 'kept');
  expect(await state(world, SETTINGS)).toBe('unknown');
  expect(await state(world, 'kept/file')).toBe('tracked');
});

test('a work tree, and a submodule, have an index of their own', async () => {
  const world = await repository();
  await put(join(world.cwd, SETTINGS), '{}');
  await put(join(world.cwd, '.git/info/exclude'), 'ignored\n');
  git(world, 'add', '.');
  git(world, 'commit', '-q', '-m', 'x');
  git(world, 'worktree', 'add', '-q', join(world.cwd, '../tree'));
  git(world, 'submodule', 'add', '-q', world.cwd, 'sub');
  const tree = { ...world, cwd: join(world.cwd, '../tree') };
  const sub = { ...world, cwd: join(world.cwd, 'sub') };
  expect(await state(tree)).toBe('tracked');
  expect(await state(tree, 'ignored')).toBe('ignored');
  expect(await state(sub)).toBe('tracked');
  expect(await state(sub, 'ignored')).toBe('untracked');
  // Not fetched: the folder is there, and what is in it belongs to another repository.
  git(world, 'submodule', 'deinit', '-q', '-f', 'sub');
  expect(await state(world, 'sub/file')).toBe('unknown');
});

test('links are followed to the repository that has the file', async () => {
  const world = await repository();
  await put(join(world.home, 'dotfiles/settings.json'), '{}');
  const dotfiles = { ...world, cwd: join(world.home, 'dotfiles') };
  git(dotfiles, 'init', '-q');
  git(dotfiles, 'add', '.');
  await mkdir(join(world.cwd, '.claude'));
  symlinkSync(join(dotfiles.cwd, 'settings.json'), join(world.cwd, SETTINGS));
  expect(await state(world)).toBe('tracked');
});

test("the person's own rules count, wherever git's configuration says that they are", async () => {
  const world = await repository();
  expect(await state(world)).toBe('untracked');
  await put(join(world.home, '.config/git/ignore'), '**/.claude/settings.local.json\n');
  expect(await state(world)).toBe('ignored');
  await put(
    join(world.home, '.gitconfig'),
    '[user]\n  name = x\n[core]\n  excludesFile = "~/rules" # mine\n',
  );
  expect(await state(world)).toBe(stateBySelf(world, SETTINGS));
  await put(join(world.home, 'rules'), '.claude/\n');
  expect(await state(world)).toBe('ignored');
});

test.each([
  { name: 'is empty', index: '' },
  { name: 'is text', index: 'DIRC but no index' },
  { name: 'has more entries than bytes', index: 'DIRC\0\0\0\x02\xff\xff\xff\xff'.padEnd(4096, '\0') },
  { name: 'breaks off', cut: 100 },
])('an index that $name cannot be told from', async ({ index, cut }) => {
  const world = await repository();
  await put(join(world.cwd, SETTINGS), '{}');
  git(world, 'add', '.');
  const file = join(world.cwd, '.git/index');
  await put(
    file,
    index === undefined ? (await readFile(file)).subarray(0, cut) : Buffer.from(index, 'latin1'),
  );
  expect(await state(world)).toBe('unknown');
});

test.each(['gitdir: \\\\host\\share', 'gitdir: //host/share', 'gitdir: /nonexistent', 'gitdir:', ''])(
  'a file .git that says "%s" leads nowhere',
  async (text) => {
    const world = await temporaryWorld();
    await put(join(world.cwd, '.git'), text);
    expect(await state(world)).toBe('unknown');
  },
);

test('a bare repository that lies in a folder is none of the folder’s', async () => {
  const world = await repository();
  await put(join(world.cwd, SETTINGS), '{}');
  git(world, 'add', '.');
  git(world, 'commit', '-q', '-m', 'x');
  git(world, 'clone', '-q', '--bare', '.', join(world.cwd, 'bare'));
  for (const name of ['HEAD', 'objects', 'refs', 'config'])
    await rename(join(world.cwd, 'bare', name), join(world.cwd, '.claude', name));
  expect(await state(world)).toBe('tracked');
  await rm(join(world.cwd, '.git'), { recursive: true });
  expect(await state(world)).toBe('no-repository');
});

test('rules that would keep a regular expression busy for years are done with at once', async () => {
  const world = await repository();
  const hard = `${'*?'.repeat(12)}x\n`;
  await put(join(world.cwd, '.gitignore'), `${hard.repeat(20_000)}.claude\n`);
  expect(await state(world)).toBe('ignored');
});
