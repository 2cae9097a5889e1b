import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder, makeCacheFolder } from '../../src/code-cache/cache-folder.ts';
import { put, temporaryDirectory } from '../support/world.ts';

test('the first cache of a version removes those of others that are a week old', async () => {
  const root = await temporaryDirectory();
  const [old, young] = [join(root, 'v20.0.0-old'), join(root, 'v22.0.0-young')];
  await put(join(old, 'status', 'program.js'), '');
  await mkdir(young);
  const longAgo = Date.now() / 1000 - 8 * 24 * 60 * 60;
  await utimes(old, longAgo, longAgo);

  const folder = cacheFolder(root, 'status');
  makeCacheFolder(folder);
  makeCacheFolder(folder);
  expect(await readdir(root)).toEqual([folder.split('/').at(-2), 'v22.0.0-young'].sort());
});
