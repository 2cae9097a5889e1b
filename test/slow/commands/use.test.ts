import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { useSchema } from '../../../src/report/presets/use.ts';
import { shortTermApiKey } from '../../../src/sandbox/index.ts';
import { DEVELOPER } from '../../sandbox/support.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { filesWithContent } from '../../support/files.ts';
import { runData, runRefusal, runText } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

let world: World & { home: string };
let userFile: string;
let localFile: string;
let config: string;

beforeEach(async () => {
  world = await temporaryWorld();
  await putAwsFiles(world.home);
  config = join(world.home, '.claude');
  userFile = join(config, 'settings.json');
  localFile = join(world.cwd, '.claude', 'settings.local.json');
  await runData(
    world,
    'presets',
    'save',
    'work',
    '--profile',
    'work',
    '--pin',
    'sonnet=eu.anthropic.claude-sonnet-4-6',
  );
  await runData(world, 'presets', 'save', 'keys', '--profile', 'keys');
});

async function use(name: string, ...options: string[]) {
  const plan = await runData(world, 'use', name, '--plan', ...options);
  expect(useSchema.parse(plan)).toEqual(plan);
  if (plan.applyOptions === undefined) return plan;
  return runData(world, 'use', name, '--apply', '--plan-id', plan.planId, ...options);
}
const text = (file = userFile) => (existsSync(file) ? readFile(file, 'utf8') : Promise.resolve(undefined));
const settings = async (file = userFile) => JSON.parse((await text(file)) ?? '{}');

describe('a preset', () => {
  test('is put in force with a plan, and takes the keys of the one before with it', async () => {
    await use('work');
    expect((await settings()).env).toEqual({
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_PROFILE: 'work',
      AWS_REGION: 'eu-central-1',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-4-6',
    });
    await use('keys');
    expect(await settings()).toEqual({
      env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys', AWS_REGION: 'us-west-2' },
    });
  });

  test('is written only as it was shown', async () => {
    const plan = await runData(world, 'use', 'work', '--plan');
    expect(plan.diff).toContain('+    "AWS_PROFILE": "work"');
    expect(await text()).toBe(undefined);
    await put(userFile, '{"env":{"AWS_REGION":"us-east-1"}}');
    const refused = await runRefusal(world, 'use', 'work', '--apply', '--plan-id', plan.planId);
    expect(refused).toMatchObject({ code: 'plan-changed' });
    expect(await text()).toBe('{"env":{"AWS_REGION":"us-east-1"}}');
  });

  test('leaves every other byte', async () => {
    const own = '{\r\n\t"theme" : "dark",\r\n\t"env" : {\r\n\t\t"MINE" : "1"\r\n\t}\r\n}';
    await put(userFile, own);
    await use('keys');
    expect((await text())?.startsWith('{\r\n\t"theme" : "dark",\r\n\t"env" : {\r\n\t\t"MINE" : "1",')).toBe(
      true,
    );
    await use('-');
    expect(await text()).toBe(own);
  });

  test('in force already is not written again', async () => {
    await use('work');
    const before = filesWithContent(config);
    expect(await use('work')).toMatchObject({ changes: [], isApplied: false });
    expect(filesWithContent(config)).toEqual(before);
    const { presets } = await runData(world, 'presets');
    expect(
      presets
        .filter((one: { isInForce?: boolean }) => one.isInForce)
        .map((one: { name: string }) => one.name),
    ).toEqual(['work']);
  });

  test('with an API key takes it from the settings that held it, and puts it back after a switch', async () => {
    const key = shortTermApiKey(DEVELOPER, 'us-east-1', new Date('2026-11-20T11:00:00Z'));
    await put(
      userFile,
      JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: key } }, null, 2),
    );
    await runData(world, 'presets', 'save', 'key');
    await use('work');
    expect(await text()).not.toContain(key);
    await use('keys');
    const { text: shown } = await runText(world, 'use', 'key', '--plan');
    expect(shown).not.toContain(key);
    await use('key');
    expect((await settings()).env.AWS_BEARER_TOKEN_BEDROCK).toBe(key);
    const presets = await readFile(join(config, 'bedrock', 'presets.json'), 'utf8');
    expect(presets).not.toContain(key);
  });

  test('whose sign-in is over says so', async () => {
    const plan = await runData(world, 'use', 'work', '--plan');
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({
        code: 'sign-in-first',
        message: expect.stringContaining('claude-bedrock login --profile work'),
      }),
    );
  });
});

describe('subscription', () => {
  test('takes the Bedrock keys out and brings back what setup replaced, as reset would', async () => {
    await put(
      userFile,
      '{\n  "model": "opus",\n  "env": {\n    "ANTHROPIC_MODEL": "claude-opus-4-5",\n    "MINE": "1"\n  }\n}\n',
    );
    const setup = ['--profile', 'work', '--model', 'eu.anthropic.claude-opus-4-8', '--offline'];
    const plan = await runData(world, 'setup', '--plan', ...setup);
    await runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...setup);
    const onBedrock = await text();
    const done = await use('subscription');
    expect(done.next).toContain('Claude Code will');
    expect(await settings()).toEqual({
      model: 'opus',
      env: { ANTHROPIC_MODEL: 'claude-opus-4-5', MINE: '1' },
    });
    await use('-');
    expect(await text()).toBe(onBedrock);
  });

  test('keeps the presets', async () => {
    await use('work');
    await use('subscription');
    expect((await runData(world, 'presets')).presets.map(({ name }: { name: string }) => name)).toEqual([
      'work',
      'keys',
    ]);
  });

  test('in one repository switches off what the scopes below switch on, and their models', async () => {
    await use('work');
    await use('subscription', '--scope', 'local');
    expect(await settings(localFile)).toEqual({
      env: { CLAUDE_CODE_USE_BEDROCK: '0', ANTHROPIC_DEFAULT_SONNET_MODEL: '' },
    });
    expect((await settings()).env.CLAUDE_CODE_USE_BEDROCK).toBe('1');
    await use('-');
    expect(await text(localFile)).toBe(undefined);
  });

  test('says what still switches Bedrock on', async () => {
    await put(join(world.cwd, '.claude', 'settings.json'), '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
    const plan = await runData(world, 'use', 'subscription', '--plan');
    expect(plan.warnings).toContainEqual(expect.objectContaining({ code: 'still-on' }));
  });

  test('where the shell exports the switch, switches it off', async () => {
    world = { ...world, env: { ...world.env, CLAUDE_CODE_USE_BEDROCK: '1' } };
    await use('subscription');
    expect(await settings()).toEqual({ env: { CLAUDE_CODE_USE_BEDROCK: '0' } });
  });
});

describe('going back', () => {
  test('goes back and forth between two', async () => {
    const states: (string | undefined)[] = [];
    for (const name of ['work', 'keys', '-', '-', '-']) {
      await use(name);
      states.push(await text());
    }
    const [work, keys, ...more] = states;
    expect(more).toEqual([work, keys, work]);
  });

  test('gives the bytes back, also where there was no file and no folder', async () => {
    await use('work');
    await use('-');
    expect(await text()).toBe(undefined);
  });

  test('piles up no history, however often one switches', async () => {
    await use('work');
    const first = await text();
    for (let round = 0; round < 4; round++) {
      await use('subscription');
      await use('work');
      expect(await text()).toBe(first);
    }
    const entries = (await readdir(join(config, 'bedrock'))).filter(
      (name) => name.endsWith('.bak') || /^2026.*json$/.test(name),
    );
    expect(entries.length).toBeLessThan(4);
  });

  test('undoes only our keys where somebody edited since', async () => {
    await put(userFile, '{"env":{}}');
    await use('work');
    await put(userFile, JSON.stringify({ ...(await settings()), theme: 'dark' }));
    await use('-');
    expect(await settings()).toEqual({ env: {}, theme: 'dark' });
  });

  test('is refused where nothing was before, or setup came since', async () => {
    expect(await runRefusal(world, 'use', '-', '--plan')).toMatchObject({ code: 'nothing-before' });
    await use('work');
    const setup = ['--profile', 'keys', '--offline'];
    const plan = await runData(world, 'setup', '--plan', ...setup);
    await runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...setup);
    expect(await runRefusal(world, 'use', '-', '--plan')).toMatchObject({ code: 'nothing-before' });
  });

  test('leaves the switches of another repository alone', async () => {
    await use('work', '--scope', 'local');
    const elsewhere = join(world.home, 'elsewhere');
    await mkdir(elsewhere);
    expect(await runRefusal({ ...world, cwd: elsewhere }, 'use', '-', '--plan')).toMatchObject({
      code: 'nothing-before',
    });
  });

  test('reset gives back what stood there before all of it', async () => {
    await put(userFile, '{ "theme": "dark" }');
    for (const name of ['work', 'subscription', 'keys', '-', 'work']) await use(name);
    const plan = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', plan.planId);
    expect(await text()).toBe('{ "theme": "dark" }');
  });
});

describe('in a repository', () => {
  test('only what differs is written, and what is given below is told', async () => {
    await put(
      userFile,
      JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-west-2', AWS_PROFILE: 'work' } }),
    );
    const plan = await runData(world, 'use', 'keys', '--plan', '--scope', 'local');
    expect(plan.inherited).toEqual([
      { key: 'env.CLAUDE_CODE_USE_BEDROCK', value: '1', file: userFile },
      { key: 'env.AWS_REGION', value: 'us-west-2', file: userFile },
    ]);
    await use('keys', '--scope', 'local');
    expect(await settings(localFile)).toEqual({ env: { AWS_PROFILE: 'keys' } });
    expect((await runText(world, 'use', 'keys', '--plan', '--scope', 'project')).text).toContain(
      'Already set in ~/.claude/settings.json',
    );
  });

  test('all is written with --complete', async () => {
    await put(userFile, JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-west-2' } }));
    await use('keys', '--scope', 'project', '--complete');
    expect((await settings(join(world.cwd, '.claude', 'settings.json'))).env).toEqual({
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_PROFILE: 'keys',
      AWS_REGION: 'us-west-2',
    });
  });

  test('a key of the scopes below that would sign is covered', async () => {
    await put(
      userFile,
      JSON.stringify({ env: { AWS_BEARER_TOKEN_BEDROCK: 'ABSKabc' }, awsCredentialExport: 'other' }),
    );
    await use('keys', '--scope', 'local');
    const local = await settings(localFile);
    expect(local.env.AWS_BEARER_TOKEN_BEDROCK).toBe('');
    expect(local.awsCredentialExport).toBe('');
  });

  test('a key that says something else goes where the scope below says what is wanted', async () => {
    await put(userFile, JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-west-2' } }));
    await put(localFile, JSON.stringify({ env: { AWS_REGION: 'eu-west-1' } }));
    await use('keys', '--scope', 'local');
    expect((await settings(localFile)).env).toEqual({ AWS_PROFILE: 'keys' });
  });

  test('models of another region below are covered', async () => {
    await use('work');
    await use('keys', '--scope', 'local');
    expect((await settings(localFile)).env).toEqual({
      AWS_PROFILE: 'keys',
      AWS_REGION: 'us-west-2',
      ANTHROPIC_DEFAULT_SONNET_MODEL: '',
    });
  });

  test('setup writes only what differs too', async () => {
    await put(userFile, JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-west-2' } }));
    const plan = await runData(
      world,
      'setup',
      '--plan',
      '--profile',
      'keys',
      '--scope',
      'project',
      '--offline',
    );
    expect(plan.changes.map(({ key }: { key: string }) => key)).toEqual(['env.AWS_PROFILE']);
    expect(plan.inherited).toHaveLength(2);
    const complete = await runData(
      world,
      'setup',
      '--plan',
      '--profile',
      'keys',
      '--scope',
      'project',
      '--offline',
      '--complete',
    );
    expect(complete.changes).toHaveLength(3);
    expect(complete.applyOptions).toContain('--complete');
  });
});

test.each([
  ['what is not there', ['nope'], 'preset-missing'],
  ['neither --plan nor --apply', ['work'], 'usage'],
  ['no name', [], 'usage'],
])('use refuses %s', async (_name, args, code) => {
  const plan = args[0] === 'nope' ? ['--plan'] : [];
  expect(await runRefusal(world, 'use', ...args, ...plan)).toMatchObject({ code });
});
