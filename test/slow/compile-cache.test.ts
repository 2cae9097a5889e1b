import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { PROGRAM } from '../support/program.ts';
import { put, temporaryDirectory } from '../support/world.ts';

const { otherNode } = await import(new URL('../../tools/other-node.mjs', import.meta.url).href);

let node: string;
beforeAll(async () => {
  node = await otherNode('24');
});

let root: string;
let cache: string;
let home: string;

// A copy, with nothing of what the repository's own may have left.
beforeEach(async () => {
  root = await temporaryDirectory();
  home = join(root, 'home');
  await put(join(home, '.keep'), '');
  cache = join(root, 'scripts', '.cache');
  await cp(dirname(PROGRAM), join(root, 'scripts'), {
    recursive: true,
    filter: (path) => !path.includes('.cache'),
  });
});

function run(line: string, given: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(
    node,
    [join(root, 'scripts', 'claude-bedrock.js'), ...line.split(' ')],
    { env: { HOME: home, PATH: '/usr/bin:/bin', ...given }, encoding: 'utf8', input: '' },
  );
  return { status, stdout, stderr };
}

const STATUS = 'status --json';
const kept = () => readdirSync(cache).flatMap((version) => readdirSync(join(cache, version)));

test('a second run takes what the first one left beside the program, and says the same', () => {
  const first = run(STATUS);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  const files = kept();
  expect(files.length).toBeGreaterThan(0);
  expect(run(STATUS, { NODE_DEBUG_NATIVE: 'COMPILE_CACHE' }).stderr).toContain('was accepted');
  expect(run(STATUS)).toEqual(first);
  expect(kept()).toEqual(files);
  expect(readdirSync(home)).toEqual(['.keep']);
});

test.each(['hook session-start', 'hook stop-failure'])('%s stays silent as it leaves its own', (line) => {
  for (const _ of ['first', 'second']) expect(run(line)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(kept().length).toBeGreaterThan(0);
});

test('what was damaged is compiled anew, and the answer is the same', async () => {
  const first = run(STATUS);
  const [version = ''] = await readdir(cache);
  for (const name of kept()) {
    const file = join(cache, version, name);
    const bytes = await readFile(file);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    await writeFile(file, bytes);
  }
  expect(run(STATUS)).toEqual(first);
});

test('where none can be kept all is as without', async () => {
  const expected = run(STATUS, { NODE_DISABLE_COMPILE_CACHE: '1' });
  expect(existsSync(cache)).toBe(false);
  await put(cache, 'in the way');
  expect(run(STATUS)).toEqual(expected);
});

// Only root can run it as somebody else; to others a folder can be closed.
test('who does not own the program, or may not write there, leaves nothing beside it', async () => {
  const scripts = join(root, 'scripts');
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534', scripts]);
  else await chmod(scripts, 0o555);
  expect(run(STATUS)).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(cache)).toBe(false);
  await chmod(scripts, 0o755);
});
