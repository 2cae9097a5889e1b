import {
  chmod,
  chown,
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  utimes,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile } from '../../src/effects/replace-file.ts';
import { isWindows } from '../support/environment.ts';
import { put, temporaryDirectory } from '../support/world.ts';

const OLD = Buffer.from('old');
const NEW = Buffer.from('new');
const isRoot = process.getuid?.() === 0;

async function replace(file: string, more: object = {}) {
  return replaceFile({ file, expected: OLD, content: NEW, token: 't', ...more });
}

describe('replacing a file', () => {
  test('puts the new bytes there and leaves nothing beside them', async () => {
    const file = await put(join(await temporaryDirectory(), 'settings.json'), OLD);
    expect(await replace(file)).toEqual({ ok: true, value: 'written' });
    expect(await readFile(file, 'utf8')).toBe('new');
    expect(await readdir(dirname(file))).toEqual(['settings.json']);
  });

  test.skipIf(isWindows)('removes what a killed process left of it, and nothing else', async () => {
    const file = await put(join(await temporaryDirectory(), 'errors.json'), OLD);
    const beside = (name: string) => join(dirname(file), name);
    const old = ['.errors.json.12.tmp', '.errors.json.tmp', '.errors.json.ab.tmp', '.other.json.12.tmp'];
    for (const name of [...old, '.errors.json.13.tmp']) await put(beside(name), '');
    for (const name of old) await utimes(beside(name), 1, 1);
    await symlink(file, beside('.errors.json.14.tmp'));
    await replace(file);
    expect((await readdir(dirname(file))).sort()).toEqual(
      [...old.slice(1), '.errors.json.13.tmp', '.errors.json.14.tmp', 'errors.json'].sort(),
    );
  });

  test('writes nothing when other bytes stand there than expected', async () => {
    const file = await put(join(await temporaryDirectory(), 'settings.json'), 'someone was faster');
    expect(await replace(file)).toEqual({ ok: true, value: 'moved' });
    expect(await readFile(file, 'utf8')).toBe('someone was faster');
    expect(await readdir(dirname(file))).toEqual(['settings.json']);
  });

  test('writes nothing when a file stands where none was expected, or none where one was', async () => {
    const directory = await temporaryDirectory();
    const file = await put(join(directory, 'settings.json'), OLD);
    expect(await replace(file, { expected: undefined })).toEqual({ ok: true, value: 'moved' });
    expect(await replace(join(directory, 'other.json'))).toEqual({ ok: true, value: 'moved' });
    expect(await readdir(directory)).toEqual(['settings.json']);
  });

  test.skipIf(isWindows)('makes a new file private, in private directories', async () => {
    const file = join(await temporaryDirectory(), 'a', 'b', 'settings.json');
    await replace(file, { expected: undefined });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
  });

  test.skipIf(isWindows).each([0o600, 0o644, 0o664, 0o755])('keeps the permission bits %o', async (mode) => {
    const file = await put(join(await temporaryDirectory(), 'settings.json'), OLD);
    await chmod(file, mode);
    await replace(file);
    expect((await stat(file)).mode & 0o777).toBe(mode);
  });

  test.skipIf(isWindows)('sets other permission bits where they are asked for', async () => {
    const file = await put(join(await temporaryDirectory(), 'settings.json'), OLD);
    await replace(file, { mode: 0o600 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test.runIf(isRoot)('keeps an owner that is not the one who writes', async () => {
    const file = await put(join(await temporaryDirectory(), 'settings.json'), OLD);
    await chown(file, 1234, 4321);
    await replace(file);
    expect(await stat(file)).toMatchObject({ uid: 1234, gid: 4321 });
  });

  test.skipIf(isWindows)('follows links: the link stays a link, the file behind it changes', async () => {
    const directory = await temporaryDirectory();
    const file = await put(join(directory, 'dotfiles', 'settings.json'), OLD);
    const home = join(directory, 'home');
    await mkdir(home);
    await symlink('../dotfiles/settings.json', join(home, 'link.json'));
    await symlink('link.json', join(home, 'settings.json'));
    expect(await replace(join(home, 'settings.json'))).toEqual({ ok: true, value: 'written' });
    expect(await readlink(join(home, 'settings.json'))).toBe('link.json');
    expect((await lstat(join(home, 'link.json'))).isSymbolicLink()).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('new');
  });

  test('refuses a read-only file', async () => {
    const file = await put(join(await temporaryDirectory(), 'settings.json'), OLD);
    await chmod(file, 0o444);
    expect(await replace(file)).toMatchObject({ ok: false, problem: { code: 'settings-read-only' } });
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  test('refuses a file with a second name, which would go on holding the old bytes', async () => {
    const file = await put(join(await temporaryDirectory(), 'settings.json'), OLD);
    await link(file, `${file}.twin`);
    expect(await replace(file)).toMatchObject({ ok: false, problem: { code: 'settings-hard-linked' } });
  });

  test('refuses where a file stands in the place of the directory', async () => {
    const directory = await temporaryDirectory();
    await put(join(directory, 'file'), 'x');
    const answer = await replace(join(directory, 'file', 'settings.json'), { expected: undefined });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'settings-write-failed' } });
  });
});
