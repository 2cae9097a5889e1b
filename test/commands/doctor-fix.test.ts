import { chmod, readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { setupSchema } from '../../src/report/changes/setup.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../doctor/person.ts';
import { runData, runRefusal, runText } from '../support/run.ts';

const PORTAL = `sso_start_url = ${EXAMPLE.startUrl}\nsso_region = ${EXAMPLE.ssoRegion}\n`;
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
    nextStep: `Nothing is written yet. To write this: claude-bedrock ${plan.applyOptions}`,
  });
  expect(plan.diff).toContain('+        "CLAUDE_CODE_USE_BEDROCK": "1"');
  expect(await readFile(file, 'utf8')).toBe(OFF);

  const done = await runData(world, ...plan.applyOptions.replace(' --json', '').split(' '));
  expect(done).toMatchObject({ isApplied: true });
  expect(await readFile(file, 'utf8')).toBe(OFF.replace('"0"', '"1"'));
  expect((await runData(world, 'doctor', '--offline')).verdict.status).toBe('healthy');
});

test('on a terminal the report names the command that asks, anywhere else the one that plans', async () => {
  const { world } = await switchedOff();
  const terminal = { ...world, isStdinTerminal: () => true, isStdoutTerminal: () => true };
  const { text } = await runText(terminal, 'doctor', '--offline');
  expect(text).toContain('  claude-bedrock doctor --fix bedrock-off\n');
  const elsewhere = await runText(world, 'doctor', '--offline');
  expect(elsewhere.text).toContain('  claude-bedrock doctor --fix bedrock-off --plan\n');
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
    fix: expect.stringContaining('Add } at the end of the file'),
  });
});

test('needs a place for settings', async () => {
  const { world } = await switchedOff();
  const refusal = await runRefusal({ ...world, home: undefined }, 'doctor', '--fix', 'bedrock-off', '--plan');
  expect(refusal.exitCode).toBe(1);
});

test('repairs a profile of the older form, and reset takes it back', async () => {
  const { world, config, signIn } = await makePerson();
  const older = `# mine\n[profile work]\n${PORTAL}sso_account_id = 111122223333\nsso_role_name = BedrockUser\n`;
  const file = await config(older);
  await signIn();
  await applied(world, 'sso-legacy');
  const repaired = await readFile(file, 'utf8');
  expect(repaired).toContain('# mine\n[profile work]\nsso_account_id = 111122223333');
  expect(repaired).toMatch(/sso_registration_scopes = sso:account:access/);
  const { planId } = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  expect(await readFile(file, 'utf8')).toBe(older);
});

test('closes the AWS credentials file, and reset opens it again', async () => {
  const { world, credentials } = await makePerson();
  const keys =
    '[other]\naws_access_key_id = AKIA0000000000000000\naws_secret_access_key = not-a-secret-of-anybody\n';
  const file = await credentials(keys);
  await chmod(file, 0o640);
  await applied(world, 'secret-at-risk');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { planId } = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', planId);
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect(await readFile(file, 'utf8')).toBe(keys);
});
