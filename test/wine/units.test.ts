import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { bundleUnits } from './support/bundle-units.ts';
import { asWindows, REPOSITORY } from './support/windows.ts';

const FOLDERS = ['facts', 'plan', 'effects', 'report'];
/** Whole commands over and over, and disks that fill up: minutes under Wine, and nothing that is Windows' own. */
const LEFT_OUT = /racing|hard-disks|narrow/;

interface Told {
  readonly name: string;
  readonly state: 'pass' | 'fail' | 'skip';
  readonly errors?: readonly string[];
}

test('the unit tests of what reads, decides, writes and reports pass on Windows', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bedrock-units-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  const found = FOLDERS.map(async (folder) =>
    (await readdir(join(REPOSITORY, 'test', folder), { recursive: true })).map(
      (name) => `test/${folder}/${name.replaceAll('\\', '/')}`,
    ),
  );
  const files = (await Promise.all(found))
    .flat()
    .filter((name) => name.endsWith('.test.ts') && !LEFT_OUT.test(name));
  await bundleUnits(files, directory);
  const results = join(directory, 'results.json');
  const modules = files.map((file) => join(directory, `${file}.mjs`));
  const args = [join(directory, 'run-units.mjs'), results, ...modules].map(asWindows);
  // Of a pipe of Linux Node says EBADF.
  const log = await open(join(directory, 'log'), 'w');
  const [isWine, node] = [process.platform !== 'win32', inject('windowsNode')];
  const env = { ...(isWine ? inject('wine') : process.env), TZ: 'UTC' };
  const options: SpawnOptions = { env, stdio: ['ignore', log.fd, log.fd] };
  await once(isWine ? spawn('wine', [node, ...args], options) : spawn(node, args, options), 'exit');
  await log.close();
  const told: readonly Told[] = JSON.parse(await readFile(results, 'utf8'));
  const failed = told.filter(({ state }) => state === 'fail');
  expect(
    failed.map(({ name, errors }) => `${name.replace(/.*[\\/]test[\\/]/, '')}: ${errors?.join('\n')}`),
  ).toEqual([]);
  expect(told.filter(({ state }) => state === 'pass').length).toBeGreaterThan(700);
}, 900_000);
