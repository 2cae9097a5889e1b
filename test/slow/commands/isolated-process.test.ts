import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { credentialsSchema } from '../../../src/effects/credentials-cache.ts';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { exportCommand } from '../../../src/shell/export-command.ts';
import { REFUSED } from '../../../src/shell/refused-credentials.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { PATH } from '../../support/environment.ts';
import { runProgram } from '../../support/program.ts';
import { put, temporaryDirectory, temporaryWorld } from '../../support/world.ts';

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

const PLUGIN = fileURLToPath(new URL('../../..', import.meta.url));

/** An installed plugin that somebody may damage. */
async function copyOfPlugin(): Promise<string> {
  const root = await temporaryDirectory();
  await mkdir(join(root, 'scripts'));
  await cp(join(PLUGIN, 'bin'), join(root, 'bin'), { recursive: true });
  await writeFile(join(root, 'scripts', 'claude-bedrock.js'), '');
  return root;
}

test.each([
  ['NODE_OPTIONS names a file that is missing', { NODE_OPTIONS: '--require=/nowhere/hook.js' }],
  ['NODE_OPTIONS names a flag that Node does not know', { NODE_OPTIONS: '--no-such-flag' }],
  ['Node has too little memory to start', { NODE_OPTIONS: '--max-old-space-size=1' }],
])('the command of the setting fails closed where %s', async (_, given) => {
  const { home, cwd } = await temporaryWorld();
  const command = exportCommand(join(PLUGIN, 'bin', 'claude-bedrock'), 'work', 'linux') ?? '';
  const env = { HOME: home, PATH, ...given };
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', command], { cwd, env });
  expect(JSON.parse(stdout)).toEqual(REFUSED);
});

test.each([
  ['the built file is empty', async () => undefined],
  ['the built file is missing', (root: string) => rm(join(root, 'scripts'), { recursive: true })],
  [
    'Node is of another machine',
    (root: string) => put(join(root, 'node'), Buffer.from('\x7fELF\x02', 'latin1')),
  ],
])('the command of the setting fails closed where %s', async (_, damage) => {
  const { home, cwd } = await temporaryWorld();
  const root = await copyOfPlugin();
  await damage(root);
  await chmod(join(root, 'node'), 0o755).catch(() => undefined);
  const command = exportCommand(join(root, 'bin', 'claude-bedrock'), 'work', 'linux') ?? '';
  const env = { HOME: home, PATH: `${root}:${PATH}` };
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', command], { cwd, env });
  expect(JSON.parse(stdout)).toEqual(REFUSED);
});
