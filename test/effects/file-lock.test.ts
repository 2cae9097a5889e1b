import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../src/effects/file-lock.ts';
import { refusal, success } from '../../src/model/outcome.ts';
import { temporaryDirectory, temporaryWorld } from '../support/world.ts';

const NOBODY = 2 ** 22 + 1;
const PATIENCE = {
  ms: 10_000,
  busy: (file: string, ms: number) => refusal('settings-busy', `${file}, ${ms}`, 'Wait.'),
};

test('lets one in at a time', async () => {
  const world = await temporaryWorld({ now: () => new Date() });
  const lock = join(await temporaryDirectory(), 'lock');
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise(setImmediate);
    inside--;
    return success('done');
  };
  const all = await Promise.all(Array.from({ length: 8 }, () => withLock(world, lock, work, PATIENCE)));
  expect(all.every((outcome) => outcome.ok)).toBe(true);
  expect(most).toBe(1);
});

test.each([
  ['a process that is gone', String(NOBODY)],
  ['a process killed before it wrote its id, long ago', ''],
])('takes over the lock of %s', async (_name, owner) => {
  const world = await temporaryWorld({ now: () => new Date(Date.now() + 60_000) });
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'lock'), owner);
  const answer = await withLock(world, join(directory, 'lock'), async () => success('in'), PATIENCE);
  expect(answer).toEqual(success('in'));
  expect(await readdir(directory)).toEqual([]);
});

test('its new owner stands alone in a lock that was taken over', async () => {
  const world = await temporaryWorld({ pid: 42 });
  const lock = join(await temporaryDirectory(), 'lock');
  await writeFile(lock, String(NOBODY));
  const inside = async () => success(await readFile(lock, 'utf8'));
  expect(await withLock(world, lock, inside, PATIENCE)).toEqual(success('42'));
});

test('takes over although a process died while taking over', async () => {
  const world = await temporaryWorld({ now: () => new Date() });
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'lock'), String(NOBODY));
  await writeFile(join(directory, 'lock.orphan'), String(NOBODY));
  const answer = await withLock(world, join(directory, 'lock'), async () => success('in'), PATIENCE);
  expect(answer).toEqual(success('in'));
});

test('refuses after a while when a living process keeps the lock', async () => {
  let clock = 0;
  const world = await temporaryWorld({ now: () => new Date(++clock * 6_000) });
  const lock = join(await temporaryDirectory(), 'lock');
  await writeFile(lock, String(process.pid));
  const answer = await withLock(world, lock, async () => success('in'), PATIENCE);
  expect(answer).toEqual(PATIENCE.busy(lock, PATIENCE.ms));
});

test('frees the lock when the work throws', async () => {
  const world = await temporaryWorld();
  const directory = await temporaryDirectory();
  const lock = join(directory, 'lock');
  const failing = async () => {
    throw new Error('a bug');
  };
  await expect(withLock(world, lock, failing, PATIENCE)).rejects.toThrow('a bug');
  expect(await readdir(directory)).toEqual([]);
});

test.each([
  ['says once that it waits', String(process.pid), 1],
  ['says nothing where the lock was left behind', String(NOBODY), 0],
])('%s', async (_name, owner, times) => {
  let clock = 0;
  const world = await temporaryWorld({ now: () => new Date(++clock * 3_000) });
  const lock = join(await temporaryDirectory(), 'lock');
  await writeFile(lock, owner);
  let said = 0;
  const waiting = () => void said++;
  await withLock(world, lock, async () => success('in'), { ...PATIENCE, waiting });
  expect(said).toBe(times);
});
