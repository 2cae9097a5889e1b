import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { realFileOf } from '../../../src/facts/machine/real-file.ts';
import { isWindows } from '../../support/environment.ts';
import { put, temporaryDirectory } from '../../support/world.ts';

let root: string;

beforeEach(async () => {
  root = await temporaryDirectory();
  await mkdir(join(root, 'real', 'inner'), { recursive: true });
  await symlink('real', join(root, 'link'));
});

test.skipIf(isWindows).each([
  ['a file that is there', 'link/there', 'real/there'],
  ['a file that is not there yet', 'link/absent', 'real/absent'],
  ['a file whose folders are not there yet', 'link/inner/no/such', 'real/inner/no/such'],
  ['a file below one that is no folder', 'link/there/below', 'real/there/below'],
])('follows the links to %s', async (_, file, expected) => {
  await put(join(root, 'real', 'there'), 'x');
  expect(await realFileOf(join(root, file))).toBe(join(root, expected));
});
