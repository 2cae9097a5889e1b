import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { credentialsSchema } from '../../src/effects/credentials-cache.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { PATH } from '../support/environment.ts';
import { runProgram } from '../support/program.ts';
import { put, temporaryWorld } from '../support/world.ts';

/** A profile whose name the shell must take as it is; the SDK takes such names from this file only. */
const CREDENTIALS = `[$(id)]
role_arn = ${EXAMPLE.roleArn}
source_profile = keys
region = us-west-2

[keys]
aws_access_key_id = ${EXAMPLE.accessKeyId}
aws_secret_access_key = ${EXAMPLE.secretAccessKey}
`;

test('the command that setup wrote hands over credentials, through the launcher and what ships', async () => {
  const sandbox = await sandboxForTest();
  const { home, cwd } = await temporaryWorld();
  await put(join(home, '.aws', 'credentials'), CREDENTIALS);
  const options = ['--auth', 'isolated', '--profile', '$(id)', '--offline'];
  const plan = await runProgram(home, cwd, 'setup', '--plan', ...options);
  await runProgram(home, cwd, 'setup', '--apply', '--plan-id', plan.data.planId, ...options);
  const settings = JSON.parse(await readFile(join(home, '.claude', 'settings.json'), 'utf8'));

  const env = { HOME: home, PATH, ...sandbox.environment() };
  const run = () => promisify(execFile)('/bin/sh', ['-c', settings.awsCredentialExport], { cwd, env });
  const { stdout, stderr } = await run();
  expect(credentialsSchema.parse(JSON.parse(stdout)).Credentials.AccessKeyId).toMatch(/^ASIA/);
  expect(stderr).toBe('');
  expect((await run()).stdout).toBe(stdout);
  expect(sandbox.requests.map(({ operation }) => operation)).toEqual(['AssumeRole']);
});
