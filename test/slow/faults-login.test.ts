import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import { ssoTokenFile } from '../../src/facts/sign-in/sso-cache.ts';
import { run as runProgram } from '../../src/main.ts';
import { approveDevice, EXAMPLE, exampleCloud, startSandbox } from '../../src/sandbox/index.ts';
import { REFUSED } from '../../src/shell/refused-credentials.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { PLAIN } from '../support/run.ts';
import { worldOf } from '../support/world.ts';
import { eachFault, here, type Judge, QUIET } from './support/faults.ts';

const PORTAL = {
  ...{ startUrl: EXAMPLE.startUrl, region: EXAMPLE.ssoRegion, session: 'corp' },
  ...{ scopes: ['sso:account:access'], options: {} },
};
const BY_SESSION = ['--sso-session', 'corp'];
const SIGN_IN = ['login', '--no-browser', ...BY_SESSION];
const BEGIN = ['login', '--start', '--no-browser', ...BY_SESSION];
const FINISH = ['login', '--finish', ...BY_SESSION, '--wait', '5'];
const CREDENTIALS = ['credentials', '--fail-closed', '--profile=work'];
const HOUR_MS = 3_600_000;

/** A person's home, and a portal where they say yes at once. */
async function makeScene({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) {
  const root = mkdtempSync(join(tmpdir(), 'faults-'));
  const cloud = exampleCloud();
  for (const center of cloud.identityCenters) center.pollSeconds = 0;
  const sandbox = await startSandbox({ cloud });
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(root, { recursive: true, force: true });
  });
  sandbox.fail(
    { operation: 'StartDeviceAuthorization' },
    {
      kind: 'altered',
      alter: (answer) => {
        approveDevice(cloud, cloud.deviceGrants.at(-1)?.userCode ?? '');
        return answer;
      },
    },
  );
  const home = join(root, 'home');
  const tokenFile = ssoTokenFile({ home, env: {} } as Parameters<typeof ssoTokenFile>[0], PORTAL);
  const run = async (...line: readonly string[]) => {
    const world = { ...worldOf(home, sandbox.environment()), ...QUIET };
    const { stdout, stderr, exitCode } = await runProgram(line, world, PLAIN);
    return { said: stdout + stderr, code: exitCode };
  };
  return { sandbox, cloud, home, tokenFile, run };
}

type Scene = Awaited<ReturnType<typeof makeScene>>;

async function signIn({ tokenFile, run }: Scene, minutes: number): Promise<void> {
  expect(await run(...SIGN_IN)).toMatchObject({ code: 0 });
  const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString();
  const token = JSON.parse(readFileSync(tokenFile, 'utf8'));
  writeFileSync(tokenFile, JSON.stringify({ ...token, expiresAt }));
}

/** What may be there before. */
const PREPARED = {
  nothing: async () => undefined,
  /** A sign-in was begun, and allowed. */
  begun: async ({ home, cloud, run }: Scene) => {
    const kept = join(home, '..', 'begun');
    if (!existsSync(kept)) {
      expect(await run(...BEGIN)).toMatchObject({ code: 0 });
      cpSync(home, kept, { recursive: true });
    }
    cpSync(kept, home, { recursive: true });
    for (const grant of cloud.deviceGrants) grant.state = 'approved';
  },
  signedIn: (scene: Scene) => signIn(scene, 60),
  /** A sign-in that is over, and can be renewed. */
  over: (scene: Scene) => signIn(scene, -60),
  /** One that is renewed, and would serve a little longer. */
  nearlyOver: (scene: Scene) => signIn(scene, 4),
};

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
const accessTokenIn = (text: string | undefined) => text && JSON.parse(text).accessToken;

/** What a killed run left, made as old as nothing that is being written. */
function aged(home: string): readonly string[] {
  const names = readdirSync(home, { recursive: true, encoding: 'utf8' });
  const left = names.filter((name) => /\.tmp$|lock|\.orphan/.test(name));
  const then = new Date(Date.now() - HOUR_MS);
  for (const name of left) utimesSync(join(home, name), then, then);
  return left;
}

/** What `credentials` prints: temporary credentials or, where it may, those that AWS refuses; and nothing else. */
function expectCredentials(said: string, about: string, mayRefuse: boolean): void {
  const { AccessKeyId } = JSON.parse(said).Credentials;
  const isRefused = AccessKeyId === REFUSED.Credentials.AccessKeyId;
  expect(isRefused ? mayRefuse : /^ASIA/.test(AccessKeyId), about).toBe(true);
}

test.for<[string, keyof typeof PREPARED, readonly string[]]>([
  ['login --start', 'nothing', BEGIN],
  ['login --finish', 'begun', FINISH],
  ['login, in one go', 'nothing', SIGN_IN],
  ['login, of a sign-in that is renewed', 'over', SIGN_IN],
  ['credentials', 'signedIn', CREDENTIALS],
  ['credentials, of a sign-in that is renewed', 'over', CREDENTIALS],
  ['credentials, of a sign-in that still serves', 'nearlyOver', CREDENTIALS],
])(
  '%s: whichever writing call fails, the sign-in is the old one or the new, and what is said is true',
  async ([, prepared, line], context) => {
    const scene = await makeScene(context);
    const { sandbox, cloud, home, tokenFile, run } = scene;
    let before: string | undefined;
    let tokens = 0;
    const arrange = async () => {
      rmSync(home, { recursive: true, force: true });
      mkdirSync(join(home, '.claude'), { recursive: true });
      await putAwsFiles(home);
      await PREPARED[prepared](scene);
      before = textOf(tokenFile);
      tokens = cloud.ssoTokens.length;
      return line;
    };
    const isLogin = line === FINISH || line === SIGN_IN;
    const isCredentials = line === CREDENTIALS;
    const judge: Judge = async ({ said, exitCode, signal, code }, about) => {
      const after = textOf(tokenFile);
      const isChanged = after !== before;
      if (isChanged) expect(accessTokenIn(after), about).toBe(cloud.ssoTokens.at(-1)?.accessToken);
      // AWS gives a token once for a code, and once for what renews one.
      const isSpent = cloud.ssoTokens.length > tokens;
      if (code !== 'KILL') {
        expect(signal, about).toBeNull();
        expect(said, about).not.toMatch(/unexpected|bug of its own/);
        if (isChanged) expect(said, about).not.toMatch(/as it was|nothing was (written|changed)/i);
        if (isLogin) {
          expect(exitCode === 0, about).toBe(isChanged);
          expect(/^✔ (Signed in|The sign-in was renewed)/m.test(said), about).toBe(isChanged);
        }
        // Refused only where a sign-in that is over could not be renewed, as the new one could not have been kept.
        if (isCredentials) expectCredentials(said, about, prepared === 'over' && !isSpent);
      }
      aged(home);
      // The same once more, without a fault, does what was not done.
      const isLost = isSpent && !isChanged;
      if (isLost && isCredentials) expect(await run(...SIGN_IN), about).toMatchObject({ code: 0 });
      const again = await run(...(isLost && line === FINISH ? SIGN_IN : line));
      expect(again, about).toMatchObject({ code: 0 });
      if (isLogin) expect(accessTokenIn(textOf(tokenFile)), about).toBe(cloud.ssoTokens.at(-1)?.accessToken);
      if (isCredentials) expectCredentials(again.said, about, false);
      // Where all was done, a lock of a process that is gone may stay until the next one needs it.
      const isOver = isChanged || isCredentials;
      expect(
        aged(home).filter((name) => !(isOver && name.endsWith('lock'))),
        about,
      ).toEqual([]);
    };
    const calls = await eachFault(home, arrange, judge, here(sandbox.environment()));
    expect(calls).toBeGreaterThan(3);
    // What is there in the end, reset leaves to all AWS programs.
    expect(await run('reset', '--plan')).toMatchObject({ code: 0 });
    expect(readdirSync(dirname(tokenFile)).length).toBeGreaterThan(0);
  },
);
