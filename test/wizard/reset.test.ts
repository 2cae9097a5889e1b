import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runData } from '../support/run.ts';
import { jsonOf } from '../support/sign-in.ts';
import { put, temporaryWorld } from '../support/world.ts';
import { BACK, homeOf, keysScene, STOPPED, talk } from './support.ts';

const SETUP = ['--profile', 'keys', '--region', 'eu-central-1', '--offline'];
const FOUND = '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1","AWS_PROFILE":"keys","AWS_REGION":"eu-central-1"}}';

/** A person who was set up, and their home as it was before. */
async function setUp() {
  const { world } = await keysScene();
  await put(join(world.home, '.claude', 'settings.json'), '{ "model": "opus" }\n');
  const before = homeOf(world);
  const { planId } = await runData(world, 'setup', '--plan', ...SETUP);
  await runData(world, 'setup', '--apply', '--plan-id', planId, ...SETUP);
  return { world, before };
}

describe('reset on a terminal', () => {
  test('shows what it would put back, and puts it back byte for byte', async () => {
    const { world, before } = await setUp();
    const { end, screen, flat } = await talk(world, ['Yes'], { name: 'reset' });
    expect(end).toBe('done');
    expect(screen).toMatch(/-\{ .*"CLAUDE_CODE_USE_BEDROCK": "1"/);
    expect(screen).not.toContain('--plan-id');
    expect(flat).toContain('becomes what it was before setup, byte for byte');
    expect(homeOf(world)).toEqual(before);
  });

  test.each([
    ['No', 'No', 'declined'],
    ['going back, as there is nothing before, and No', BACK, 'declined'],
    ['stopping', STOPPED, 'stopped'],
  ] as const)('changes nothing on %s', async (_name, move, expected) => {
    const { world } = await setUp();
    const before = homeOf(world);
    expect((await talk(world, [move, 'No'], { name: 'reset' })).end).toBe(expected);
    expect(homeOf(world)).toEqual(before);
  });

  test('asks nothing where nothing is to be put back', async () => {
    const world = await temporaryWorld();
    expect(await talk(world, [], { name: 'reset' })).toMatchObject({ end: 'ended', messages: [] });
  });

  test('without a journal offers to keep the profile and the region', async () => {
    const world = await temporaryWorld();
    const file = await put(join(world.home, '.claude', 'settings.json'), FOUND);
    const moves = ['Keep my AWS profile', 'Yes'];
    const { end } = await talk(world, moves, { name: 'reset' });
    expect(end).toBe('done');
    expect((await jsonOf(file)).env).toEqual({ AWS_PROFILE: 'keys', AWS_REGION: 'eu-central-1' });
  });

  test('goes on with the keys that are found where the journal has no more', async () => {
    const { world } = await setUp();
    await put(join(world.cwd, '.claude', 'settings.local.json'), FOUND);
    const moves = ['Show me which', 'Yes'];
    const { end } = await talk(world, moves, { name: 'reset', given: { scope: 'local' } });
    expect(end).toBe('done');
    expect(await jsonOf(join(world.cwd, '.claude', 'settings.local.json'))).toEqual({ env: {} });
  });
});
