import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { PATH } from '../support/environment.ts';
import { runData } from '../support/run.ts';
import { temporaryWorld } from '../support/world.ts';

let world: World;
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const empty = await temporaryWorld({ now: () => new Date() });
  await putAwsFiles(empty.home);
  world = { ...empty, env: { PATH, ...sandbox.environment() } };
});

const warnings = async (...options: string[]) => {
  const plan = await runData(world, 'setup', '--plan', '--profile', 'keys', ...options);
  return plan.warnings.map(({ code }: { code: string }) => code);
};

test.each([
  ['a listed model', 'global.anthropic.claude-opus-4-8', []],
  ['a listed model with the long context', 'global.anthropic.claude-opus-4-8[1m]', []],
  ['an alias', 'opus', []],
  ['a model that AWS does not list', 'global.anthropic.claude-opus-9-9', ['model-not-listed']],
  ['a bare id that needs a profile', 'anthropic.claude-opus-4-8', ['model-bare-id']],
])('a plan with %s (%s) warns of %j', async (_name, id, expected) => {
  expect(await warnings('--model', id)).toEqual(expected);
});

test('asks with the chosen profile, in the chosen region', async () => {
  await warnings('--region', 'us-east-1', '--model', 'global.anthropic.claude-opus-4-8');
  const listings = sandbox.requests.filter(({ operation }) => operation === 'ListInferenceProfiles');
  expect(listings.length).toBeGreaterThan(0);
  for (const { signer } of listings) {
    expect(signer).toMatchObject({ accessKeyId: 'AKIARTX3GSDSQADVOPER', region: 'us-east-1' });
  }
});

test('says so where AWS cannot be asked, and plans all the same', async () => {
  await sandbox.close();
  expect(await warnings('--model', 'global.anthropic.claude-opus-4-8')).toEqual(['models-not-checked']);
});

test('names no model, asks nobody', async () => {
  await warnings();
  expect(sandbox.requests).toEqual([]);
});
