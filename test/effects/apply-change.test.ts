import { mkdirSync, readdirSync, readFileSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { applyChange } from '../../src/effects/apply-change.ts';
import { readJournal } from '../../src/facts/journal/journal.ts';
import { readSettingsFile } from '../../src/facts/settings/settings-file.ts';
import type { WritableFile } from '../../src/model/change.ts';
import { changesFor } from '../../src/plan/edit/key-values.ts';
import { runData } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const OURS = { env: { AWS_PROFILE: 'work' } };

/** Begins to set AWS_PROFILE in settings that hold this. */
async function scene(before: string) {
  const world = await temporaryWorld({ now: () => new Date() });
  const config = join(world.home, '.claude');
  const journal = join(config, 'bedrock');
  const file = await put(join(config, 'settings.json'), before);
  const target = (await readSettingsFile('user', file)) as WritableFile;
  const changes = changesFor(target, [{ path: ['env', 'AWS_PROFILE'], value: 'work', isSecret: false }]);
  const occasion = { command: 'setup', planId: 'test', journal, missingDirectories: [] };
  const outcome = applyChange(world, occasion, { target, changes });
  return { world, journal, file, outcome };
}

/** Waits until our change stands in the file: what follows comes before anything else that we do. */
async function isWritten(file: string): Promise<void> {
  while (!readFileSync(file, 'utf8').includes('work')) await nextTurn();
}

test('a file that somebody removes right after our write gets our keys all the same', async () => {
  const { file, journal, outcome } = await scene('{"theme":"dark"}');
  await isWritten(file);
  unlinkSync(file);
  expect(await outcome).toMatchObject({ ok: true, value: { before: { state: 'absent' } } });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(OURS);
  expect(await readJournal(journal)).toMatchObject([{ entry: { before: { state: 'absent' } } }]);
});

test('a file that somebody removes right after our write, with a value that we were to replace, stays away', async () => {
  const { file, journal, outcome } = await scene('{"env":{"AWS_PROFILE":"old"}}');
  await isWritten(file);
  unlinkSync(file);
  expect(await outcome).toMatchObject({ ok: false, problem: { code: 'plan-changed' } });
  expect(await readdir(journal)).toEqual([]);
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});

test('a file that somebody breaks right after our write keeps its place in the journal', async () => {
  const { file, journal, outcome } = await scene('{"theme":"dark"}');
  await isWritten(file);
  writeFileSync(file, '{"theme":');
  expect(await outcome).toMatchObject({ ok: true });
  expect(await readFile(file, 'utf8')).toBe('{"theme":');
  expect(await readJournal(journal)).toMatchObject([{ entry: { state: 'applied' } }]);
});

test('where the journal cannot be written any more, what was written counts, and reset takes it back', async () => {
  const before = '{"theme":"dark"}';
  const { world, file, journal, outcome } = await scene(before);
  await isWritten(file);
  const [entry = ''] = readdirSync(journal).filter((name) => name.endsWith('.json'));
  // A folder stands where the entry is to be written anew.
  const obstacle = join(journal, `.${entry}.${entry.replace('.json', '')}.tmp`);
  mkdirSync(obstacle);
  expect(await outcome).toMatchObject({ ok: true, value: { state: 'pending' } });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ theme: 'dark', ...OURS });

  rmdirSync(obstacle);
  const { planId } = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  expect(await readFile(file, 'utf8')).toBe(before);
});
