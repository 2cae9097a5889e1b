import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { applyChange } from '../../src/effects/apply-change.ts';
import { undoChange } from '../../src/effects/undo-change.ts';
import { readHistories } from '../../src/facts/journal/journal-histories.ts';
import { readSettingsFile } from '../../src/facts/settings/settings-file.ts';
import type { WritableFile } from '../../src/model/change.ts';
import { changesFor } from '../../src/plan/edit/key-values.ts';
import { undoFile } from '../../src/plan/undo/undo-file.ts';
import { put, temporaryWorld } from '../support/world.ts';

test('a writer that read our keys before and writes them after the reset does not bring them back', async () => {
  const world = await temporaryWorld({ now: () => new Date() });
  const former = '{"theme":"dark"}';
  const file = await put(join(world.home, 'settings.json'), former);
  const journal = join(world.home, 'bedrock');
  const target = (await readSettingsFile('user', file)) as WritableFile;
  const changes = changesFor(target, [{ path: ['env', 'AWS_PROFILE'], value: 'work', isSecret: false }]);
  const applied = await applyChange(
    world,
    { command: 'setup', planId: 'test', journal, missingDirectories: [] },
    { target, changes },
  );
  if (!applied.ok) throw new Error(applied.problem.message);

  const stale = readFileSync(file);
  const [history] = await readHistories(world, world.home, [applied.value]);
  if (!history) throw new Error('what was applied has a history');
  const undone = undoChange(journal, undoFile(history));
  while (readFileSync(file).equals(stale)) await nextTurn();
  writeFileSync(`${file}.tmp`, stale);
  renameSync(`${file}.tmp`, file);

  expect(await undone).toMatchObject({ ok: true });
  expect(readFileSync(file, 'utf8')).toBe(former);
  expect(await readdir(journal)).toEqual([]);
});
