import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settleJournal } from '../../src/effects/with-journal.ts';
import { put, temporaryWorld } from '../support/world.ts';

const NOBODY = String(2 ** 22 + 1);

test.each([
  ['a lock whose owner is gone', 'lock', NOBODY],
  ['a temporary file', '.20261120-ab.json.20261120-ab.tmp', 'half'],
  ['a backup without its entry', '20261120-ab.bak', 'old'],
])('a killed run that left nothing but %s leaves no trace', async (_name, name, content) => {
  const world = await temporaryWorld({ now: () => new Date() });
  await put(join(world.home, 'bedrock', name), content);
  await settleJournal(world, world.home);
  expect(existsSync(join(world.home, 'bedrock'))).toBe(false);
});

test.each([
  ['a launcher that nothing came to use', 'bin/claude-bedrock'],
  ['a launcher half written', 'bin/.claude-bedrock.4711.tmp'],
])('a killed run that left its lock and %s leaves no trace', async (_name, name) => {
  const world = await temporaryWorld({ now: () => new Date() });
  await put(join(world.home, 'bedrock', 'lock'), NOBODY);
  await put(join(world.home, 'bedrock', name), '#!/bin/sh');
  await settleJournal(world, world.home);
  expect(existsSync(join(world.home, 'bedrock'))).toBe(false);
});

test.each(['pending', 'applied'])(
  'a removal of found keys that was killed while %s leaves no trace',
  async (state) => {
    const world = await temporaryWorld({ now: () => new Date() });
    const file = await put(join(world.home, 'settings.json'), '{}');
    const entry = {
      ...{ version: 2, id: '20261120-ab', program: '0.1.0', command: 'reset', planId: 'x', at: '', state },
      ...{ scope: 'user', file, realFile: file, madeDirectories: [], keys: [] },
      ...{ before: { state: 'file', sha256: 'other', mode: 384 }, after: { sha256: 'gone' } },
    };
    await put(join(world.home, 'bedrock', '20261120-ab.json'), JSON.stringify(entry));
    await put(join(world.home, 'bedrock', '20261120-ab.bak'), 'ABSKsecret');
    await put(join(world.home, 'bedrock', 'lock'), NOBODY);
    await settleJournal(world, world.home);
    expect(await readdir(world.home)).toEqual(['settings.json']);
  },
);

test('a launcher stays where no run was killed: a setting made by hand may name it', async () => {
  const world = await temporaryWorld({ now: () => new Date() });
  await put(join(world.home, 'bedrock', 'bin', 'claude-bedrock'), '#!/bin/sh');
  await settleJournal(world, world.home);
  expect(existsSync(join(world.home, 'bedrock', 'bin', 'claude-bedrock'))).toBe(true);
});

test('an empty journal goes, and one that was never there is not made', async () => {
  const world = await temporaryWorld({ now: () => new Date() });
  await settleJournal(world, world.home);
  expect(await readdir(world.home)).toEqual([]);
  await mkdir(join(world.home, 'bedrock'));
  await settleJournal(world, world.home);
  expect(await readdir(world.home)).toEqual([]);
});
