import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { CHECKS } from '../../src/checks/registry.ts';
import { checkListSchema } from '../../src/report/doctor/check-list.ts';
import { CONFIG, ENV, makePerson } from '../doctor/person.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld, trust } from '../support/world.ts';

test('exits 0 where all is well and 1 where something fails', async () => {
  const { world, settings } = await makePerson();
  expect((await runText(world, 'doctor', '--offline')).exitCode).toBe(0);
  await settings('{');
  const { text, exitCode } = await runText(world, 'doctor', '--offline');
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^✘ ~\/\.claude\/settings\.json is not valid JSON/);
});

test('lists every check by group, and says which ask AWS', async () => {
  const world = await temporaryWorld();
  const data = await runData(world, 'doctor', '--list');
  expect(checkListSchema.parse(data)).toEqual(data);
  expect(data.checks).toHaveLength(CHECKS.length);
  expect(data.checks).toContainEqual(expect.objectContaining({ id: 'clock-skew', asksAws: true }));
  const { text } = await runText(world, 'doctor', '--list');
  expect(text).toMatch(/^Credentials$/m);
  expect(text).toMatch(/^ {2}clock-skew +This computer's clock is right \(asks AWS\)$/m);
});

test('runs one check and what it waits on, and asks AWS nothing where that needs none', async () => {
  const { world, sandbox } = await makePerson();
  const { findings, verdict } = await runData(world, 'doctor', '--check', 'version-old');
  expect(findings.length).toBeLessThan(CHECKS.length / 2);
  expect(findings).toContainEqual(expect.objectContaining({ id: 'version-old', status: 'ok' }));
  expect(verdict.say).toBe('These checks found no problem.');
  await runData(world, 'doctor', '--offline');
  expect(sandbox.requests).toEqual([]);
});

test('masks accounts and people for a report that is to be shared', async () => {
  const { world, sandbox } = await makePerson();
  const shared = await runText(
    { ...world, env: { ...world.env, USER: 'ada' } },
    'doctor',
    '--share',
    '--offline',
  );
  const account = sandbox.cloud.accounts[0]?.id ?? '';
  expect((await runText(world, 'doctor', '--offline')).text).toContain(account);
  expect(shared.text).not.toContain(account);
  expect(shared.text).toContain('ACCOUNT-1');
  expect(JSON.stringify(await runData(world, 'doctor', '--share', '--offline'))).not.toContain(world.home);
});

test('masks the names that a company gave: profiles, sessions, roles, folders', async () => {
  const person = await makePerson();
  await person.config(
    CONFIG.replaceAll('corp', 'initech-sso')
      .replaceAll('work', 'initech-payroll')
      .replaceAll('BedrockUser', 'InitechAuditor') +
      '[profile initech-role]\nrole_arn = arn:aws:iam::111122223333:role/InitechDeployer\nsource_profile = initech-payroll\n',
  );
  await person.settings({ env: { ...ENV, AWS_PROFILE: 'initech-payroll', AWS_REGION: 'eu_central_1' } });
  const cwd = join(person.world.home, 'initech-merger', 'layoffs');
  await put(join(cwd, '.claude', 'settings.json'), JSON.stringify({ env: { AWS_PROFILE: 'initech-role' } }));
  await put(join(cwd, '.claude', 'settings.local.json'), '{');
  await trust({ home: person.world.home, cwd });
  const world = { ...person.world, cwd };
  const named = /initech|auditor|deployer|layoffs/gi;
  for (const way of [[], ['--offline']]) {
    expect((await runText(world, 'doctor', ...way)).text).toMatch(named);
    expect((await runText(world, 'doctor', '--share', ...way)).text.match(named)).toBeNull();
    expect(JSON.stringify(await runData(world, 'doctor', '--share', ...way)).match(named)).toBeNull();
  }
});

test.each([
  [['--check', 'clok-skew'], "There is no check 'clok-skew'. Did you mean 'clock-skew'?"],
  [['--list', '--share'], '--share does not go with --list.'],
  [['--explain', 'x', '--offline'], '--offline does not go with --explain.'],
  [['--fix', 'bedrock-off', '--check', 'identity', '--plan'], '--check does not go with --fix.'],
  [['--plan'], '--plan belongs to --fix CHECK.'],
  [['--fix', 'bedrock-off'], 'Give either --plan or --apply. With --json no question is asked.'],
  [['--fix'], "Option '--fix' needs a value: --fix CHECK. With --json no question is asked."],
  [['--fix', '--plan'], "Option '--fix' needs a value: --fix CHECK."],
  [['--fix', 'bedrok-off', '--plan'], "There is no check 'bedrok-off'. Did you mean 'bedrock-off'?"],
])('refuses %j', async (options, message) => {
  const refusal = await runRefusal(await temporaryWorld(), 'doctor', ...options);
  expect(refusal).toMatchObject({ code: 'usage', message, exitCode: 2 });
});

test('works without a home directory and without any file', async () => {
  const world = await temporaryWorld();
  const { verdict } = await runData({ ...world, home: undefined }, 'doctor', '--offline');
  expect(verdict.say).toBeTypeOf('string');
});

test("shows what the app's own report says of Claude Desktop, without what looks like a secret", async () => {
  const { world, sandbox } = await makePerson();
  const account = sandbox.cloud.accounts[0]?.id ?? '';
  const lines = [
    'Source: MDM',
    `inferenceBedrockSsoAccountId: ${account}`,
    'inferenceBedrockBearerToken: abcdef',
  ];
  const zip = zipSync({
    'report/managed-config.txt': strToU8(lines.join('\n')),
    'report/main.log': strToU8('log'),
  });
  await put(join(world.cwd, 'report.zip'), Buffer.from(zip));
  const asked = ['doctor', '--offline', '--desktop-report', 'report.zip'];
  const { desktopReport } = await runData(world, ...asked);
  expect(desktopReport).toEqual([
    { name: 'managed-config.txt', lines: [...lines.slice(0, 2), 'inferenceBedrockBearerToken: …'] },
  ]);
  const { text } = await runText(world, ...asked, '--share');
  expect(text).toContain("Claude Desktop's own managed-config.txt");
  expect(text).not.toContain(account);
  expect(await runRefusal(world, 'doctor', '--desktop-report', 'none.zip')).toMatchObject({
    code: 'rollout-unreadable',
  });
});
