import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { claudeProgram, startVariables } from '../../../src/facts/claude-code/claude-process.ts';
import type { World } from '../../../src/model/world.ts';
import { isWindows } from '../../support/environment.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const LINUX: Partial<World> = { platform: 'linux', env: { CLAUDE_PID: '42' } };

test('reads which variables Claude Code was started with, and none of their values', async () => {
  const world = await temporaryWorld(LINUX);
  await put(join(world.systemRoot, 'proc/42/environ'), 'A=1\0B=\0C=x=y\nD=z\0=odd\0');
  expect([...(startVariables(world) ?? [])]).toEqual(['A', 'B', 'C', '']);
});

test.each<[string, Partial<World>]>([
  ['on macOS', { ...LINUX, platform: 'darwin' }],
  ['outside Claude Code', { platform: 'linux' }],
  ['where the process is gone', LINUX],
])('knows nothing %s', async (_, given) => {
  const world = await temporaryWorld(given);
  expect([startVariables(world), claudeProgram(world)]).toEqual([undefined, undefined]);
});

test.skipIf(isWindows).each([
  ['versions/2.1.329', true],
  ['bin/claude', true],
  ['bin/node', false],
])('takes %s for Claude Code: %s', async (name, isClaude) => {
  const world = await temporaryWorld(LINUX);
  const program = await put(join(world.home, name), '');
  const link = join(world.systemRoot, 'proc/42/exe');
  await mkdir(dirname(link), { recursive: true });
  await symlink(program, link);
  expect(claudeProgram(world)).toBe(isClaude ? program : undefined);
});
