import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MOST_BYTES, readFileSafely, readOwnFile } from '../../../src/facts/machine/read-file.ts';
import { isWindows } from '../../support/environment.ts';
import { temporaryDirectory } from '../../support/world.ts';

test('reads a regular file whole, with its mode, also through a link', async () => {
  const file = join(await temporaryDirectory(), 'file');
  for (const size of [0, 1, 8191, 8192, 8193, 100_000]) {
    writeFileSync(file, Buffer.alloc(size, 'x'), { mode: 0o640 });
    expect(readFileSafely(file)).toEqual({
      state: 'read',
      bytes: Buffer.alloc(size, 'x'),
      mode: statSync(file).mode & 0o777,
    });
  }
  if (isWindows) return;
  expect(statSync(file).mode & 0o777).toBe(0o640);
  symlinkSync(file, `${file}-link`);
  expect(readFileSafely(`${file}-link`)).toMatchObject({ state: 'read' });
  expect(readOwnFile(`${file}-link`)).toBeUndefined();
});

test.runIf(process.platform === 'linux')('reads the files of /proc, which tell no size', () => {
  const text = readFileSync('/proc/self/environ', 'latin1');
  expect(readFileSafely('/proc/self/environ')).toMatchObject({ bytes: Buffer.from(text, 'latin1') });
});

test('reads as much as the limit, and nothing of what is larger', async () => {
  const file = join(await temporaryDirectory(), 'large');
  writeFileSync(file, '');
  truncateSync(file, MOST_BYTES);
  expect(readFileSafely(file)).toMatchObject({ state: 'read' });
  truncateSync(file, MOST_BYTES + 1);
  expect(readFileSafely(file)).toEqual({ state: 'too-large' });
});

test.skipIf(isWindows)(
  'tells what is none: nothing, a link to nothing, a directory, a device, a FIFO',
  async () => {
    const directory = await temporaryDirectory();
    symlinkSync('nowhere', join(directory, 'link'));
    execFileSync('mkfifo', [join(directory, 'fifo')]);
    const states = [
      join(directory, 'x'),
      join(directory, 'x/y'),
      join(directory, 'link'),
      directory,
      '/dev/zero',
    ];
    expect(states.map((file) => readFileSafely(file).state)).toEqual([
      'absent',
      'absent',
      'dangling',
      'not-a-file',
      'not-a-file',
    ]);
    expect(readFileSafely(join(directory, 'fifo'))).toEqual({ state: 'not-a-file' });
  },
);
