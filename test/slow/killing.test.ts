import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { putAwsFiles } from '../support/aws-home.ts';
import { ended, start } from '../support/program.ts';
import { runHere } from '../support/run.ts';
import { temporaryDirectory } from '../support/world.ts';

/** Per scene. `faults.test.ts` ends the program at every writing call; here the moment may be any. */
const KILLS = 15;
/** A run may end before its kill; then it is tried again. */
const MOST_RUNS = KILLS * 8;
const OLD = '{\n  "theme": "dark",\n  "env": { "AWS_REGION": "us-east-1" }\n}\n';
const ANSWERS = ['--profile', 'work', '--region', 'eu-central-1', '--offline'];
const NEW_PROFILE = ['--sso-session', 'corp', '--account', '444455556666', '--role', 'R', '--name', 'ada'];

/** A home with settings, and where they stand. */
async function makeHome() {
  const home = await temporaryDirectory();
  await putAwsFiles(home);
  const directory = join(home, '.claude');
  await mkdir(directory);
  const file = join(directory, 'settings.json');
  await writeFile(file, OLD);
  return { home, directory, file };
}

/** Starts a run and kills it at a fraction of the time that such runs take, from its start or from its lock on. */
async function runAndKill(
  home: string,
  args: readonly string[],
  fraction: number,
  usual: Usual,
  lock?: string,
) {
  const child = start(home, home, args);
  const end = ended(child);
  const isOver = end.then(() => true);
  while (lock && !existsSync(lock) && !(await Promise.race([isOver, delay(1, false)])));
  // Under the lock most happens at the beginning; the rest is waiting whether the write lasts.
  const moment = lock ? usual.fromLock * fraction ** 2 : usual.fromStart * fraction;
  await Promise.race([isOver, delay(moment)]);
  child.kill('SIGKILL');
  return end;
}

/** How long an undisturbed run takes on this machine, in milliseconds. */
interface Usual {
  readonly fromStart: number;
  readonly fromLock: number;
}

async function timeOf(home: string, args: readonly string[], lock: string): Promise<Usual> {
  const begin = performance.now();
  const child = start(home, home, args);
  const end = ended(child).then(() => true);
  while (!existsSync(lock) && !(await Promise.race([end, delay(1, false)])));
  const locked = performance.now();
  await end;
  return { fromStart: performance.now() - begin, fromLock: performance.now() - locked };
}

/** Fractions from 0 to 1 that look random and are the same in every run. */
function* fractions() {
  for (let seed = 42; ; ) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    yield seed / 2 ** 31;
  }
}

describe('killed at any moment, the file is the old one or the new one, and the next run works and cleans up', () => {
  test.each([
    ['from its start on', false],
    ['from its lock on', true],
  ])('setup, %s', async (_name, isFromLock) => {
    const { home, directory, file } = await makeHome();
    const lock = join(directory, 'bedrock', 'lock');
    const { planId } = (await runHere(home, 'setup', '--plan', ...ANSWERS)).data;
    const apply = ['setup', '--apply', '--plan-id', planId, ...ANSWERS];
    const usual = await timeOf(home, apply, lock);
    const NEW = await readFile(file, 'utf8');
    await resetWholly(home);

    const seen = { old: 0, new: 0, killed: 0 };
    const moments = fractions();
    for (let i = 0; i < MOST_RUNS && seen.killed < KILLS; i++) {
      const moment = moments.next().value ?? 0;
      const { signal } = await runAndKill(home, apply, moment, usual, isFromLock ? lock : undefined);
      if (signal === 'SIGKILL') seen.killed++;
      const now = await readFile(file, 'utf8');
      expect([OLD, NEW]).toContain(now);
      seen[now === OLD ? 'old' : 'new']++;
      // The next run does what was not done; where it was done, the plan is another and finds nothing to do.
      const again = await runHere(home, ...apply);
      expect(again.ok || again.error.code).toBe(now === OLD ? true : 'plan-changed');
      expect(await readFile(file, 'utf8')).toBe(NEW);
      await resetWholly(home);
      expect(await readFile(file, 'utf8')).toBe(OLD);
      expect(await readdir(directory, { recursive: true })).toEqual(['settings.json']);
    }
    report(`setup, ${_name}`, seen);
    expect(seen.killed).toBe(KILLS);
  });

  test('profile, from its lock on', async () => {
    const { home, directory } = await makeHome();
    const file = join(home, '.aws', 'config');
    const former = await readFile(file, 'utf8');
    const lock = join(directory, 'bedrock', 'lock');
    const { planId } = (await runHere(home, 'profile', '--plan', ...NEW_PROFILE)).data;
    const apply = ['profile', '--apply', '--plan-id', planId, ...NEW_PROFILE];
    const usual = await timeOf(home, apply, lock);
    const written = await readFile(file, 'utf8');
    await resetWholly(home);

    const seen = { old: 0, new: 0, killed: 0 };
    const moments = fractions();
    for (let i = 0; i < MOST_RUNS && seen.killed < KILLS; i++) {
      const { signal } = await runAndKill(home, apply, moments.next().value ?? 0, usual, lock);
      if (signal === 'SIGKILL') seen.killed++;
      const now = await readFile(file, 'utf8');
      expect([former, written]).toContain(now);
      seen[now === former ? 'old' : 'new']++;
      const again = await runHere(home, ...apply);
      expect(again.ok || again.error.code).toBe(now === former ? true : 'plan-changed');
      await resetWholly(home);
      expect(await readFile(file, 'utf8')).toBe(former);
      expect((await readdir(join(home, '.aws'))).sort()).toEqual(['config', 'credentials']);
      expect(await readdir(directory, { recursive: true })).toEqual(['settings.json']);
    }
    report('profile, from its lock on', seen);
    expect(seen.killed).toBe(KILLS);
  });

  test('reset, from its lock on', async () => {
    const { home, directory, file } = await makeHome();
    const lock = join(directory, 'bedrock', 'lock');
    const { planId } = (await runHere(home, 'setup', '--plan', ...ANSWERS)).data;
    const apply = ['setup', '--apply', '--plan-id', planId, ...ANSWERS];
    const undoArgs = async () => {
      await runHere(home, ...apply);
      const { data } = await runHere(home, 'reset', '--plan');
      return ['reset', '--apply', '--plan-id', data.planId as string];
    };
    const usual = await timeOf(home, await undoArgs(), lock);
    const moments = fractions();
    const seen = { old: 0, new: 0, killed: 0 };
    for (let i = 0; i < MOST_RUNS && seen.killed < KILLS; i++) {
      const undo = await undoArgs();
      const NEW = await readFile(file, 'utf8');
      const { signal } = await runAndKill(home, undo, moments.next().value ?? 0, usual, lock);
      if (signal === 'SIGKILL') seen.killed++;
      const now = await readFile(file, 'utf8');
      expect([OLD, NEW]).toContain(now);
      seen[now === OLD ? 'old' : 'new']++;
      await resetWholly(home);
      expect(await readFile(file, 'utf8')).toBe(OLD);
      expect(await readdir(directory, { recursive: true })).toEqual(['settings.json']);
    }
    report('reset, from its lock on', seen);
    expect(seen.killed).toBe(KILLS);
  });
});

/** So that one sees in the output of CI where the kills fell. */
function report(name: string, seen: { old: number; new: number; killed: number }): void {
  process.stdout.write(
    `${name}: ${seen.killed} killed, ${seen.old} left the old file, ${seen.new} the new\n`,
  );
}

async function resetWholly(home: string): Promise<void> {
  const plan = await runHere(home, 'reset', '--plan');
  if (plan.data.files.length === 0) return;
  const done = await runHere(home, 'reset', '--apply', '--plan-id', plan.data.planId);
  expect(done).toMatchObject({ ok: true });
}
