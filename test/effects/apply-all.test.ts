import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyAll } from '../../src/effects/apply-all.ts';
import { withJournal } from '../../src/effects/with-journal.ts';
import { readSettings } from '../../src/facts/settings/settings.ts';
import { env } from '../../src/model/change.ts';
import { planFix } from '../../src/plan/plan-fix.ts';
import { put, temporaryWorld } from '../support/world.ts';

test('puts back the first file where the second cannot be written', async () => {
  const world = await temporaryWorld();
  const before = '{"env": {"A": "1"}}\n';
  const user = await put(join(world.home, '.claude', 'settings.json'), before);
  const local = await put(join(world.cwd, '.claude', 'settings.local.json'), before);
  const files = [local, user].map((file) => ({ file, edits: [env('A', '2')] }));
  const plan = planFix([{ kind: 'settings', files }], await readSettings(world), 'linux');
  if (!plan.ok) throw new Error(plan.problem.message);
  const [first, second] = plan.value.map(({ target }) => target.file);
  await chmod(second ?? '', 0o444);

  const config = join(world.home, '.claude');
  const written = await withJournal(world, config, (journal) =>
    applyAll(world, { command: 'doctor', planId: 'x', journal }, plan.value),
  );
  expect(written).toMatchObject({ ok: false, problem: { code: 'settings-read-only' } });
  for (const file of [first, second]) expect(await readFile(file ?? '', 'utf8')).toBe(before);
  expect(await readdir(config)).toEqual(['settings.json']);
});
