import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

// Each configuration directory has a journal of its own.

const FORMER = '{"env":{"AWS_REGION":"us-east-1"}}';
let first: World & { home: string };
let second: World & { home: string };
let file: string;

async function setUpBoth(): Promise<void> {
  first = await temporaryWorld({ now: () => new Date() });
  second = { ...first, env: { ...first.env, CLAUDE_CONFIG_DIR: join(first.home, 'other') } };
  await putAwsFiles(first.home);
  file = await put(join(first.cwd, '.claude', 'settings.local.json'), FORMER);
  await setUp(first, 'eu-west-1');
  await setUp(second, 'eu-west-2');
}

async function setUp(world: World, region: string): Promise<void> {
  const options = ['--profile', 'work', '--region', region, '--offline', '--scope', 'local', '--complete'];
  const { planId } = await runData(world, 'setup', '--plan', ...options);
  await runData(world, 'setup', '--apply', '--plan-id', planId, ...options);
}

async function reset(world: World) {
  const plan = await runData(world, 'reset', '--plan');
  await runData(world, 'reset', '--apply', '--plan-id', plan.planId);
  return plan;
}

test('what two configuration directories set up comes back where the later one is reset first', async () => {
  await setUpBoth();
  expect((await reset(second)).warnings).toEqual([]);
  expect((await reset(first)).warnings).toEqual([]);
  expect(await readFile(file, 'utf8')).toBe(FORMER);
});

test('and the plan of the earlier one says so, before anything is left behind', async () => {
  await setUpBoth();
  const { warnings } = await runData(first, 'reset', '--plan');
  const message = expect.stringContaining(
    `Reset there first (CLAUDE_CONFIG_DIR=${join(first.home, 'other')})`,
  );
  expect(warnings).toEqual([{ code: 'set-up-elsewhere', message }]);
});
