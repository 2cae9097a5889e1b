import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { applyChange } from '../../src/effects/apply-change.ts';
import { withJournal } from '../../src/effects/with-journal.ts';
import { readSettingsFile } from '../../src/facts/settings/settings-file.ts';
import type { Edit, WritableFile } from '../../src/model/change.ts';
import { changesFor } from '../../src/plan/edit/key-values.ts';
import { writeAsClaudeCode } from '../support/claude-writer.ts';
import { put, temporaryWorld } from '../support/world.ts';

test('eight changes of ours and a writer like Claude Code on one file lose nothing', async () => {
  const world = await temporaryWorld({ now: () => new Date() });
  const config = join(world.home, '.claude');
  await mkdir(config);
  const file = await put(join(config, 'settings.json'), '{\n  "env": {}\n}\n');

  let isOver = false;
  const written: string[] = [];
  const writer = (async () => {
    while (!isOver) {
      const name = `theirs_${randomBytes(4).toString('hex')}`;
      writeAsClaudeCode(file, name);
      written.push(name);
      // Slower and slower: on a busy computer no change of ours would ever come between.
      await delay(5 + 2 * written.length);
    }
  })();
  const change = async (i: number) => {
    const path: Edit['path'] = ['env', `OURS_${i}`];
    const outcome = await withJournal(world, config, async (journal) => {
      const target = (await readSettingsFile('user', file)) as WritableFile;
      const changes = changesFor(target, [{ path, value: 'x', isSecret: false }]);
      const occasion = { command: 'setup', planId: 'test', journal, missingDirectories: [] };
      return applyChange(world, occasion, { target, changes });
    });
    return { name: path[1], outcome };
  };
  const ours = await Promise.all(Array.from({ length: 8 }, (_, i) => change(i)));
  isOver = true;
  await writer;
  const last = await change(8);

  const json = JSON.parse(await readFile(file, 'utf8'));
  for (const name of written) expect(json).toHaveProperty(name);
  for (const { name, outcome } of [...ours, last]) {
    if (outcome.ok) expect(json.env).toHaveProperty(name);
    else expect(outcome.problem.code).toBe('settings-busy');
  }
  // On a busy machine the writer may come between each of the eight.
  expect(last.outcome.ok).toBe(true);
});
