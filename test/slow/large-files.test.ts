import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainError } from '../../src/knowledge/explain-error.ts';
import type { World } from '../../src/model/world.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

/** A command in its two steps: shown, then done as it was shown. */
async function apply(world: World, command: string, ...options: readonly string[]) {
  const { planId } = await runData(world, command, '--plan', ...options);
  return runData(world, command, '--apply', '--plan-id', planId, ...options);
}

test('settings of 5 MB keep all their other bytes', async () => {
  const world = await temporaryWorld();
  const rows = Array.from(
    { length: 60_000 },
    (_, i) => `    "Bash(npm run task-${i} -- --with a long tail of words)"`,
  );
  const before = `{\n  "permissions": {"allow": [\n${rows.join(',\n')}\n  ]},\n  "env": {\n    "A": "1"\n  }\n}\n`;
  expect(before.length).toBeGreaterThan(3_500_000);
  const file = await put(join(world.home, '.claude', 'settings.json'), before);
  await putAwsFiles(world.home);
  await apply(world, 'setup', '--profile', 'work', '--region', 'eu-central-1', '--offline');
  const after = await readFile(file, 'utf8');
  expect(after.startsWith(before.slice(0, before.indexOf('"A": "1"') + 8))).toBe(true);
  expect(JSON.parse(after).env).toMatchObject({ A: '1', AWS_PROFILE: 'work' });
});

test('a profile goes behind 5,000 others and a line of 2 MB', async () => {
  const world = await temporaryWorld();
  const others = Array.from(
    { length: 5000 },
    (_, i) => `[profile p${i}]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = ReadOnly
`,
  );
  const before = `# ${'x'.repeat(2_000_000)}\n${others.join('\n')}`;
  const file = await put(join(world.home, '.aws', 'config'), before);
  const portal = ['--start-url', 'https://example.awsapps.com/start', '--sso-region', 'eu-central-1'];
  const role = ['--account', '111122223333', '--role', 'ReadOnly'];
  await apply(world, 'profile', ...portal, ...role, '--region', 'eu-central-1', '--name', 'ada');
  expect(await readFile(file, 'utf8')).toBe(`${before}
[sso-session example]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access

[profile ada]
sso_session = example
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = eu-central-1
`);
});

test('explains the last error of ten megabytes, wherever it stands', () => {
  const line = '12:00:01 [DEBUG] all is well, 200 OK\n';
  const log = `${line.repeat(140_000)}API Error: 429\n${line.repeat(70_000)}API Error: 400 Operation not allowed\n${line.repeat(70_000)}`;
  expect(log.length).toBeGreaterThan(10_000_000);
  expect(explainError(log)?.id).toBe('account-restricted');
});

test.each(['E', 'ABCDE_', '\u001b[', 'API Error (', 'a_CERT_', 'session '])(
  'is not slowed down by a megabyte of %j',
  (text) => {
    const began = performance.now();
    expect(explainError(text.repeat(1_000_000 / text.length))).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(10_000);
  },
);
