import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../../src/main.ts';
import type { World } from '../../../src/model/world.ts';
import { ended, start } from '../../support/program.ts';
import { PLAIN } from '../../support/run.ts';
import { worldOf } from '../../support/world.ts';

const PRELOAD = fileURLToPath(new URL('failing-fs.cjs', import.meta.url));
/** In turn: every writing call fails by one of them, and once more the process ends there. */
const CODES = ['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EINTR'];
/** More than any run has. */
const MOST_CALLS = 100;

/** What became of a run of which one writing call failed. */
export interface Faulty {
  readonly said: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Which call it was, the home written `~`. */
  readonly call: string;
  readonly code: string;
}

interface Fault {
  readonly at: number;
  readonly code: string;
}

/** Is handed what became of a run, in words for a failure, and its command line. */
export type Judge = (faulty: Faulty, about: string, line: readonly string[]) => Promise<void>;

/** Runs a command line with a fault; `undefined` where the run has no such call. */
type RunWithFault = (home: string, line: readonly string[], fault: Fault) => Promise<Faulty | undefined>;

/**
 * Has every writing call below `home` fail once, and the process be killed at it once; how many there are.
 */
export async function eachFault(
  home: string,
  arrange: () => Promise<readonly string[]>,
  judge: Judge,
  runWithFault: RunWithFault = here(),
): Promise<number> {
  for (let at = 1; at <= MOST_CALLS; at++) {
    for (const code of [CODES[at % CODES.length] ?? '', 'KILL']) {
      const line = await arrange();
      const faulty = await runWithFault(home, line, { at, code });
      if (faulty === undefined) return at - 1;
      await judge(faulty, `${code} at ${at}: ${faulty.call}\n${faulty.said}`, line);
    }
  }
  throw new Error(`more than ${MOST_CALLS} calls`);
}

/** As a process of what ships, which the system kills. */
export function asProcess(env: Readonly<Record<string, string>> = {}): RunWithFault {
  return async (home, line, { at, code }) => {
    const told = join(home, '..', 'told');
    rmSync(told, { force: true });
    const given = { FAIL_AT: `${at}`, FAIL_BELOW: home, FAIL_CODE: code, FAIL_NOTE: told };
    const preload = { NODE_OPTIONS: `--require=${JSON.stringify(PRELOAD)}` };
    const { stdout, stderr, ...end } = await ended(start(home, home, line, { ...env, ...given, ...preload }));
    if (!existsSync(told)) return undefined;
    const call = readFileSync(told, 'utf8').replace(home, '~');
    return { said: stdout + stderr, exitCode: end.code, signal: end.signal, call, code };
  };
}

/** Nobody looks on. */
export const QUIET: Partial<World> = {
  ...{ progress: () => undefined, announce: () => undefined, isStdoutTerminal: () => false },
};

/** Greater than any system gives. */
const NO_PROCESS = 2 ** 30;

/**
 * Without a process of its own, which is a tenth of the time: of one that is killed nothing more reaches the disk. Where
 * AWS is called, one at a time.
 */
export function here(given: World['env'] = {}): RunWithFault {
  const { withFault } = createRequire(import.meta.url)('./failing-fs.cjs');
  const { env } = process;
  return (home, line, { at, code }) =>
    new Promise<Faulty | undefined>((settle, fail) => {
      let call: string | undefined;
      const hit = (what: string) => {
        call = what.replace(home, '~');
        if (code === 'KILL') settle({ said: '', exitCode: null, signal: 'SIGKILL', call, code });
      };
      // What it leaves is that of a process that is gone.
      const world = { ...worldOf(home, given), pid: NO_PROCESS + at, ...QUIET };
      withFault({ at, below: home, code, hit }, () => run(line, world, PLAIN)).then(
        ({ stdout, stderr, exitCode }: Awaited<ReturnType<typeof run>>) =>
          settle(
            call === undefined ? undefined : { said: stdout + stderr, exitCode, signal: null, call, code },
          ),
        fail,
      );
    }).finally(() => {
      // Whoever calls AWS puts it back at its end, to which none comes that is killed.
      process.env = env;
    });
}
