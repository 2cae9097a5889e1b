import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import type { ResetOptions } from '../../src/plan/undo/reset-draft.ts';
import { type Move, scriptedQuestions } from '../../src/questions/scripted-questions.ts';
import { resetWizard } from '../../src/wizard/reset-wizard.ts';
import { runData } from '../support/run.ts';
import { jsonOf } from '../support/sign-in.ts';
import { put, temporaryWorld } from '../support/world.ts';
import { BACK, homeOf, keysScene, STOPPED } from './support.ts';

const SETUP = ['--profile', 'keys', '--region', 'eu-central-1', '--offline'];
const FOUND = '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1","AWS_PROFILE":"keys","AWS_REGION":"eu-central-1"}}';

async function talk(world: World, moves: readonly Move[], options: ResetOptions = {}) {
  const ask = scriptedQuestions(world, { color: false, unicode: true, width: 77 }, moves);
  const end = await resetWizard(world, ask, options);
  const result = end === STOPPED ? 'stopped' : end.ok ? end.value : end.problem.code;
  return { result, screen: ask.screen(), labels: ask.questions.map((question) => question.labels) };
}

/** A person who was set up, and their home as it was before. */
async function setUp() {
  const { world } = await keysScene();
  await put(join(world.home, '.claude', 'settings.json'), '{ "model": "opus" }\n');
  const before = homeOf(world);
  const { planId } = await runData(world, 'setup', '--plan', ...SETUP);
  await runData(world, 'setup', '--apply', '--plan-id', planId, ...SETUP);
  return { world, before };
}

describe('reset', () => {
  test('shows what it would put back, and puts it back byte for byte', async () => {
    const { world, before } = await setUp();
    const { result, screen } = await talk(world, ['Yes']);
    expect(result).toBe('done');
    expect(screen).toMatch(/-\{ .*"CLAUDE_CODE_USE_BEDROCK": "1"/);
    expect(screen).not.toContain('--plan-id');
    expect(screen).toContain('is back byte for byte');
    expect(homeOf(world)).toEqual(before);
  });

  test.each([
    ['No', 'No', 'declined'],
    ['going back, as there is nothing before', BACK, 'declined'],
    ['stopping', STOPPED, 'stopped'],
  ] as const)('changes nothing on %s', async (_name, move, expected) => {
    const { world } = await setUp();
    const before = homeOf(world);
    expect((await talk(world, [move])).result).toBe(expected);
    expect(homeOf(world)).toEqual(before);
  });

  test('asks nothing where nothing is to be put back', async () => {
    const world = await temporaryWorld();
    expect(await talk(world, [])).toMatchObject({ result: 'nothing', labels: [] });
  });

  test('without a journal offers to keep the profile and the region', async () => {
    const world = await temporaryWorld();
    const file = await put(join(world.home, '.claude', 'settings.json'), FOUND);
    const { result, labels } = await talk(world, ['Yes, but keep', 'Yes']);
    expect(result).toBe('done');
    expect(labels[0]).toHaveLength(3);
    expect(labels[1]).toHaveLength(2);
    expect((await jsonOf(file)).env).toEqual({ AWS_PROFILE: 'keys', AWS_REGION: 'eu-central-1' });
  });

  test('goes on with the keys that are found where the journal has no more', async () => {
    const { world } = await setUp();
    const options = { scope: 'local' } as const;
    await put(join(world.cwd, '.claude', 'settings.local.json'), FOUND);
    expect((await talk(world, ['Yes'], options)).result).toBe('done');
    expect(await jsonOf(join(world.cwd, '.claude', 'settings.local.json'))).toEqual({ env: {} });
  });
});
