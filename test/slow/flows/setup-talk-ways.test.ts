import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, GATEWAY_TOKEN } from '../../../src/sandbox/index.ts';
import { explore, play } from '../../flows/talk/play.ts';
import { put } from '../../support/world.ts';
import { keysScene, wizardScene } from '../../wizard/support.ts';

const SETUP = 'talk setup';
const SIGNED = { AWS_PROFILE: 'keys', AWS_REGION: 'us-east-1' };

/** A person with one good profile, whose settings have these variables. */
async function standing(env: Record<string, string> | ((url: string) => Record<string, string>)) {
  const { world, sandbox } = await keysScene();
  Object.assign(world.env, {
    ANTHROPIC_AWS_BASE_URL: `${sandbox.url}/claude-platform`,
    ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${sandbox.url}/anthropic`,
  });
  const own = typeof env === 'function' ? env(sandbox.url) : env;
  const file = await put(join(world.home, '.claude', 'settings.json'), JSON.stringify({ env: own }));
  const settings = async () => JSON.parse(await readFile(file, 'utf8')).env;
  return { world, sandbox, settings };
}

const MANTLE = { CLAUDE_CODE_USE_MANTLE: '1', ...SIGNED };
const PLATFORM = {
  CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
  ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace,
  ...SIGNED,
};
const gateway = (url: string) => ({
  CLAUDE_CODE_USE_BEDROCK: '1',
  CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
  ANTHROPIC_BEDROCK_BASE_URL: `${url}/gateway`,
  ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN,
});

describe('a home that stands on another way', () => {
  test.each([
    ['Mantle', MANTLE, 'Claude Code uses Claude in Amazon Bedrock (Mantle) already, and that stays.'],
    ['Claude Platform on AWS', PLATFORM, 'Claude Code uses Claude Platform on AWS already, and that stays.'],
  ])('of %s keeps it when the region changes, and the plan says so', async (_, env, said) => {
    const { world, settings } = await standing(env);
    const { steps, answers } = await play(world, `${SETUP} --said eu-central-1`, ['Yes']);
    expect(answers).toBe(1);
    expect(steps[0]?.say).toContain(said);
    expect(await settings()).toEqual({ ...env, AWS_REGION: 'eu-central-1' });
  });

  test('of a gateway keeps it with its token, and nothing is to be written', async () => {
    const { world, settings } = await standing(gateway);
    const before = await settings();
    const { last } = await play(world, SETUP, []);
    expect(last.say).toContain('already say this');
    expect(last.end).toBe(true);
    expect(await settings()).toEqual(before);
  });

  test('of Claude Platform on AWS keeps the key of its workspace', async () => {
    const { AWS_PROFILE: _, ...rest } = PLATFORM;
    const { world, settings } = await standing({ ...rest, ANTHROPIC_AWS_API_KEY: EXAMPLE.workspaceKey });
    const { steps } = await play(world, `${SETUP} --said eu-central-1`, ['Yes']);
    expect(JSON.stringify(steps)).not.toContain(EXAMPLE.workspaceKey);
    expect(await settings()).toMatchObject({ ANTHROPIC_AWS_API_KEY: EXAMPLE.workspaceKey });
  });

  test('goes back to Bedrock Invoke when that is asked for by name', async () => {
    const { world, settings } = await standing(MANTLE);
    await play(world, `${SETUP} --said invoke`, ['Yes']);
    expect(await settings()).toMatchObject({ CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys' });
    expect(await settings()).not.toHaveProperty('CLAUDE_CODE_USE_MANTLE');
  });

  test('of a gateway asks which is meant where an AWS sign-in is named', async () => {
    const { world, settings } = await standing(gateway);
    const { questions } = await play(world, `${SETUP} --said keys`, ['Amazon Bedrock', 'Yes']);
    expect(questions[0]).toMatch(/^Should Claude Code use the gateway/);
    expect(await settings()).toMatchObject({ AWS_PROFILE: 'keys', CLAUDE_CODE_USE_BEDROCK: '1' });
    expect(await settings()).not.toHaveProperty('ANTHROPIC_BEDROCK_BASE_URL');
  });
});

describe('a way that is named beside the command', () => {
  test('is Mantle after one answer', async () => {
    const { world, settings } = await standing({});
    const { answers, steps } = await play(world, `${SETUP} --said mantle`, ['Yes']);
    expect(answers).toBe(1);
    expect(steps[0]?.say).toContain('Claude in Amazon Bedrock (Mantle) with the AWS profile keys');
    expect(await settings()).toMatchObject({ CLAUDE_CODE_USE_MANTLE: '1', AWS_PROFILE: 'keys' });
  });

  test('is Claude Platform on AWS, which asks for the workspace until one is typed', async () => {
    const { world, settings } = await standing({});
    const moves = [{ typed: 'nonsense' }, { typed: EXAMPLE.workspace }, 'Yes'];
    const { steps } = await play(world, `${SETUP} --said platform`, moves);
    expect(steps[1]?.say).toContain("'nonsense' is not the id of a workspace.");
    expect(await settings()).toMatchObject({ ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace });
  });

  test('is a gateway, whose key comes from a file', async () => {
    const { world, sandbox, settings } = await standing({});
    const key = await put(join(world.home, 'key'), GATEWAY_TOKEN);
    await chmod(key, 0o600);
    const said = `${SETUP} --said 'gateway ${sandbox.url}/gateway'`;
    const { steps } = await play(world, said, [{ typed: key }, 'Yes']);
    expect(JSON.stringify(steps)).not.toContain(GATEWAY_TOKEN);
    expect(await settings()).toEqual(gateway(sandbox.url));
  });

  test('is asked for again where the region has it not, or the gateway is none', async () => {
    const { world, sandbox } = await standing({});
    Object.assign(world.env, { ANTHROPIC_BEDROCK_MANTLE_BASE_URL: undefined });
    const { last } = await play(world, `${SETUP} --said 'mantle eu-west-3'`, []);
    expect(last).toMatchObject({ say: 'Mantle is not offered in eu-west-3.', ask: { header: 'Region' } });
    const none = await play(world, `${SETUP} --way gateway --keyless --base-url ${sandbox.url}/nowhere`, []);
    expect(none.last.ask?.header).toBe('Gateway');
  });
});

test.each([
  ['mantle', '--about change', MANTLE],
  ['platform', '--about change', PLATFORM],
  ['platform', '', {}],
  ['gateway', '--about change', gateway],
  ['gateway', '', {}],
])('every path of %s %s keeps the limits of a question', async (way, more, env) => {
  const { world, sandbox } = await standing(env);
  const seen = await explore(
    world,
    `${SETUP} --way ${way} ${more}`,
    [way === 'gateway' ? `${sandbox.url}/gateway` : EXAMPLE.workspace],
    15,
  );
  expect(seen.size).toBeGreaterThan(1);
});

describe('words on the way', () => {
  test('to another way leave what belongs to the first', async () => {
    const { world } = await standing(PLATFORM);
    const { last } = await play(world, `${SETUP} --said 'us-west-2'`, [{ typed: 'mantle' }]);
    expect(last).toMatchObject({ say: expect.stringContaining('(Mantle)'), ask: { header: 'Apply' } });
  });

  test('to a gateway hold its address, and what is none is told as it was typed', async () => {
    const { world, sandbox } = await standing({});
    const ask = `${SETUP} --way gateway`;
    const { last } = await play(world, ask, [{ typed: `the address is ${sandbox.url}/gateway` }]);
    expect(last).toMatchObject({
      ask: { header: 'Key file', typed: expect.stringContaining(`--base-url ${sandbox.url}/gateway`) },
    });
    const bare = await play(world, ask, [{ typed: 'llm.example.com/bedrock' }]);
    expect(bare.last.ask?.typed).toContain('--base-url https://llm.example.com/bedrock');
    const wrong = await play(world, ask, [{ typed: 'ftp://gw:1/x' }]);
    expect(wrong.last.say).toContain("'ftp://gw:1/x': ");
    const unknown = await play(world, ask, [{ typed: 'I dont know' }]);
    expect(unknown.last).toMatchObject({ say: expect.stringContaining('Ask the administrator'), end: true });
  });

  test('a gateway that wants a key asks for its file', async () => {
    const { world, sandbox } = await standing({});
    const call = `${SETUP} --said 'gateway ${sandbox.url}/gateway'`;
    const { last } = await play(world, call, ['It needs no key']);
    expect(last).toMatchObject({
      say: expect.stringContaining('refuses the key'),
      ask: { header: 'Key file' },
    });
  });

  test('the portal is asked for with what the way needs', async () => {
    const { world } = await wizardScene();
    const { last } = await play(world, `${SETUP} --said 'platform ${EXAMPLE.workspace}'`, []);
    expect(last.ask?.options[0]?.description).toContain('An API key of Claude Platform on AWS');
    expect(last.ask?.options[1]?.end).toContain('aws-external-anthropic:CreateInference');
  });
});
