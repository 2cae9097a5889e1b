import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../src/facts/settings/settings.ts';
import { env } from '../../src/model/change.ts';
import type { Remedy } from '../../src/model/verdict.ts';
import { planFix } from '../../src/plan/plan-fix.ts';
import { put, temporaryWorld } from '../support/world.ts';

const MODE_600 = 0o600;

async function scene() {
  const world = await temporaryWorld({ platform: 'linux' });
  const user = await put(join(world.home, '.claude', 'settings.json'), '{"env": {"A": "1"}}');
  await chmod(user, 0o644);
  const local = join(world.cwd, '.claude', 'settings.local.json');
  const managed = await put(join(world.systemRoot, 'etc/claude-code/managed-settings.json'), '{}');
  const settings = await readSettings(world);
  const planned = (...remedies: Remedy[]) => planFix(remedies, settings, 'linux');
  return { user, local, managed, planned };
}
const set = (file: string, name: string, value: string): Remedy => ({
  kind: 'settings',
  files: [{ file, edits: [env(name, value)] }],
});

test('joins what several findings write into a file, and makes a file that is not there', async () => {
  const { user, local, planned } = await scene();
  const plan = planned(set(user, 'B', '2'), set(user, 'C', '3'), set(user, 'B', '4'), set(local, 'D', '5'));
  const changes = plan.ok ? plan.value : [];
  const keys = changes.map(({ target, changes }) => [
    target.file,
    changes.map(({ path, value }) => [path[1], value]),
  ]);
  expect(new Map(keys as [string, unknown][])).toEqual(
    new Map<string, unknown>([
      [
        user,
        [
          ['B', '2'],
          ['C', '3'],
        ],
      ],
      [local, [['D', '5']]],
    ]),
  );
});

test('closes a file that others can read, and leaves one that is closed', async () => {
  const { user, local, planned } = await scene();
  const plan = planned({ kind: 'make-private', files: [user, local] });
  expect(plan).toMatchObject({ ok: true, value: [{ target: { file: user }, mode: MODE_600 }] });
  expect(plan.ok && plan.value).toHaveLength(1);
});

test('plans nothing where all is as it should be', async () => {
  const { user, planned } = await scene();
  expect(planned(set(user, 'A', '1'))).toMatchObject({ ok: true, value: [] });
});

test("never writes the administrator's file", async () => {
  const { managed, planned } = await scene();
  expect(planned(set(managed, 'A', '2'))).toMatchObject({ ok: false, problem: { code: 'fix-unavailable' } });
});
