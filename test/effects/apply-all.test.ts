import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { applyAll } from '../../src/effects/apply-all.ts';
import { withJournal } from '../../src/effects/with-journal.ts';
import { readSettings } from '../../src/facts/settings/settings.ts';
import { env } from '../../src/model/change.ts';
import { planFix } from '../../src/plan/plan-fix.ts';
import { runData } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const BEFORE = '{"env": {"A": "1"}}\n';

/** The id of the one entry of a journal, once it says that its file is written. */
function appliedEntry(journal: string): string | undefined {
  const entries = existsSync(journal) ? readdirSync(journal).filter((name) => /^[^.].*json$/.test(name)) : [];
  const found = entries.map((name) => JSON.parse(readFileSync(join(journal, name), 'utf8')));
  return found.find(({ state }) => state === 'applied')?.id;
}

/** Begins to change two files, of which the second is read-only. */
async function scene() {
  const world = await temporaryWorld();
  const user = await put(join(world.home, '.claude', 'settings.json'), BEFORE);
  const local = await put(join(world.cwd, '.claude', 'settings.local.json'), BEFORE);
  const files = [local, user].map((file) => ({ file, edits: [env('A', '2')] }));
  const plan = planFix([{ kind: 'settings', files }], await readSettings(world), 'linux');
  if (!plan.ok) throw new Error(plan.problem.message);
  const [first = '', second = ''] = plan.value.map(({ target }) => target.file);
  await chmod(second, 0o444);

  const config = join(world.home, '.claude');
  const written = withJournal(world, config, (journal) =>
    applyAll(world, { command: 'doctor', planId: 'x', journal }, plan.value),
  );
  return { world, config, journal: join(config, 'bedrock'), first, second, written };
}

test('puts back the first file where the second cannot be written', async () => {
  const { config, first, second, written } = await scene();
  expect(await written).toMatchObject({ ok: false, problem: { code: 'settings-read-only' } });
  for (const file of [first, second]) expect(await readFile(file, 'utf8')).toBe(BEFORE);
  expect(await readdir(config)).toEqual(['settings.json']);
});

test('says what was changed where that cannot be put back, and reset does it later', async () => {
  const { world, journal, first, second, written } = await scene();
  let applied: string | undefined;
  while (applied === undefined) {
    await nextTurn();
    applied = appliedEntry(journal);
  }
  // A folder stands where the entry is to be written anew.
  const obstacle = join(journal, `.${applied}.json.${applied}.tmp`);
  await mkdir(obstacle);
  expect(await written).toMatchObject({
    ok: false,
    problem: {
      code: 'settings-read-only',
      message: `${second} is read-only. ${first} was changed before, and could not be put back.`,
      fix: 'Remove the cause; claude-bedrock reset then takes back what was changed.',
    },
  });
  expect(await readFile(first, 'utf8')).toBe(BEFORE.replace('1', '2'));

  await rmdir(obstacle);
  const { planId } = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  for (const file of [first, second]) expect(await readFile(file, 'utf8')).toBe(BEFORE);
});
