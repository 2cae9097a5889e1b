import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDirectory } from '../../src/effects/make-directory.ts';
import { isWindows } from '../support/environment.ts';
import { put, temporaryDirectory } from '../support/world.ts';

test('makes what is missing above it too, for the owner alone, several at once', async () => {
  const root = await temporaryDirectory();
  const deep = join(root, 'a', 'b', 'c');
  await Promise.all([deep, deep, join(root, 'a', 'b')].map(makeDirectory));
  for (const made of [join(root, 'a'), deep])
    expect((await stat(made)).mode & 0o777).toBe(isWindows ? 0o666 : 0o700);
  await makeDirectory(deep);
});

test('says where a file stands in the way', async () => {
  const file = await put(join(await temporaryDirectory(), 'file'), '');
  await expect(makeDirectory(join(file, 'a', 'b'))).rejects.toMatchObject({
    code: isWindows ? 'ENOENT' : 'ENOTDIR',
  });
});

test.runIf(process.platform === 'linux')('ends where the system lets nobody make one', async () => {
  await expect(makeDirectory('/proc/nowhere/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
});
