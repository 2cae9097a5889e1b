import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { setupSchema } from '../../../src/report/changes/setup.ts';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { exportCommand } from '../../../src/shell/export-command.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { putAwsCli, putAwsFiles, putSsoToken } from '../../support/aws-home.ts';
import { PATH } from '../../support/environment.ts';
import { runData, runRefusal, runText } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const WORK = ['--auth', 'isolated', '--profile', 'work', '--offline'];
const FORMER = '{\n\t"env": {"AWS_PROFILE": "keys"},\n\t"awsCredentialExport": "corp-login"}';
let world: World & { home: string };
let config: string;
let userFile: string;
let launcher: string;

beforeEach(async () => {
  world = await temporaryWorld({ now: () => new Date() });
  await putAwsFiles(world.home);
  const bin = await putAwsCli(world.home, '2.15.30');
  world = { ...world, env: { ...world.env, PATH: `${bin}:${PATH}` } };
  config = join(world.home, '.claude');
  userFile = join(config, 'settings.json');
  launcher = join(config, 'bedrock', 'bin', 'claude-bedrock');
});

async function setUp(...options: string[]) {
  const plan = await runData(world, 'setup', '--plan', ...options);
  expect(setupSchema.parse(plan)).toEqual(plan);
  return runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...options);
}
async function reset(...options: string[]) {
  const plan = await runData(world, 'reset', '--plan', ...options);
  return runData(world, 'reset', '--apply', '--plan-id', plan.planId, ...options);
}
const settings = async (file = userFile) => JSON.parse(await readFile(file, 'utf8'));
const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

describe('setup --auth isolated', () => {
  test('writes the command and no profile, and keeps the launcher apart from the plan', async () => {
    await put(userFile, FORMER);
    const plan = await runData(world, 'setup', '--plan', ...WORK);
    expect(plan).toMatchObject({ launcher, warnings: [] });
    expect(await exists(launcher)).toBe(false);
    await setUp(...WORK, '--pin', 'sonnet=eu.anthropic.claude-sonnet-5');
    expect(await settings()).toEqual({
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_REGION: 'eu-central-1',
        ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-5',
      },
      awsCredentialExport: exportCommand(launcher, 'work', 'linux'),
      awsAuthRefresh: `${launcher} login --auth-refresh --profile=work`,
    });
    expect((await stat(launcher)).mode & 0o777).toBe(0o700);
  });

  test('tells a person of the launcher', async () => {
    const { text } = await runText(world, 'setup', '--plan', ...WORK);
    expect(text.replace(/\s+/g, ' ')).toContain('Reset removes it.');
  });

  test('quotes any name', async () => {
    await setUp('--auth', 'isolated', '--profile', '$(id)', '--offline');
    expect((await settings()).awsCredentialExport).toContain(
      `${launcher} credentials --fail-closed --profile='$(id)'`,
    );
  });

  test('applied again brings back a launcher that was lost or is of an older place', async () => {
    await setUp(...WORK);
    await put(launcher, 'old');
    expect(await setUp(...WORK)).toMatchObject({ isApplied: false, changes: [] });
    expect(await readFile(launcher, 'utf8')).toContain(world.pluginRoot());
  });

  test('takes the place of the command that an older version wrote, and resets to what was before that', async () => {
    const older = (text: string) => text.replace(/"c=\$\((.*?)\); case .*?esac"/, '"$1"');
    await put(userFile, FORMER);
    await setUp(...WORK);
    await put(userFile, older(await readFile(userFile, 'utf8')));
    for (const name of await readdir(join(config, 'bedrock')))
      if (name.endsWith('.json')) {
        const entry = join(config, 'bedrock', name);
        await put(entry, older(await readFile(entry, 'utf8')));
      }
    expect((await settings()).awsCredentialExport).toBe(
      `${launcher} credentials --fail-closed --profile=work`,
    );
    expect((await runData(world, 'status')).signedBy).toEqual({ kind: 'credential-export', name: 'work' });
    await setUp(...WORK);
    expect((await settings()).awsCredentialExport).toBe(exportCommand(launcher, 'work', 'linux'));
    await reset();
    expect(await settings()).toEqual(JSON.parse(FORMER));
  });

  test('--auth profile takes its place, and leaves a command of the person alone', async () => {
    await setUp(...WORK);
    const plan = await setUp('--profile', 'work', '--offline');
    expect(plan.warnings).toEqual([]);
    expect(await settings()).not.toHaveProperty('awsCredentialExport');
    await put(userFile, FORMER);
    await setUp('--profile', 'work', '--offline');
    expect(await settings()).toMatchObject({ awsCredentialExport: 'corp-login' });
  });

  test.each([
    ['long-term keys', ['--profile', 'keys', '--region', 'us-east-1'], 'credentials-without-session'],
    ['the settings of the team', ['--profile', 'work', '--scope', 'project'], 'option-conflict'],
    ['no profile', ['--region', 'us-east-1'], 'option-missing'],
  ])('refuses %s', async (_, options, code) => {
    const refused = await runRefusal(world, 'setup', '--plan', '--auth', 'isolated', '--offline', ...options);
    expect(refused.code).toBe(code);
  });

  test('asks a credential process whether it gives a session token', async () => {
    const answer = '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"hunter2"}';
    const process = `[profile process]\ncredential_process = echo '${answer}'\nregion = us-east-1\n`;
    await put(join(world.home, '.aws', 'config'), process);
    const options = ['setup', '--plan', '--auth', 'isolated', '--profile', 'process'];
    expect(await runRefusal(world, ...options)).toMatchObject({ code: 'credentials-without-session' });
    expect(await runData(world, ...options, '--offline')).toMatchObject({ warnings: [] });
  });

  test('offers no aws sso login, which would open a browser at every start, and warns of it', async () => {
    expect((await runData(world, 'setup', '--plan', ...WORK)).refresh).toEqual({ by: 'own', choices: [] });
    const { warnings, refresh } = await runData(world, 'setup', '--plan', ...WORK, '--refresh', 'aws-cli');
    expect(warnings).toEqual([expect.objectContaining({ code: 'refresh-at-every-start' })]);
    expect(refresh).toMatchObject({ by: 'aws-cli', choices: [{ options: '--refresh own' }] });
  });

  test.each([
    ['AWS_PROFILE', { AWS_PROFILE: 'keys' }, 'profile-for-all'],
    ['an API key', { AWS_BEARER_TOKEN_BEDROCK: 'ABSKxyz' }, 'auth-conflict'],
  ])('warns of %s in other settings', async (_, env, code) => {
    await put(join(world.cwd, '.claude', 'settings.json'), JSON.stringify({ env }));
    const { warnings } = await runData(world, 'setup', '--plan', ...WORK);
    expect(warnings).toContainEqual(expect.objectContaining({ code }));
  });

  test('warns of a profile for all below the scope that is written', async () => {
    await put(userFile, '{"env":{"AWS_PROFILE":"keys"}}');
    const { warnings } = await runData(world, 'setup', '--plan', ...WORK, '--scope', 'local');
    expect(warnings).toEqual([expect.objectContaining({ code: 'profile-for-all' })]);
  });

  test('warns of another command that wins', async () => {
    const local = join(world.cwd, '.claude', 'settings.local.json');
    await put(local, '{"awsCredentialExport":"corp-login"}');
    const { warnings } = await runData(world, 'setup', '--plan', ...WORK);
    expect(warnings).toEqual([expect.objectContaining({ code: 'overridden-by-scope' })]);
  });
});

describe('reset', () => {
  test.each([
    ['former settings', FORMER],
    ['no settings', undefined],
  ])('brings back %s byte for byte; launcher and kept credentials are gone', async (_, before) => {
    if (before) await put(userFile, before);
    await setUp(...WORK);
    await put(join(config, 'bedrock', 'credentials-cache', 'x.json'), '{}');
    await reset();
    if (before) expect(await readFile(userFile, 'utf8')).toBe(before);
    const left = await readdir(config).catch(() => 'no directory');
    expect(left).toEqual(before ? ['settings.json'] : 'no directory');
  });

  test('keeps the launcher as long as another scope names it', async () => {
    await setUp(...WORK);
    await setUp(...WORK, '--scope', 'local', '--complete');
    await reset('--scope', 'user');
    expect(await exists(launcher)).toBe(true);
    await reset();
    expect(await exists(join(config, 'bedrock'))).toBe(false);
  });

  test('keeps what the person put beside the launcher', async () => {
    await setUp(...WORK);
    await put(join(launcher, '..', 'mine'), 'mine');
    await reset();
    expect(await readdir(join(launcher, '..'))).toEqual(['mine']);
  });
});

test('planning sweeps up what a killed run left, and leaves launcher and kept credentials alone', async () => {
  await setUp(...WORK);
  const own = join(config, 'bedrock');
  await put(join(own, 'credentials-cache', 'x.json'), '{}');
  const before = await readdir(own, { recursive: true });
  await put(join(own, '.entry.json.1.tmp'), '');
  await runData(world, 'reset', '--plan');
  expect((await readdir(own, { recursive: true })).sort()).toEqual(before.sort());
});

describe('who signs is known', () => {
  test('to status, with the trouble of that profile', async () => {
    await setUp(...WORK);
    const data = await runData(world, 'status');
    expect(data.signedBy).toEqual({ kind: 'credential-export', name: 'work' });
    expect(data.nextStep).toContain("The profile 'work' is not signed in.");
    const { text } = await runText(world, 'status');
    expect(text.replace(/\s+/g, ' ')).toContain(
      'profile work, handed over by awsCredentialExport to Claude Code alone',
    );
  });

  test('to status only where the command is ours', async () => {
    await put(userFile, FORMER);
    expect((await runData(world, 'status')).signedBy).toEqual({ kind: 'credential-export' });
  });

  test('to models, which asks as that profile', async () => {
    const sandbox = await sandboxForTest();
    world = { ...world, env: { ...world.env, ...sandbox.environment() } };
    await putSsoToken(world.home, 'corp', {});
    await setUp(...WORK);
    expect(await runRefusal(world, 'models')).toMatchObject({ code: 'sso-not-signed-in' });

    const keys = `[profile role]\nrole_arn = ${EXAMPLE.roleArn}\nsource_profile = keys\nregion = us-west-2\n`;
    await put(join(world.home, '.aws', 'config'), keys);
    await setUp('--auth', 'isolated', '--profile', 'role', '--offline');
    const { signedBy, regions } = await runData(world, 'models');
    expect(signedBy).toMatchObject({ kind: 'profile', name: 'role' });
    expect(regions).toMatchObject([{ region: 'us-west-2', state: 'listed' }]);
  });
});
