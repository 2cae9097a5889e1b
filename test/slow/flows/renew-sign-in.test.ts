import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { ssoTokenFile } from '../../../src/facts/sign-in/sso-cache.ts';
import { approveDevice, EXAMPLE } from '../../../src/sandbox/index.ts';
import { AWS_CONFIG } from '../../support/aws-home.ts';
import { ended, start } from '../../support/program.ts';
import { runData } from '../../support/run.ts';
import { asked, jsonOf, signInScene } from '../../support/sign-in.ts';
import { put } from '../../support/world.ts';

const CHAIN = `[profile chain]\nrole_arn = ${EXAMPLE.roleArn}\nsource_profile = work\nregion = eu-central-1\n`;
const REGION = ['--region', 'eu-central-1'];
const MODEL = ['--pin', 'opus=eu.anthropic.claude-opus-5-5'];

let scene: Awaited<ReturnType<typeof signInScene>>;
let tokenFile: string;
let signedIn: number;

beforeEach(async () => {
  scene = await signInScene();
  const { sandbox, world } = scene;
  await put(join(world.home, '.aws', 'config'), AWS_CONFIG + CHAIN);
  const { userCode } = await runData(world, 'login', '--start', '--profile', 'work');
  approveDevice(sandbox.cloud, userCode);
  await runData(world, 'login', '--finish', '--profile', 'work', '--wait', '5');
  tokenFile = ssoTokenFile(world, {
    startUrl: EXAMPLE.startUrl,
    region: EXAMPLE.ssoRegion,
    session: 'corp',
    scopes: [],
    options: {},
  });
  signedIn = asked(sandbox, 'CreateToken');
});

const endsIn = async (minutes: number) => {
  const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString();
  await writeFile(tokenFile, JSON.stringify({ ...(await jsonOf(tokenFile)), expiresAt }));
};
const renewals = () => asked(scene.sandbox, 'CreateToken') - signedIn;

/** Processes of their own: within one the SDK renews once by itself. */
const runAll = (given: Record<string, string>, ...commands: readonly (readonly string[])[]) => {
  const { sandbox, world } = scene;
  const env = { ...sandbox.environment(), ...given };
  // Longer than the processes are apart when they start.
  sandbox.fail({ operation: 'CreateToken' }, { kind: 'delay', ms: 700 });
  return Promise.all(commands.map((args) => ended(start(world.home, world.cwd, args, env))));
};

test.each([
  ['models', ['models', '--profile', 'work'], {}],
  ['models of a role by way of another profile', ['models', '--profile', 'chain'], {}],
  ['models by the environment', ['models', '--auth', 'environment', ...REGION], { AWS_PROFILE: 'work' }],
  ['setup --plan', ['setup', '--plan', '--profile', 'work', ...MODEL], {}],
  ['credentials', ['credentials', '--profile', 'work'], {}],
])('%s twice at once renews a sign-in that is about to end once', async (_, args, given) => {
  await endsIn(4);
  await runAll(given, args, args);
  expect(renewals()).toBe(1);
  const { accessToken } = await jsonOf(tokenFile);
  expect(scene.sandbox.cloud.ssoTokens.at(-1)?.accessToken).toBe(accessToken);
});

test('several that ask by different ways renew it once, and all get their answer', async () => {
  await endsIn(4);
  const ways = [['models'], ['credentials'], ['accounts'], ['setup', '--plan', ...MODEL]];
  const answers = await runAll({}, ...ways.map((args) => [...args, '--profile', 'work']));
  expect(answers.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
    ways.map(() => ({ code: 0, stderr: '' })),
  );
  expect(renewals()).toBe(1);
});

test('one that lasts is left alone', async () => {
  await endsIn(6);
  await runData(scene.world, 'models', '--profile', 'work');
  expect(renewals()).toBe(0);
});

test('where it cannot be renewed, what is left of it is used', async () => {
  await endsIn(4);
  scene.sandbox.fail({ operation: 'CreateToken' }, { kind: 'reset' });
  const { regions } = await runData(scene.world, 'models', '--profile', 'work');
  expect(regions).toMatchObject([{ state: 'listed' }]);
});
