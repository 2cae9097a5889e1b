import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { putAwsFiles } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const PLAN = ['setup', '--plan', '--profile', 'work', '--region', 'eu-central-1', '--offline', '--scope'];

let world: Awaited<ReturnType<typeof temporaryWorld>>;
beforeEach(async () => {
  world = await temporaryWorld();
  await putAwsFiles(world.home);
  execFileSync('git', ['init', '-q'], { cwd: world.cwd });
});

async function link(name: string, target: string) {
  await mkdir(join(world.cwd, '.claude'), { recursive: true });
  await symlink(target, join(world.cwd, '.claude', name));
}

test('a plan names the file that a link leads to, and warns where it leaves the repository', async () => {
  const other = await put(join(world.home, 'other.json'), '{}');
  await link('settings.local.json', other);
  const { changes, warnings } = await runData(world, ...PLAN, 'local');
  expect(changes[0]).toMatchObject({ realFile: other });
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'link-leaves-repository' }));
  const { text } = await runText(world, ...PLAN, 'local');
  expect(text).toContain(`settings.local.json -> ~/other.json`);
});

test('the settings that a repository shares are not written through a link that leaves it', async () => {
  await link('settings.json', await put(join(world.home, 'other.json'), '{}'));
  expect(await runRefusal(world, ...PLAN, 'project')).toMatchObject({ code: 'settings-link-outside' });
});

test('nor where it is the folder that is a link', async () => {
  await mkdir(join(world.home, 'elsewhere'));
  await symlink(join(world.home, 'elsewhere'), join(world.cwd, '.claude'));
  expect(await runRefusal(world, ...PLAN, 'project')).toMatchObject({ code: 'settings-link-outside' });
});

test('a link within the repository is followed and named', async () => {
  const other = await put(join(world.cwd, 'shared.json'), '{}');
  await link('settings.json', other);
  const { changes, warnings } = await runData(world, ...PLAN, 'project');
  expect(changes[0]).toMatchObject({ realFile: other });
  expect(warnings.map(({ code }: { code: string }) => code)).not.toContain('link-leaves-repository');
});

test('a plan that was agreed on is not carried out once the link leads elsewhere', async () => {
  await link('settings.local.json', await put(join(world.home, 'one.json'), '{}'));
  const { planId } = await runData(world, ...PLAN, 'local');
  await rm(join(world.cwd, '.claude/settings.local.json'));
  await link('settings.local.json', await put(join(world.home, 'two.json'), '{}'));
  const apply = ['setup', '--apply', '--plan-id', planId, ...PLAN.slice(2), 'local'];
  expect(await runRefusal(world, ...apply)).toMatchObject({ code: 'plan-changed' });
});

test('a file that is where it seems to be is named once', async () => {
  const { changes } = await runData(world, ...PLAN, 'local');
  expect(changes[0]).not.toHaveProperty('realFile');
});
