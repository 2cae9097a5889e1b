import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ssoTokenFile } from '../../src/facts/sign-in/sso-cache.ts';
import { approveDevice, EXAMPLE, exampleCloud, startSandbox } from '../../src/sandbox/index.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { ended, start } from '../support/program.ts';
import { temporaryDirectory } from '../support/world.ts';
import { eachFault } from './support/faults.ts';

const PORTAL = {
  ...{ startUrl: EXAMPLE.startUrl, region: EXAMPLE.ssoRegion, session: 'corp' },
  ...{ scopes: ['sso:account:access'], options: {} },
};
const BY_SESSION = ['--sso-session', 'corp'];
const SIGN_IN = ['login', '--no-browser', ...BY_SESSION];
const BEGIN = ['login', '--start', '--no-browser', ...BY_SESSION];
const FINISH = ['login', '--finish', ...BY_SESSION, '--wait', '5'];
const HOUR_MS = 3_600_000;

/** A person's home, and a portal where they say yes at once. */
async function makeScene() {
  const cloud = exampleCloud();
  for (const center of cloud.identityCenters) center.pollSeconds = 0;
  const sandbox = await startSandbox({ cloud });
  onTestFinished(() => sandbox.close());
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
  const home = join(await temporaryDirectory(), 'home');
  const tokenFile = ssoTokenFile({ home, env: {} } as Parameters<typeof ssoTokenFile>[0], PORTAL);
  const run = async (...line: readonly string[]) => {
    const { stdout, stderr, code } = await ended(start(home, home, line, sandbox.environment()));
    return { said: stdout + stderr, code };
  };
  return { sandbox, cloud, home, tokenFile, run };
}

type Scene = Awaited<ReturnType<typeof makeScene>>;

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

test.each<[string, keyof typeof PREPARED, readonly string[]]>([
  ['login --start', 'nothing', BEGIN],
  ['login --finish', 'begun', FINISH],
])(
  '%s: whichever writing call fails, the sign-in is the old one or the new, and what is said is true',
  async (_, prepared, line) => {
    const scene = await makeScene();
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
    const isLogin = line[0] === 'login' && line !== BEGIN;
    const calls = await eachFault(
      home,
      arrange,
      async ({ said, exitCode, signal, code }, about) => {
        const after = textOf(tokenFile);
        const isChanged = after !== before;
        if (isChanged) expect(accessTokenIn(after), about).toBe(cloud.ssoTokens.at(-1)?.accessToken);
        if (code !== 'KILL') {
          expect(signal, about).toBeNull();
          expect(said, about).not.toMatch(/unexpected|bug of its own/);
          if (isChanged) expect(said, about).not.toMatch(/as it was|nothing was (written|changed)/i);
          if (isLogin) expect(exitCode === 0, about).toBe(isChanged);
          if (isLogin)
            expect(/^\[ok\] (Signed in|The sign-in was renewed)/m.test(said), about).toBe(isChanged);
        }
        aged(home);
        // The same once more, without a fault, does what was not done; what AWS gave for a code it gives once.
        const isLost = line === FINISH && !isChanged && cloud.ssoTokens.length > tokens;
        const again = await run(...(isLost ? SIGN_IN : line));
        expect(again, about).toMatchObject({ code: 0 });
        if (isLogin)
          expect(accessTokenIn(textOf(tokenFile)), about).toBe(cloud.ssoTokens.at(-1)?.accessToken);
        expect(aged(home), about).toEqual([]);
      },
      sandbox.environment(),
    );
    expect(calls).toBeGreaterThan(3);
    // What is there in the end, reset leaves to all AWS programs.
    expect(await run('reset', '--plan')).toMatchObject({ code: 0 });
    expect(readdirSync(dirname(tokenFile)).length).toBeGreaterThan(0);
  },
);
