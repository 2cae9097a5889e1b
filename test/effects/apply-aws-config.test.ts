import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyChange } from '../../src/effects/apply-change.ts';
import { readAwsConfig } from '../../src/facts/aws-files/aws-config-file.ts';
import { changesFor } from '../../src/plan/edit/key-values.ts';
import { sectionEdits } from '../support/aws-config.ts';
import { put, temporaryWorld } from '../support/world.ts';

const BEFORE = '[profile work]\nregion = us-east-1\n';
const EDITS = sectionEdits('profile work', { region: 'eu-central-1', sso_session: 'corp' });

/** Agrees on a change, lets somebody else write the file, then applies what was agreed on. */
async function applyAfter(since: string) {
  const world = await temporaryWorld({ now: () => new Date() });
  const file = await put(join(world.home, 'config'), BEFORE);
  const target = readAwsConfig(file);
  if (!target.ok) throw new Error(target.problem.message);
  const agreed = { target: target.value, changes: changesFor(target.value, EDITS) };
  await put(file, since);
  const journal = join(world.home, 'bedrock');
  const occasion = { command: 'profile', planId: 'test', journal, missingDirectories: [] };
  const outcome = await applyChange(world, occasion, agreed);
  return { outcome, now: await readFile(file, 'utf8') };
}

test.each([
  ['elsewhere', `# theirs\n${BEFORE}\n[profile theirs]\nregion = x\n`],
  ['in the same section', BEFORE.replace('region', 'output = json\nregion')],
])('what somebody wrote %s in the meantime stays', async (_, since) => {
  const { outcome, now } = await applyAfter(since);
  expect(outcome).toMatchObject({ ok: true });
  expect(now).toBe(since.replace('us-east-1\n', 'eu-central-1\nsso_session = corp\n'));
});

test.each([
  ['a key that was agreed on was changed', BEFORE.replace('us-east-1', 'us-west-2'), 'plan-changed'],
  ['the section stands there twice now', `${BEFORE}[profile work]\noutput = json\n`, 'aws-config-ambiguous'],
])('where %s, nothing is written', async (_, since, code) => {
  const { outcome, now } = await applyAfter(since);
  expect(outcome).toMatchObject({ ok: false, problem: { code } });
  expect(now).toBe(since);
});
