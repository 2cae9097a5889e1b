import { execFile } from 'node:child_process';
import { mkdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { mfaInChain } from '../../src/checks/rules/credentials/mfa-in-chain.ts';
import { secretAtRisk } from '../../src/checks/rules/settings/secret-at-risk.ts';
import { gatherFacts } from '../../src/client/gather-facts.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { makePerson } from '../doctor/person.ts';
import { factsOf, judged } from './support.ts';

const exec = promisify(execFile);
const ROLE = `role_arn = ${EXAMPLE.roleArn}\n`;
const KEYS = 'aws_access_key_id = AKIA0\naws_secret_access_key = x\n';

test.each([
  [
    'arn:aws:iam::111122223333:mfa/ada',
    'base',
    '--profile base --serial-number arn:aws:iam::111122223333:mfa/ada',
  ],
  ["it's $(id)", "it's;id", "--profile 'it'\\''s;id' --serial-number 'it'\\''s $(id)'"],
])('a code for %s is asked with the keys that the role is taken by', async (serial, source, options) => {
  const role = `[profile work]\n${ROLE}source_profile = ${source}\nmfa_serial = ${serial}\n`;
  const facts = await factsOf(async ({ config, credentials }) => {
    await config(role);
    await credentials(`[${source}]\n${KEYS}`);
  });
  expect(judged(mfaInChain, facts).fix?.run).toBe(`aws sts get-session-token ${options} --token-code CODE`);
});

test('on a longer way, with the keys at its end', async () => {
  const facts = await factsOf(({ config }) =>
    config(
      `[profile work]\n${ROLE}source_profile = middle\nmfa_serial = m\n[profile middle]\n${ROLE}source_profile = base\n[profile base]\n${KEYS}`,
    ),
  );
  expect(judged(mfaInChain, facts).fix?.run).toContain('get-session-token --profile base ');
});

test('the command that takes a file out of git does it, also where a link leads into a repository of dotfiles', async () => {
  const { world, settings } = await makePerson();
  const file = await settings({ env: { AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) } });
  const dotfiles = join(world.home, "ada's dotfiles");
  await mkdir(join(dotfiles, 'claude'), { recursive: true });
  await rename(file, join(dotfiles, 'claude', 'settings.json'));
  await symlink(join(dotfiles, 'claude', 'settings.json'), file);
  const git = (...args: string[]) => exec('git', ['-C', dotfiles, ...args]);
  await git('init', '-q');
  await git('add', '.');
  const look = async () => judged(secretAtRisk, { ...(await gatherFacts(world)).facts, live: undefined });

  const { found, fix } = await look();
  expect(found).toContain(`${file} is kept by git`);
  await exec('sh', ['-c', fix?.run ?? 'false'], { cwd: world.cwd });
  expect((await git('ls-files')).stdout).toBe('');
  expect((await look()).status).toBe('ok');
});
