import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pendingFile } from '../../src/facts/sign-in/pending-login.ts';
import type { World } from '../../src/model/world.ts';
import { approveDevice, denyDevice, EXAMPLE } from '../../src/sandbox/index.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { asked, filesBelow, signInScene } from '../support/sign-in.ts';
import { put } from '../support/world.ts';

const REFRESH = ['login', '--auth-refresh', '--profile', 'work'];

type Scene = Awaited<ReturnType<typeof signInScene>>;

/** A person who does something as soon as they are shown the code, and what they were shown on stdout. */
function reader({ world }: Scene, act: (shown: string) => void = () => undefined) {
  const read: string[] = [];
  const announce: World['announce'] = (message, stream) => {
    read.push(`${stream}: ${message}`);
    act(message);
  };
  return { read, world: { ...world, announce } };
}
const codeOf = ({ sandbox }: Scene) => sandbox.cloud.deviceGrants.at(-1)?.userCode ?? '';
const ownFiles = (home: string) =>
  Object.keys(filesBelow(home)).filter((name) => name.startsWith(join('.claude', 'bedrock')));

test('shows address and code in a line that Claude Code can show, opens the browser, and waits', async () => {
  const scene = await signInScene();
  const { read, world } = reader(scene, () => approveDevice(scene.sandbox.cloud, codeOf(scene)));
  const { text, exitCode } = await runText(world, ...REFRESH);
  const address = `${scene.sandbox.url}/device?user_code=${codeOf(scene)}`;
  expect(read).toEqual([
    `stdout: Sign in to AWS in your browser: check that the page shows the code ${codeOf(scene)}, and allow it. If no page opened: ${address}`,
  ]);
  expect(scene.opened).toEqual([address]);
  expect(text).toMatch(new RegExp(`^Signed in to ${EXAMPLE.startUrl} until .* UTC\\.\n$`));
  expect(exitCode).toBe(0);
  expect(ownFiles(world.home)).toEqual([]);
});

test('asks to open the address where no browser can be seen', async () => {
  const scene = await signInScene();
  const { read, world } = reader(scene, () => approveDevice(scene.sandbox.cloud, codeOf(scene)));
  await runText({ ...world, openBrowser: async () => false }, ...REFRESH);
  expect(read.join()).toMatch(/^stdout: Sign in to AWS: open this address, .*: http\S+$/);
});

test('gives up before Claude Code ends it, and the next run takes up the same code', async () => {
  const scene = await signInScene();
  let late = 0;
  const { read, world } = reader(scene, () => {
    late = 160_000;
  });
  const now = () => new Date(Date.now() + late);
  const { text, exitCode } = await runText({ ...world, now }, ...REFRESH);
  expect(exitCode).toBe(1);
  expect(text).toContain('send your message again');
  expect(asked(scene.sandbox, 'CreateToken')).toBeGreaterThan(0);

  approveDevice(scene.sandbox.cloud, codeOf(scene));
  expect(await runText({ ...world, now }, ...REFRESH)).toMatchObject({ exitCode: 0 });
  expect(scene.sandbox.cloud.deviceGrants).toHaveLength(1);
  expect(read[0]).toBe(read[1]);
});

test.each([
  ['refused', (scene: Scene) => denyDevice(scene.sandbox.cloud, codeOf(scene)), 'the sign-in was refused'],
  [
    'run out',
    (scene: Scene) => {
      for (const grant of scene.sandbox.cloud.deviceGrants) grant.expiresAt = new Date(0);
    },
    'the code ran out',
  ],
])('fails where the sign-in is %s, and the next run begins anew', async (_, act, said) => {
  const scene = await signInScene();
  const { world } = reader(scene, () => void act(scene));
  const { text, exitCode } = await runText(world, ...REFRESH);
  expect(text).toContain(said);
  expect(exitCode).toBe(1);
  expect(ownFiles(world.home)).toEqual([]);
});

test('a second Claude Code shows the same code, waits for the first and finds the token', async () => {
  const scene = await signInScene();
  const second = reader(scene, () => approveDevice(scene.sandbox.cloud, codeOf(scene)));
  let other: ReturnType<typeof runText> | undefined;
  const first = reader(scene, () => {
    other = runText(second.world, ...REFRESH);
  });
  const one = await runText(first.world, ...REFRESH);
  expect(await other).toEqual(one);
  expect(one.text).toMatch(/^Signed in/);
  expect(scene.sandbox.cloud.deviceGrants).toHaveLength(1);
  expect(second.read.join()).toContain(codeOf(scene));
  expect(scene.opened).toHaveLength(1);
});

test('a second one takes over where the first ends without a sign-in', async () => {
  const scene = await signInScene();
  const second = reader(scene, (shown) => {
    // Its turn has come once it opens the browser itself.
    if (shown.includes('in your browser')) approveDevice(scene.sandbox.cloud, codeOf(scene));
    else ended.abort();
  });
  const ended = new AbortController();
  let other: ReturnType<typeof runText> | undefined;
  const first = reader(scene, () => {
    other = runText(second.world, ...REFRESH);
  });
  const one = await runText({ ...first.world, interrupted: ended.signal }, ...REFRESH);
  expect(one.exitCode).toBe(130);
  expect(await other).toMatchObject({ exitCode: 0 });
});

test('keeps to its JSON where that is asked for', async () => {
  const scene = await signInScene();
  const { read, world } = reader(scene, () => approveDevice(scene.sandbox.cloud, codeOf(scene)));
  expect(await runData(world, ...REFRESH)).toMatchObject({ state: 'approved' });
  expect(read.filter((line) => line.startsWith('stdout'))).toEqual([]);
});

test('does not go with --start or --finish', async () => {
  const { world } = await signInScene();
  for (const other of ['--start', '--finish'])
    expect(await runRefusal(world, ...REFRESH, other)).toMatchObject({ code: 'option-conflict' });
});

test('says what another one does that takes too long', async () => {
  const scene = await signInScene();
  const { world } = reader(scene);
  const turn = pendingFile(
    join(world.home, '.claude'),
    { startUrl: EXAMPLE.startUrl, session: 'corp' },
    'turn',
  );
  await put(turn, String(process.pid));
  let clock = 0;
  const elapsed = () => {
    clock += 90_000;
    return clock;
  };
  const { code, message, fix } = await runRefusal({ ...world, elapsed }, ...REFRESH);
  expect(code).toBe('login-busy');
  expect(message).toContain(`waiting for you to sign in to ${EXAMPLE.startUrl} for more than 160 seconds`);
  expect(fix).toContain(turn);
});
