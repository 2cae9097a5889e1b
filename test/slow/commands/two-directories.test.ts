import { chmod, mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { runData, runRefusal } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

// Each configuration directory has a journal of its own, and some files are written from several: the settings of a
// project, the AWS config file.

const FORMER = '{"env": {"AWS_REGION":"us-east-1"} }';
const KEY = 'ABSKQmVkcm9ja0FQSUtleS1leGFtcGxlMDE';

let first: World & { home: string };
let second: World & { home: string };
let third: World & { home: string };
let file: string;

beforeEach(async () => {
  first = await temporaryWorld({ now: () => new Date() });
  second = inDirectory('other');
  third = inDirectory('third');
  await putAwsFiles(first.home);
  file = await put(join(first.cwd, '.claude', 'settings.local.json'), FORMER);
});

const inDirectory = (name: string) => ({
  ...first,
  env: { ...first.env, CLAUDE_CONFIG_DIR: join(first.home, name) },
});

const profile = (region: string) => ['--profile', 'work', '--region', region];

async function setUp(world: World, ...options: readonly string[]): Promise<void> {
  const all = [...options, '--offline', '--scope', 'local', '--complete'];
  const { planId } = await runData(world, 'setup', '--plan', ...all);
  await runData(world, 'setup', '--apply', '--plan-id', planId, ...all);
}

async function reset(world: World) {
  const plan = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', plan.planId);
  return plan;
}

/** All that stands in the home and in the project. */
const everything = async () => [
  ...(await readdir(first.home, { recursive: true })).sort(),
  ...(await readdir(first.cwd, { recursive: true })).sort(),
];

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

test.each(ORDERS)(
  'what three directories set up comes back byte for byte, reset in the order %i %i %i',
  async (...order) => {
    const worlds = [first, second, third];
    const before = await everything();
    for (const [at, world] of worlds.entries()) await setUp(world, ...profile(`eu-west-${at + 1}`));
    for (const at of order) {
      const world = worlds[at];
      if (world) await reset(world);
    }
    expect(await readFile(file, 'utf8')).toBe(FORMER);
    const made = (await everything()).filter((name) => !before.includes(name));
    // The directories themselves, which Claude Code has made where they are real ones.
    expect(made).toEqual(['.claude', 'other', 'third'].filter((name) => made.includes(name)));
  },
);

test('a file that nobody had is gone after both, with its folder', async () => {
  await rm(join(first.cwd, '.claude'), { recursive: true });
  for (const world of [first, second])
    await setUp(world, ...profile(world === first ? 'eu-west-1' : 'eu-west-2'));
  for (const world of [first, second]) await reset(world);
  expect(await readdir(first.cwd)).toEqual([]);
});

test.each(['first', 'second'])(
  'a file that one closed for a key stays closed as long as a key is in it: %s',
  async (earlier) => {
    await chmod(file, 0o644);
    const key = await put(join(first.home, 'key.txt'), `${KEY}1`);
    const other = await put(join(first.home, 'other.txt'), `${KEY}2`);
    await setUp(first, '--auth', 'api-key', '--api-key-file', key, '--region', 'eu-west-1');
    await setUp(second, '--auth', 'api-key', '--api-key-file', other, '--region', 'eu-west-2');
    const [one, last] = earlier === 'first' ? [first, second] : [second, first];
    await reset(one);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(KEY);
    await reset(last);
    expect((await stat(file)).mode & 0o777).toBe(0o644);
    expect(await readFile(file, 'utf8')).toBe(FORMER);
  },
);

test('a file that was closed for a key stays closed where somebody has put another key in', async () => {
  await chmod(file, 0o644);
  const key = await put(join(first.home, 'key.txt'), `${KEY}1`);
  await setUp(first, '--auth', 'api-key', '--api-key-file', key, '--region', 'eu-west-1');
  await put(file, (await readFile(file, 'utf8')).replace(`${KEY}1`, `${KEY}9`));
  await reset(first);
  expect(await readFile(file, 'utf8')).toContain(`${KEY}9`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('the plan of the one that is reset first says what stays, and until when', async () => {
  await setUp(first, ...profile('eu-west-1'));
  await setUp(second, ...profile('eu-west-2'));
  const { warnings } = await reset(first);
  const message = expect.stringContaining(
    `its values stay until you reset there (CLAUDE_CONFIG_DIR=${join(first.home, 'other')})`,
  );
  expect(warnings).toEqual([{ code: 'set-up-elsewhere', message }]);
  expect((await reset(second)).warnings).toEqual([]);
});

test('what somebody wrote by hand in between is theirs in either order', async () => {
  await setUp(first, ...profile('eu-west-1'));
  await put(file, (await readFile(file, 'utf8')).replace('{"env"', '{"theme":"dark","env"'));
  await setUp(second, ...profile('eu-west-2'));
  await reset(first);
  await reset(second);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ theme: 'dark', ...JSON.parse(FORMER) });
});

test('while the other one is at work nothing is written', async () => {
  await setUp(first, ...profile('eu-west-1'));
  await setUp(second, ...profile('eu-west-2'));
  await mkdir(join(first.home, 'other/bedrock/lock'));
  const before = await readFile(file, 'utf8');
  const { planId } = await runData(first, 'reset', '--plan');
  const refused = await runRefusal(first, 'reset', '--apply', '--plan-id', planId);
  expect(refused.code).toBe('settings-busy');
  expect(await readFile(file, 'utf8')).toBe(before);
  await rmdir(join(first.home, 'other/bedrock/lock'));
  await reset(first);
  await reset(second);
  expect(await readFile(file, 'utf8')).toBe(FORMER);
});

test.each(['first', 'second'])(
  'an AWS profile that both have written is gone after both: %s',
  async (earlier) => {
    const config = join(first.home, '.aws/config');
    const before = await readFile(config, 'utf8');
    const portal = ['--start-url', 'https://example.awsapps.com/start', '--sso-region', 'eu-central-1'];
    const profileOf = async (world: World, role: string) => {
      const all = [
        ...portal,
        '--account',
        '111122223333',
        '--role',
        role,
        '--region',
        'eu-west-1',
        '--name',
        'ada',
        '--replace',
      ];
      const { planId } = await runData(world, 'profile', '--plan', ...all);
      await runData(world, 'profile', '--apply', '--plan-id', planId, ...all);
    };
    await profileOf(first, 'ReadOnly');
    await profileOf(second, 'PowerUser');
    for (const world of earlier === 'first' ? [first, second] : [second, first]) await reset(world);
    expect(await readFile(config, 'utf8')).toBe(before);
  },
);

test('to a directory that only the file names nothing is handed: the plan says where to reset first', async () => {
  await setUp(first, ...profile('eu-west-1'), '--refresh', 'own');
  await setUp(second, ...profile('eu-west-2'), '--refresh', 'own');
  // As an older version left it.
  await rm(join(first.home, '.claude/bedrock-elsewhere'), { recursive: true });
  const { warnings } = await runData(first, 'reset', '--plan');
  const message = expect.stringContaining(
    `Reset there first (CLAUDE_CONFIG_DIR=${join(first.home, 'other')})`,
  );
  expect(warnings).toContainEqual({ code: 'set-up-elsewhere', message });
});
