import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { AWS_CONFIG, AWS_CREDENTIALS } from '../support/aws-home.ts';
import { runHere } from '../support/run.ts';
import { temporaryDirectory } from '../support/world.ts';
import { eachFault } from './support/faults.ts';

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

let home: string;
beforeEach(async () => {
  home = join(await temporaryDirectory(), 'home');
});

function layOut(): void {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, '.aws'), { recursive: true });
  mkdirSync(join(home, '.claude'));
  writeFileSync(join(home, '.aws', 'config'), AWS_CONFIG);
  writeFileSync(join(home, '.aws', 'credentials'), AWS_CREDENTIALS);
  writeFileSync(join(home, '.claude', 'settings.json'), SETTINGS);
}

const FILES = ['.claude/settings.json', '.aws/config', '.aws/credentials'];
const contents = () =>
  FILES.map((file) => (existsSync(join(home, file)) ? readFileSync(join(home, file), 'utf8') : undefined));
const names = () => readdirSync(home, { recursive: true, encoding: 'utf8' }).sort();

async function planned(...line: readonly string[]): Promise<readonly string[]> {
  const [command = '', ...answers] = line;
  const { data } = await runHere(home, command, '--plan', ...answers);
  return [command, '--apply', '--plan-id', data.planId, ...answers];
}

/** Puts everything back, by as many resets as that takes. */
async function resetWholly(): Promise<void> {
  const plan = await runHere(home, 'reset', '--plan');
  if (plan.data.files.length === 0) return;
  expect(await runHere(home, 'reset', '--apply', '--plan-id', plan.data.planId)).toMatchObject({
    ok: true,
  });
}

interface Scene {
  /** What is done before, without faults. */
  prepare(): Promise<unknown>;
  /** The command line whose calls fail. */
  line(): Promise<readonly string[]>;
}

test.each<[string, Scene]>([
  ['setup', { prepare: async () => undefined, line: () => planned('setup', ...ANSWERS) }],
  ['setup --auth isolated', { prepare: async () => undefined, line: () => planned('setup', ...ISOLATED) }],
  ['profile', { prepare: async () => undefined, line: () => planned('profile', ...PROFILE) }],
  [
    'reset',
    {
      prepare: async () => runHere(home, ...(await planned('setup', ...ANSWERS))),
      line: () => planned('reset'),
    },
  ],
  [
    'doctor --fix',
    {
      prepare: async () => {
        const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu_central_1' };
        writeFileSync(join(home, '.claude', 'settings.json'), JSON.stringify({ env }));
      },
      line: async () => {
        const fix = ['doctor', '--fix', 'region-malformed', '--offline'];
        const { data } = await runHere(home, ...fix, '--plan');
        return [...fix, '--apply', '--plan-id', data.planId];
      },
    },
  ],
])(
  '%s: whichever writing call fails, each file is old or new, and what is said is true',
  async (_, scene) => {
    let before: readonly (string | undefined)[] = [];
    const arrange = async () => {
      layOut();
      await scene.prepare();
      before = contents();
      return scene.line();
    };
    const calls = await eachFault(home, arrange, async ({ said, exitCode, signal, code }, about, line) => {
      const after = contents();
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
      const whole = contents();
      expect(
        after.every((text, i) => text === before[i] || text === whole[i]),
        about,
      ).toBe(true);
      await resetWholly();
      if (!line.includes('reset')) expect(contents(), about).toEqual(before);
      else expect(contents()[0], about).toBe(SETTINGS);
      expect(
        names().filter((name) => /\.tmp|lock/.test(name)),
        about,
      ).toEqual([]);
    });
    expect(calls).toBeGreaterThan(3);
  },
);
