import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ssoTokenFile } from '../../../src/facts/sign-in/sso-cache.ts';
import { approveDevice, EXAMPLE } from '../../../src/sandbox/index.ts';
import { runData, runRefusal } from '../../support/run.ts';
import { asked, jsonOf, signInScene } from '../../support/sign-in.ts';

const WORK = ['--profile', 'work'];
const START = ['login', '--start', ...WORK];

let scene: Awaited<ReturnType<typeof signInScene>>;
let tokenFile: string;
let signedIn: number;

beforeEach(async () => {
  scene = await signInScene();
  const { sandbox, world } = scene;
  const { userCode } = await runData(world, ...START);
  approveDevice(sandbox.cloud, userCode);
  await runData(world, 'login', '--finish', ...WORK, '--wait', '5');
  const portal = { startUrl: EXAMPLE.startUrl, region: EXAMPLE.ssoRegion, session: 'corp' };
  tokenFile = ssoTokenFile(world, { ...portal, scopes: [], options: {} });
  signedIn = asked(sandbox, 'CreateToken');
});

const endsIn = async (minutes: number) => {
  const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString();
  await writeFile(tokenFile, JSON.stringify({ ...(await jsonOf(tokenFile)), expiresAt }));
};
const renewals = () => asked(scene.sandbox, 'CreateToken') - signedIn;
const leftBeside = async () =>
  (await readdir(dirname(tokenFile))).filter((name) => /tmp$|lock/.test(name) || name.startsWith('.'));

test('two configuration directories on one ~/.aws renew a sign-in once', async () => {
  await endsIn(-1);
  const other = {
    ...scene.world,
    env: { ...scene.world.env, CLAUDE_CONFIG_DIR: join(scene.world.home, 'x') },
  };
  const both = await Promise.all([runData(scene.world, ...START), runData(other, ...START)]);
  expect(both.map(({ state }) => state).sort()).toEqual(['already', 'refreshed']);
  expect(renewals()).toBe(1);
  expect(await leftBeside()).toEqual([]);
});

describe('where a new token could not be kept, what renews it is not spent', () => {
  const ways = [['models', ...WORK], ['credentials', ...WORK], ['accounts', ...WORK], START];

  test.each(ways)('%s says so once the sign-in is over', async (...args) => {
    await endsIn(-1);
    await chmod(tokenFile, 0o444);
    const before = await readFile(tokenFile, 'utf8');
    expect((await runRefusal(scene.world, ...args)).message).toContain(`${tokenFile} is read-only`);
    expect(renewals()).toBe(0);
    expect(await readFile(tokenFile, 'utf8')).toBe(before);
    expect(await leftBeside()).toEqual([]);
  });

  test('and the doctor says so', async () => {
    await endsIn(-1);
    await chmod(tokenFile, 0o444);
    const settings = join(scene.world.home, '.claude', 'settings.json');
    await mkdir(dirname(settings), { recursive: true });
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work' };
    await writeFile(settings, JSON.stringify({ env }));
    const report = await runData(scene.world, 'doctor');
    expect(JSON.stringify(report)).toContain('nothing can be written into');
    expect(renewals()).toBe(0);
  });

  test.each([
    ['models', ...WORK],
    ['credentials', ...WORK],
    ['accounts', ...WORK],
  ])('%s uses what is left of the sign-in', async (...args) => {
    await endsIn(4);
    await chmod(tokenFile, 0o444);
    await runData(scene.world, ...args);
    expect(renewals()).toBe(0);
  });

  test('nor on a disk that is full', async (context) => {
    await endsIn(-1);
    const cache = dirname(tokenFile);
    const token = await readFile(tokenFile);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', cache], { stdio: 'ignore' });
    } catch {
      return context.skip('no right to mount');
    }
    onTestFinished(() => void execFileSync('umount', [cache]));
    await writeFile(tokenFile, token);
    // Room for the lock, and for no token.
    await writeFile(join(cache, 'filler'), Buffer.alloc(20 * 1024));
    const { message } = await runRefusal(scene.world, ...START);
    expect(message).toContain('the disk is full');
    expect(renewals()).toBe(0);
    expect(await readFile(tokenFile)).toEqual(token);
  });

  test('nor where the place beside it is taken', async () => {
    await endsIn(-1);
    await mkdir(join(dirname(tokenFile), `.${basename(tokenFile)}.${scene.world.pid}.tmp`));
    expect(await runRefusal(scene.world, ...START)).toMatchObject({ code: 'token-cache-unusable' });
    expect(renewals()).toBe(0);
  });
});

describe('a token that came and could not be kept', () => {
  /** Once AWS is being asked, a directory takes the place of the token. */
  async function takeThePlace() {
    await vi.waitFor(() => expect(renewals()).toBe(1), { interval: 5 });
    await rm(tokenFile);
    await mkdir(tokenFile);
  }

  test.each([
    ['models', ...WORK],
    ['credentials', ...WORK],
    ['accounts', ...WORK],
  ])('is used by %s all the same', async (...args) => {
    await endsIn(-1);
    scene.sandbox.fail({ operation: 'CreateToken' }, { kind: 'delay', ms: 300 });
    await Promise.all([runData(scene.world, ...args), takeThePlace()]);
    expect(renewals()).toBe(1);
    expect(await leftBeside()).toEqual([]);
  });

  test('is no success of login', async () => {
    await endsIn(-1);
    scene.sandbox.fail({ operation: 'CreateToken' }, { kind: 'delay', ms: 300 });
    const [refused] = await Promise.all([runRefusal(scene.world, ...START), takeThePlace()]);
    expect(refused).toMatchObject({ code: 'token-cache-unusable' });
  });
});
