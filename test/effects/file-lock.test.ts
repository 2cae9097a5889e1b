import { execFileSync } from 'node:child_process';
import { statSync, utimesSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { withLock } from '../../src/effects/file-lock.ts';
import { isOrphaned, ownerText } from '../../src/effects/lock-owner.ts';
import { refusal, success } from '../../src/model/outcome.ts';
import { isWindows, PATIENT } from '../support/environment.ts';
import { put, temporaryDirectory, temporaryWorld } from '../support/world.ts';

const NOBODY = 2 ** 22 + 1;
const PATIENCE = {
  ms: 10_000,
  busy: (file: string, ms: number) => refusal('settings-busy', `${file}, ${ms}`, 'Wait.'),
};

test('lets one in at a time', async () => {
  const world = await temporaryWorld();
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
  let clock = 0;
  const world = await temporaryWorld({ elapsed: () => ++clock * 1_000 });
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
  expect(await withLock(world, lock, inside, PATIENCE)).toEqual(success(ownerText(world)));
  expect(ownerText(world)).toMatch(/^42 /);
});

test('takes over although a process died while taking over', async () => {
  const world = await temporaryWorld();
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'lock'), String(NOBODY));
  await writeFile(join(directory, 'lock.orphan'), String(NOBODY));
  const answer = await withLock(world, join(directory, 'lock'), async () => success('in'), PATIENCE);
  expect(answer).toEqual(success('in'));
});

test('refuses after a while when a living process keeps the lock', async () => {
  let clock = 0;
  const world = await temporaryWorld({ elapsed: () => ++clock * 6_000 });
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
  const world = await temporaryWorld({ elapsed: () => ++clock * 3_000 });
  const lock = join(await temporaryDirectory(), 'lock');
  await writeFile(lock, owner);
  let said = 0;
  const waiting = () => void said++;
  await withLock(world, lock, async () => success('in'), { ...PATIENCE, waiting });
  expect(said).toBe(times);
});

/** What a process of a container, where its id is that of another process here or of none, writes into its lock. */
async function ownerInContainer(pid: number): Promise<string> {
  const world = await temporaryWorld({ pid });
  await mkdir(join(world.systemRoot, 'proc/self/ns'), { recursive: true });
  await symlink('pid:[4026532500]', join(world.systemRoot, 'proc/self/ns/pid'));
  return ownerText(world);
}

// Windows has no such namespaces.
describe.skipIf(isWindows)('an owner that cannot be seen from here, as it lives in a container', () => {
  test('keeps its lock as long as it touches it', async () => {
    const lock = await put(join(await temporaryDirectory(), 'lock'), await ownerInContainer(NOBODY));
    let clock = 0;
    const elapsed = () => {
      clock += 1_000;
      utimesSync(lock, clock, clock);
      return clock;
    };
    const answer = await withLock(
      await temporaryWorld({ elapsed }),
      lock,
      async () => success('in'),
      PATIENCE,
    );
    expect(answer).toEqual(PATIENCE.busy(lock, PATIENCE.ms));
  });

  test('touches it every second', async () => {
    const world = await temporaryWorld();
    const lock = join(await temporaryDirectory(), 'lock');
    const touched = () => statSync(lock).mtimeMs;
    const work = async () => {
      const before = touched();
      await vi.waitFor(() => expect(touched()).not.toBe(before), PATIENT);
      return success('in');
    };
    expect(await withLock(world, lock, work, PATIENCE)).toEqual(success('in'));
  });

  test.each([process.pid, NOBODY])('loses it once it does not, whoever has the id %i here', async (pid) => {
    const lock = await put(join(await temporaryDirectory(), 'lock'), await ownerInContainer(pid));
    let clock = 0;
    const world = await temporaryWorld({ elapsed: () => ++clock * 1_000 });
    expect(isOrphaned(world, lock)).toBe(false);
    const inside = async (origin: string) => success(origin);
    expect(await withLock(world, lock, inside, PATIENCE)).toEqual(success('orphaned'));
  });
});

test.runIf(process.platform === 'linux')(
  'takes the lock of a process that is gone although another has its id now',
  async () => {
    const world = await temporaryWorld({ systemRoot: '' });
    const lock = join(await temporaryDirectory(), 'lock');
    const own = ownerText(world);
    expect(own).toMatch(/"started":"\d+"/);
    await writeFile(lock, own.replace(/"started":"\d+"/, '"started":"1"'));
    expect(isOrphaned(world, lock)).toBe(true);
    await writeFile(lock, own);
    expect(isOrphaned(world, lock)).toBe(false);
  },
);

const NO_LOCKS: readonly [string, (lock: string, other: string) => Promise<unknown>][] = [
  ['a link', (lock, other) => symlink(other, lock)],
  ['a link that leads nowhere', (lock) => symlink('/nowhere/at/all', lock)],
  ['a FIFO', async (lock) => void execFileSync('mkfifo', [lock])],
];

test.each<[string, (lock: string, other: string) => Promise<unknown>]>([
  ['a directory', (lock) => mkdir(lock)],
  ...(isWindows ? [] : NO_LOCKS),
])('says so at once where %s stands in its place, and touches nothing', async (_name, make) => {
  const directory = await temporaryDirectory();
  const [lock, other] = [join(directory, 'lock'), await put(join(directory, 'other'), String(NOBODY))];
  await make(lock, other);
  const world = await temporaryWorld();
  const answer = await withLock(world, lock, async () => success('in'), PATIENCE);
  expect(answer).toMatchObject({
    problem: { code: 'settings-busy', message: expect.stringContaining('is a link') },
  });
  expect(await readdir(directory)).toEqual(['lock', 'other']);
  expect(await readFile(other, 'utf8')).toBe(String(NOBODY));
});

// On Windows nobody can: the one who has it holds it open.
test.skipIf(isWindows)('leaves a lock alone that somebody took over meanwhile', async () => {
  const world = await temporaryWorld();
  const lock = join(await temporaryDirectory(), 'lock');
  await withLock(
    world,
    lock,
    async () => {
      await rm(lock);
      await writeFile(lock, '1');
      return success('done');
    },
    PATIENCE,
  );
  expect(await readFile(lock, 'utf8')).toBe('1');
});

test('a clock that is set back or forth while it waits changes nothing', async () => {
  let clock = 0;
  const now = () => new Date(Date.now() - 1e9 * Math.sin(++clock));
  const world = await temporaryWorld({ now });
  const lock = await put(join(await temporaryDirectory(), 'lock'), String(process.pid));
  const waiting = () => void rm(lock);
  const answer = await withLock(world, lock, async () => success('in'), { ...PATIENCE, waiting });
  expect(answer).toEqual(success('in'));
});
