import { chmod, readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { setupSchema } from '../../src/report/setup.ts';
import type { World } from '../../src/world.ts';
import { ENV, makePerson, type Person } from '../doctor/person.ts';
import { runData, runRefusal, runText } from '../support/run.ts';

const OFF = `${JSON.stringify({ env: { ...ENV, CLAUDE_CODE_USE_BEDROCK: '0' } }, null, 4)}\n`;

/** A person whose user settings switch Bedrock off. */
async function switchedOff(): Promise<Person & { readonly file: string }> {
  const person = await makePerson();
  return { ...person, file: await person.settings(OFF) };
}

async function applied(world: World, id: string) {
  const { planId } = await runData(world, 'doctor', '--fix', id, '--plan', '--offline');
  return runData(world, 'doctor', '--fix', id, '--apply', '--plan-id', planId, '--offline');
}

test('shows the exact change first, then writes that and no other byte', async () => {
  const { world, file } = await switchedOff();
  const report = await runData(world, 'doctor');
  expect(report.nextStep.planOptions).toBe('doctor --fix bedrock-off --plan --json');
  const plan = await runData(world, 'doctor', '--fix', 'bedrock-off', '--plan');
  expect(setupSchema.parse(plan)).toEqual(plan);
  expect(plan).toMatchObject({
    isApplied: false,
    changes: [{ file, key: 'env.CLAUDE_CODE_USE_BEDROCK', before: '0', after: '1' }],
    applyOptions: `doctor --fix bedrock-off --apply --plan-id ${plan.planId} --json`,
  });
  expect(plan.diff).toContain('+        "CLAUDE_CODE_USE_BEDROCK": "1"');
  expect(await readFile(file, 'utf8')).toBe(OFF);

  const done = await runData(world, ...plan.applyOptions.replace(' --json', '').split(' '));
  expect(done).toMatchObject({ isApplied: true });
  expect(await readFile(file, 'utf8')).toBe(OFF.replace('"0"', '"1"'));
  expect((await runData(world, 'doctor', '--offline')).verdict.status).toBe('healthy');
});

test('reset puts it back byte for byte', async () => {
  const { world, file } = await switchedOff();
  await applied(world, 'bedrock-off');
  const { planId } = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  expect(await readFile(file, 'utf8')).toBe(OFF);
});

test('closes a file with a secret in it, and reset opens it again', async () => {
  const { world, settings } = await makePerson();
  const file = await settings({ env: { ...ENV, ANTHROPIC_AUTH_TOKEN: 'a-secret-that-others-can-read' } });
  await chmod(file, 0o644);
  const { text } = await runText(world, 'doctor', '--fix', 'secret-at-risk', '--plan', '--offline');
  expect(text).toContain('file mode = 600  (was 644)');
  await applied(world, 'secret-at-risk');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { planId } = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  expect((await stat(file)).mode & 0o777).toBe(0o644);
});

test('refuses a plan that is not the one that was shown', async () => {
  const { world, file, settings } = await switchedOff();
  const { planId } = await runData(world, 'doctor', '--fix', 'bedrock-off', '--plan');
  await settings(OFF.replace('work', 'home'));
  const refusal = await runRefusal(world, 'doctor', '--fix', 'bedrock-off', '--apply', '--plan-id', planId);
  expect(refusal.code).toBe('plan-changed');
  expect(await readFile(file, 'utf8')).toContain('"0"');
});

test('refuses where nothing is wrong, where nothing can be judged, and where the program changes nothing', async () => {
  const { world, settings } = await makePerson();
  const plan = (id: string) => runRefusal(world, 'doctor', '--fix', id, '--plan', '--offline');
  expect(await plan('bedrock-off')).toMatchObject({ code: 'fix-not-needed', exitCode: 1 });
  expect(await plan('clock-skew')).toMatchObject({
    code: 'fix-not-needed',
    message: "The check 'clock-skew' could not be judged: AWS was not asked.",
  });
  await settings('{');
  expect(await plan('settings-invalid-json')).toMatchObject({
    code: 'fix-unavailable',
    fix: expect.stringContaining('Correct line 1'),
  });
});

test('needs a place for settings', async () => {
  const { world } = await switchedOff();
  const refusal = await runRefusal({ ...world, home: undefined }, 'doctor', '--fix', 'bedrock-off', '--plan');
  expect(refusal.exitCode).toBe(1);
});
