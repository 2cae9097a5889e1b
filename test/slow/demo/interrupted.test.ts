import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { PATIENT } from '../../support/environment.ts';
import { ended, start } from '../../support/program.ts';
import { runText } from '../../support/run.ts';
import { temporaryDirectory, temporaryWorld } from '../../support/world.ts';

const PLUGIN = fileURLToPath(new URL('../../..', import.meta.url));

afterEach(() => vi.unstubAllEnvs());

test.each([0, 1, 2])('a demo that is ended after %i steps leaves nothing behind', async (steps) => {
  const temporary = await temporaryDirectory();
  const ending = new AbortController();
  const shown: string[] = [];
  const world = await temporaryWorld({
    pluginRoot: () => PLUGIN,
    interrupted: ending.signal,
    now: () => new Date(),
    progress: (message) => {
      shown.push(message);
      if (shown.length === steps) ending.abort();
    },
  });
  if (steps === 0) ending.abort();
  vi.stubEnv('TMPDIR', temporary);
  const { text, exitCode } = await runText(world, 'demo');
  expect({ exitCode, steps: shown.length }).toEqual({ exitCode: 130, steps });
  expect(text).toContain('Interrupted');
  expect(await readdir(temporary)).toEqual([]);
});

test.each(['SIGTERM', 'SIGHUP'] as const)('a demo that gets a %s leaves nothing behind', async (signal) => {
  const temporary = await temporaryDirectory();
  const child = start(temporary, temporary, ['demo'], { TMPDIR: temporary });
  const end = ended(child);
  await vi.waitFor(async () => expect((await readdir(temporary)).length).toBeGreaterThan(0), PATIENT);
  child.kill(signal);
  expect(await end).toMatchObject({ code: 130, signal: null });
  expect(await readdir(temporary)).toEqual([]);
});

test('where no throw-away home can be made, it says which folder is missing, and what to set', async () => {
  const world = await temporaryWorld({ pluginRoot: () => PLUGIN });
  vi.stubEnv('TMPDIR', '/nowhere/at all');
  const { text, exitCode } = await runText(world, 'demo');
  expect(exitCode).toBe(1);
  expect(text).toContain('(demo-failed)');
  expect(text.replace(/\s+/g, ' ')).toContain('cannot be made (ENOENT): /nowhere/at all/');
  expect(text).toContain('Set TMPDIR');
});
