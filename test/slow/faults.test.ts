import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { AWS_CONFIG, AWS_CREDENTIALS } from '../support/aws-home.ts';
import { runData, runHere } from '../support/run.ts';
import { worldOf } from '../support/world.ts';
import { asProcess, eachFault, type Judge } from './support/faults.ts';

const SETTINGS = '{\n  "theme": "dark",\n  "env": { "AWS_REGION": "us-east-1" }\n}\n';
const ANSWERS = ['--profile', 'work', '--region', 'eu-central-1', '--offline'];
const ISOLATED = [...ANSWERS, '--auth', 'isolated'];
const PROFILE = ['--sso-session', 'corp', '--account', '444455556666', '--role', 'R', '--name', 'ada'];
/** How a plan that was carried out is refused. */
const DONE: Readonly<Record<string, string>> = {
  setup: 'plan-changed',
  profile: 'plan-changed',
  reset: 'plan-changed',
  doctor: 'fix-not-needed',
};
/** What a message must not say where a file was changed. */
const UNTRUE = /as it was|nothing was (written|changed)|were not changed/i;

function layOut(home: string): void {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, '.aws'), { recursive: true });
  mkdirSync(join(home, '.claude'));
  writeFileSync(join(home, '.aws', 'config'), AWS_CONFIG);
  writeFileSync(join(home, '.aws', 'credentials'), AWS_CREDENTIALS);
  writeFileSync(join(home, '.claude', 'settings.json'), SETTINGS);
}

const FILES = ['.claude/settings.json', '.aws/config', '.aws/credentials'];
const contents = (home: string) =>
  FILES.map((file) => (existsSync(join(home, file)) ? readFileSync(join(home, file), 'utf8') : undefined));
const names = (home: string) => readdirSync(home, { recursive: true, encoding: 'utf8' }).sort();

async function planned(home: string, ...line: readonly string[]): Promise<readonly string[]> {
  const [command = '', ...answers] = line;
  const { data } = await runHere(home, command, '--plan', ...answers);
  return [command, '--apply', '--plan-id', data.planId, ...answers];
}

/** Puts everything back, by as many resets as that takes. */
async function resetWholly(home: string): Promise<void> {
  const plan = await runHere(home, 'reset', '--plan');
  if (plan.data.files.length === 0) return;
  expect(await runHere(home, 'reset', '--apply', '--plan-id', plan.data.planId)).toMatchObject({
    ok: true,
  });
}

interface Scene {
  /** What is done before, without faults. */
  prepare?(home: string): Promise<unknown>;
  /** The command line whose calls fail. */
  line(home: string): Promise<readonly string[]>;
  readonly by?: typeof asProcess;
  /** What is done at the end, and what the AWS config file has to be then. */
  readonly end?: { readonly work: (home: string) => Promise<unknown>; readonly config: string };
}

/** What comes to be in another configuration directory of the same home. */
const elsewhere = (home: string) => worldOf(home, { CLAUDE_CONFIG_DIR: join(home, 'other') });
const agreed = async (world: World, ...line: readonly string[]) => {
  const [command = '', ...answers] = line;
  const { planId } = await runData(world, command, '--plan', ...answers);
  return runData(world, command, '--apply', '--plan-id', planId, ...answers);
};

// Side by side: they wait for other writers most of their time. No test may then speak to the runner but by its context.
test.concurrent.for<[string, Scene]>([
  ['setup', { line: (home) => planned(home, 'setup', ...ANSWERS), by: asProcess }],
  ['setup --auth isolated', { line: (home) => planned(home, 'setup', ...ISOLATED) }],
  ['profile', { line: (home) => planned(home, 'profile', ...PROFILE) }],
  [
    'reset',
    {
      prepare: async (home) => runHere(home, ...(await planned(home, 'setup', ...ANSWERS))),
      line: (home) => planned(home, 'reset'),
    },
  ],
  [
    'reset before that of another directory, which changed the same file later',
    {
      prepare: async (home) => {
        await agreed(worldOf(home), 'profile', ...PROFILE);
        await agreed(elsewhere(home), 'profile', ...PROFILE.with(-3, 'S'), '--replace');
      },
      line: (home) => planned(home, 'reset'),
      end: { work: (home) => agreed(elsewhere(home), 'reset'), config: AWS_CONFIG },
    },
  ],
  [
    'doctor --fix',
    {
      prepare: async (home) => {
        const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu_central_1' };
        writeFileSync(join(home, '.claude', 'settings.json'), JSON.stringify({ env }));
      },
      line: async (home) => {
        const fix = ['doctor', '--fix', 'region-malformed', '--offline'];
        const { data } = await runHere(home, ...fix, '--plan');
        return [...fix, '--apply', '--plan-id', data.planId];
      },
    },
  ],
])(
  '%s: whichever writing call fails, each file is old or new, and what is said is true',
  async ([, scene], { onTestFinished }) => {
    const root = mkdtempSync(join(tmpdir(), 'faults-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const home = join(root, 'home');
    let before: readonly (string | undefined)[] = [];
    const arrange = async () => {
      layOut(home);
      await scene.prepare?.(home);
      before = contents(home);
      return scene.line(home);
    };
    const judge: Judge = async ({ said, exitCode, signal, code }, about, line) => {
      const after = contents(home);
      const isChanged = after.some((text, i) => text !== before[i]);
      if (code !== 'KILL') {
        expect(signal, about).toBeNull();
        expect(said, about).not.toMatch(/unexpected|bug of its own/);
        if (exitCode === 0) expect(isChanged, about).toBe(true);
        if (isChanged) expect(said, about).not.toMatch(UNTRUE);
      }
      // The same once more, without a fault: it does what was not done, and everything can be taken back.
      const again = await runHere(home, ...line);
      const isDone = again.ok ? undefined : again.error.code;
      expect(isDone, about).toBe(isChanged ? DONE[String(line[0])] : undefined);
      const whole = contents(home);
      expect(
        after.every((text, i) => text === before[i] || text === whole[i]),
        about,
      ).toBe(true);
      await resetWholly(home);
      if (!line.includes('reset')) expect(contents(home), about).toEqual(before);
      else expect(contents(home)[0], about).toBe(SETTINGS);
      await scene.end?.work(home);
      if (scene.end) expect(contents(home)[1], about).toBe(scene.end.config);
      expect(
        names(home).filter((name) => /\.tmp|lock/.test(name)),
        about,
      ).toEqual([]);
    };
    const calls = await eachFault(home, arrange, judge, scene.by?.());
    expect(calls).toBeGreaterThan(3);
  },
);
