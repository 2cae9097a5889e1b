import { readdir } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { rolloutDemoSchema } from '../../src/report/demo.ts';
import { runData, runText } from '../support/run.ts';
import { temporaryDirectory, temporaryWorld } from '../support/world.ts';

afterEach(() => vi.unstubAllEnvs());

/** A world whose folder of temporary files is watched. */
async function watched() {
  const world = await temporaryWorld({ now: () => new Date() });
  const temporary = await temporaryDirectory();
  vi.stubEnv('TMPDIR', temporary);
  return { world, temporary };
}

test('demo rollout shows the file, what is built of it as a tree, and that nothing is wrong with it', async () => {
  const { world, temporary } = await watched();
  const { text, exitCode } = await runText(world, 'demo', 'rollout');
  expect(text).toContain('"organization": {');
  expect(text).toContain('├── claude-code/\n   │   ├── claude-code.mobileconfig');
  expect(text).toContain('── permission-set.yaml');
  expect(text).toMatch(/✔ Nothing to object to in \d\d files\./);
  expect(exitCode).toBe(0);
  expect(await readdir(temporary)).toEqual([]);
  expect(await readdir(world.cwd)).toEqual([]);
  expect(await readdir(world.home)).toEqual([]);
});

test('as data it has the verdict beside the steps', async () => {
  const { world } = await watched();
  const data = await runData(world, 'demo', 'rollout');
  expect(rolloutDemoSchema.parse(data)).toEqual(data);
  expect(data.verdict).toMatchObject({ says: 'clean', findings: 0 });
});

test('a demo rollout that is ended midway leaves nothing behind', async () => {
  const { world, temporary } = await watched();
  const ending = new AbortController();
  const ended = { ...world, interrupted: ending.signal, progress: () => ending.abort() };
  expect((await runText(ended, 'demo', 'rollout')).exitCode).toBe(130);
  expect(await readdir(temporary)).toEqual([]);
});
