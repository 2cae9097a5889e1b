import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended, start } from '../../support/program.ts';

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

/**
 * Has every writing call below `home` fail once, and the process be killed at it once; how many there are. `judge` is
 * handed what became of a run, in words for a failure.
 */
export async function eachFault(
  home: string,
  arrange: () => Promise<readonly string[]>,
  judge: (faulty: Faulty, about: string, line: readonly string[]) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  for (let at = 1; at <= MOST_CALLS; at++) {
    for (const code of [CODES[at % CODES.length] ?? '', 'KILL']) {
      const line = await arrange();
      const faulty = await runWithFault(home, line, { at, code, env });
      if (faulty === undefined) return at - 1;
      await judge(faulty, `${code} at ${at}: ${faulty.call}\n${faulty.said}`, line);
    }
  }
  throw new Error(`more than ${MOST_CALLS} calls`);
}

interface Fault {
  readonly at: number;
  readonly code: string;
  readonly env: Readonly<Record<string, string>>;
}

/** `undefined` where the run has no such call. */
async function runWithFault(
  home: string,
  line: readonly string[],
  { at, code, env }: Fault,
): Promise<Faulty | undefined> {
  const told = join(home, '..', 'told');
  rmSync(told, { force: true });
  const given = { FAIL_AT: `${at}`, FAIL_BELOW: home, FAIL_CODE: code, FAIL_NOTE: told };
  const preload = { NODE_OPTIONS: `--require=${JSON.stringify(PRELOAD)}` };
  const { stdout, stderr, ...end } = await ended(start(home, home, line, { ...env, ...given, ...preload }));
  if (!existsSync(told)) {
    if (end.code !== 0) throw new Error(`without a fault it ended with ${end.code}: ${stdout}${stderr}`);
    return undefined;
  }
  const call = readFileSync(told, 'utf8').replace(home, '~');
  return { said: stdout + stderr, exitCode: end.code, signal: end.signal, call, code };
}
