import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { setupSchema } from '../../../src/report/changes/setup.ts';
import { AWS_CONFIG, putAwsCli, putAwsFiles } from '../../support/aws-home.ts';
import { runData, runRefusal, runText } from '../../support/run.ts';
import { put, temporaryWorld, trust } from '../../support/world.ts';

const PLAN = ['setup', '--plan', '--offline', '--region', 'eu-central-1'];
const WORK = ['--profile', 'work'];
const TEAM = [...WORK, '--scope', 'project'];
const CLI_COMMAND = 'aws sso login --profile work';

let world: World & { home: string };
let userFile: string;
let launcher: string;

beforeEach(async () => {
  world = await temporaryWorld({ env: { PATH: '/nowhere' } });
  await putAwsFiles(world.home);
  userFile = join(world.home, '.claude', 'settings.json');
  launcher = join(world.home, '.claude', 'bedrock', 'bin', 'claude-bedrock');
});

const withCli = async (version = '2.15.30') => {
  world = { ...world, env: { PATH: await putAwsCli(world.home, version) } };
};
const own = (profile: string) => `${launcher} login --auth-refresh --profile=${profile}`;

/** Plans, applies what was planned, and returns the plan and the command that stands there then. */
async function setUp(...options: string[]) {
  const plan = await runData(world, ...PLAN, ...options);
  expect(setupSchema.parse(plan)).toEqual(plan);
  const apply = ['setup', '--apply', '--plan-id', plan.planId, ...PLAN.slice(2), ...options];
  await runData(world, ...apply);
  const files = {
    project: join(world.cwd, '.claude', 'settings.json'),
    local: join(world.cwd, '.claude', 'settings.local.json'),
  };
  const scope = (['project', 'local'] as const).find((name) => options.includes(name));
  const file = scope ? files[scope] : userFile;
  const { awsAuthRefresh } = JSON.parse(await readFile(file, 'utf8'));
  return { plan, command: awsAuthRefresh as string | undefined };
}
const codes = ({ warnings }: { warnings: readonly { code: string }[] }) => warnings.map(({ code }) => code);

describe('awsAuthRefresh', () => {
  test('names our launcher, which needs no AWS CLI', async () => {
    const { plan, command } = await setUp(...WORK);
    expect(command).toBe(own('work'));
    expect(plan).toMatchObject({ launcher, refresh: { by: 'own', choices: [] }, warnings: [] });
    expect((await stat(launcher)).mode & 0o777).toBe(0o700);
  });

  test('quotes any profile name', async () => {
    expect((await setUp('--profile', '$(id)')).command).toBe(own("'$(id)'"));
    await withCli();
    const { command } = await setUp('--profile', '$(id)', '--refresh', 'aws-cli');
    expect(command).toBe("aws sso login --profile '$(id)'");
  });

  test('is the AWS CLI’s where there is one and the person chooses it', async () => {
    await withCli();
    const plan = await runData(world, ...PLAN, ...WORK);
    expect(plan.refresh).toMatchObject({ by: 'own', choices: [{ options: '--refresh aws-cli' }] });
    const { text } = await runText(world, ...PLAN, ...WORK);
    expect(text).toContain('add --refresh aws-cli.');
    const chosen = await setUp(...WORK, '--refresh', 'aws-cli');
    expect(chosen.command).toBe(CLI_COMMAND);
    expect(chosen.plan).toMatchObject({
      refresh: { by: 'aws-cli', choices: [{ options: '--refresh own' }] },
    });
    expect(chosen.plan).not.toHaveProperty('launcher');
  });

  test('in the settings of a team is the AWS CLI’s, and the plan says what that takes', async () => {
    await withCli();
    const { plan, command } = await setUp(...TEAM);
    expect(command).toBe(CLI_COMMAND);
    expect(plan.refresh).toEqual({ by: 'aws-cli', choices: [] });
    expect(codes(plan)).toContain('shared-refresh');
  });

  test.each([undefined, '1.32.5'])(
    'is not written for a team with AWS CLI %s, and the plan says so',
    async (version) => {
      if (version) await withCli(version);
      const { plan, command } = await setUp(...TEAM);
      expect(command).toBeUndefined();
      expect(plan.refresh).toEqual({ by: 'nobody', choices: [] });
      expect(codes(plan)).toContain('refresh-unavailable');
    },
  );

  test('signs in for a profile that takes its role by way of another', async () => {
    const chain =
      '[profile chain]\nrole_arn = arn:aws:iam::111122223333:role/Claude\nsource_profile = work\n';
    await put(join(world.home, '.aws', 'config'), AWS_CONFIG + chain);
    await withCli();
    const { plan, command } = await setUp('--profile', 'chain');
    expect(command).toBe(own('chain'));
    expect(plan.refresh).toEqual({ by: 'own', choices: [] });
    expect(await runRefusal(world, ...PLAN, '--profile', 'chain', '--refresh', 'aws-cli')).toMatchObject({
      code: 'option-conflict',
    });
  });

  test.each([
    ['access keys', ['--profile', 'keys']],
    ['a console login', ['--profile', 'console']],
    ['nobody who wants it', [...WORK, '--refresh', 'off']],
  ])('is not written for %s', async (_, options) => {
    const console = '[profile console]\nlogin_session = arn:aws:iam::111122223333:user/ada\n';
    await put(join(world.home, '.aws', 'config'), AWS_CONFIG + console);
    await withCli();
    const { plan, command } = await setUp(...options);
    expect(command).toBeUndefined();
    expect(codes(plan)).not.toContain('refresh-unavailable');
  });

  test.each([
    ['our launcher without a team', [...TEAM, '--refresh', 'own'], 'option-conflict'],
    ['an AWS CLI that is not there', [...WORK, '--refresh', 'aws-cli'], 'aws-cli-missing'],
    ['what cannot be renewed', ['--profile', 'keys', '--refresh', 'own'], 'option-conflict'],
  ])('is refused with %s', async (_, options, code) => {
    expect(await runRefusal(world, ...PLAN, ...options)).toMatchObject({ code });
  });
});

describe('a command that stands there', () => {
  test.each([
    ['of our launcher', () => own('old')],
    ['of the AWS CLI', () => 'aws sso login --profile old'],
  ])('%s goes with its profile', async (_, command) => {
    await put(userFile, JSON.stringify({ awsAuthRefresh: command() }));
    expect((await setUp('--profile', 'keys')).command).toBeUndefined();
  });

  test('of the person stays, unless ours takes its place or there is to be none', async () => {
    await put(userFile, '{"awsAuthRefresh":"corp-login"}');
    expect((await setUp('--profile', 'keys')).command).toBe('corp-login');
    expect((await setUp(...WORK)).command).toBe(own('work'));
    await put(userFile, '{"awsAuthRefresh":"corp-login"}');
    expect((await setUp(...WORK, '--refresh', 'off')).command).toBeUndefined();
  });
});

describe('reset', () => {
  const reset = async (...options: string[]) => {
    const { planId } = await runData(world, 'reset', '--plan', ...options);
    await runData(world, 'reset', '--apply', '--plan-id', planId, ...options);
  };
  const isThere = () =>
    stat(launcher).then(
      () => true,
      () => false,
    );

  test('removes the launcher with the setting that names it, and not before', async () => {
    await setUp(...WORK);
    await setUp(...WORK, '--scope', 'local', '--complete');
    await reset('--scope', 'local');
    expect(await isThere()).toBe(true);
    await reset();
    expect(await isThere()).toBe(false);
  });

  test('keeps the launcher for a setting that somebody added to, until that is gone', async () => {
    await setUp(...WORK);
    await put(userFile, (await readFile(userFile, 'utf8')).replace('=work"', '=work --no-browser"'));
    await reset();
    expect(await isThere()).toBe(true);
    await put(userFile, '{}');
    await reset();
    expect(await isThere()).toBe(false);
  });

  test('keeps it in another repository, too, for a setting there that somebody added to', async () => {
    await setUp(...WORK, '--scope', 'local');
    const file = join(world.cwd, '.claude', 'settings.local.json');
    await put(file, (await readFile(file, 'utf8')).replace('=work"', '=work --no-browser"'));
    world = { ...world, cwd: world.home };
    await reset();
    expect(await isThere()).toBe(true);
  });

  test('keeps it for a command that the doctor wrote in another scope', async () => {
    await setUp(...WORK);
    const file = join(world.cwd, '.claude', 'settings.local.json');
    await put(file, '{"awsAuthRefresh":"aws sso login --profile other"}');
    await trust(world);
    const fix = ['doctor', '--fix', 'refresh-command', '--offline'];
    const { planId } = await runData(world, ...fix, '--plan');
    await runData(world, ...fix, '--apply', '--plan-id', planId);
    expect(await readFile(file, 'utf8')).toContain(launcher);
    world = { ...world, cwd: join(world.home, '..') };
    await reset('--scope', 'user');
    expect(await isThere()).toBe(true);
    await reset();
    expect(await isThere()).toBe(false);
  });

  test('puts back the command of the person', async () => {
    await put(userFile, '{"awsAuthRefresh":"corp-login"}');
    await setUp(...WORK);
    await reset();
    expect(await readFile(userFile, 'utf8')).toBe('{"awsAuthRefresh":"corp-login"}');
  });
});
