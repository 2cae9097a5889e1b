import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { buildReportSchema } from '../../src/report/rollout/build.ts';
import { EXAMPLE, rolloutWith } from '../rollout/example.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

let world: World & { home: string };
let out: string;
const BUILD = ['rollout', 'build', '--out', 'out'];

beforeEach(async () => {
  world = await temporaryWorld();
  out = join(world.cwd, 'out');
  await write(EXAMPLE);
});

const write = (rollout: object) => put(join(world.cwd, 'bedrock-rollout.json'), JSON.stringify(rollout));
const here = (path: string) => readFile(join(out, path), 'utf8');

async function plan() {
  const data = await runData(world, ...BUILD, '--plan');
  expect(buildReportSchema.parse(data)).toEqual(data);
  return data;
}

async function apply() {
  const { planId } = await plan();
  return runData(world, ...BUILD, '--apply', '--plan-id', planId);
}

/** `STATE PATH` of each file that is not as it was. */
const states = (data: { files: { state: string; path: string }[] }) =>
  data.files.filter(({ state }) => state !== 'same').map(({ state, path }) => `${state} ${path}`);

describe('rollout build', () => {
  test('shows what it would write and writes nothing; then writes just that, for all to read', async () => {
    const planned = await plan();
    expect(planned.files.length).toBeGreaterThan(15);
    await expect(readdir(out)).rejects.toThrow('ENOENT');
    const { isApplied, nextStep } = await apply();
    expect({ isApplied, nextStep }).toEqual({
      isApplied: true,
      nextStep: 'Read ADMIN.md there: it says what goes where.',
    });
    expect(JSON.parse(await here('iam/policy.json')).Version).toBe('2012-10-17');
    expect(((await stat(join(out, 'egress.txt'))).mode & 0o777).toString(8)).toBe('644');
  });

  test('once more changes nothing; a change of the file replaces what it is about and no more', async () => {
    await apply();
    expect(states(await plan())).toEqual([]);
    await write(rolloutWith({ contacts: [{ name: 'Somebody else' }] }));
    expect(states(await apply())).toEqual(['changed HANDOUT.md']);
    expect(await here('HANDOUT.md')).toContain('Somebody else');
  });

  test('removes what it built and builds no longer, and a folder that is empty then', async () => {
    await apply();
    await write(rolloutWith({ products: { claudeDesktop: { systems: ['linux'] } } }));
    expect(states(await apply())).toContain('removed claude-code/claude-code.reg');
    expect((await readdir(out)).sort()).toEqual([
      '.bedrock-rollout.json',
      'ADMIN.md',
      'HANDOUT.md',
      'claude-desktop',
      'egress.csv',
      'egress.txt',
      'iam',
    ]);
  });

  test('names what is not ours and leaves it alone', async () => {
    await put(join(out, 'claude-desktop', 'notes.txt'), 'mine');
    await put(join(out, '.git', 'config'), 'mine');
    const { foreign } = await plan();
    expect(foreign).toEqual(['.git', 'claude-desktop/notes.txt']);
    await apply();
    expect(await here('claude-desktop/notes.txt')).toBe('mine');
  });

  test.each([
    ['a file of somebody else', async () => put(join(out, 'egress.txt'), 'mine')],
    ['a folder', async () => mkdir(join(out, 'egress.txt'), { recursive: true })],
    [
      'a link',
      async () => {
        await put(join(world.cwd, 'elsewhere'), 'mine');
        await mkdir(out);
        await symlink(join(world.cwd, 'elsewhere'), join(out, 'egress.txt'));
      },
    ],
    [
      'one of ours that somebody edited',
      async () => {
        await apply();
        await writeFile(join(out, 'egress.txt'), 'mine');
      },
    ],
  ])('refuses where %s stands in the way, and writes nothing', async (_, prepare) => {
    await prepare();
    const before = await readdir(out);
    const { planId, files, applyOptions } = await plan();
    expect(states({ files })).toContain('blocked egress.txt');
    expect(applyOptions).toBeUndefined();
    const refused = await runRefusal(world, ...BUILD, '--apply', '--plan-id', planId);
    expect(refused.code).toBe('rollout-output-blocked');
    expect(await readdir(out)).toEqual(before);
  });

  test('writes nothing below a link that leads elsewhere', async () => {
    const elsewhere = join(world.cwd, 'elsewhere');
    await mkdir(elsewhere);
    await mkdir(out);
    await symlink(elsewhere, join(out, 'iam'));
    expect(states(await plan())).toContain('blocked iam/policy.json');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('a manifest that names files elsewhere removes none of them', async () => {
    await put(join(world.cwd, 'precious'), 'x');
    const hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';
    await put(
      join(out, '.bedrock-rollout.json'),
      JSON.stringify({ version: 1, files: { '../precious': hash } }),
    );
    await apply();
    expect(await readFile(join(world.cwd, 'precious'), 'utf8')).toBe('x');
  });

  test('refuses a plan that is no longer true', async () => {
    const { planId } = await plan();
    await write(rolloutWith({ aws: { region: 'eu-west-1' } }));
    const refused = await runRefusal(world, ...BUILD, '--apply', '--plan-id', planId);
    expect(refused.code).toBe('plan-changed');
  });

  test('takes a key from where the file says, shows it nowhere, and writes it for the owner alone', async () => {
    await write(rolloutWith({ signIn: { way: 'static-key', key: { file: 'key.txt' } } }));
    expect((await runRefusal(world, ...BUILD, '--plan')).code).toBe('rollout-key-missing');
    await put(join(world.cwd, 'key.txt'), 'the-key-of-the-trial\n');
    const { text } = await runText(world, ...BUILD, '--plan');
    expect(text).not.toContain('the-key-of-the-trial');
    expect(text).toContain('hold a key');
    expect(JSON.stringify(await apply())).not.toContain('the-key-of-the-trial');
    expect(await here('claude-code/managed-settings.json')).toContain('the-key-of-the-trial');
    expect(((await stat(join(out, 'claude-code/managed-settings.json'))).mode & 0o777).toString(8)).toBe(
      '600',
    );
  });

  test.each([
    [['--plan'], 'option-missing'],
    [['--out', 'out'], 'usage'],
    [['a.json', 'b.json', '--out', 'out', '--plan'], 'usage'],
    [['none.json', '--out', 'out', '--plan'], 'rollout-unreadable'],
  ])('refuses %j', async (words, code) => {
    expect((await runRefusal(world, 'rollout', 'build', ...words)).code).toBe(code);
  });
});
