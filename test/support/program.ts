import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program as it ships. */
export const PROGRAM = fileURLToPath(new URL('../../scripts/claude-bedrock.js', import.meta.url));

/** What a finished process said. `signal` is set where it was killed. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts the program as it ships with nothing but `home`, the tests' programs and what is given in its environment. */
export function start(
  home: string,
  cwd: string,
  args: readonly string[],
  given: Readonly<Record<string, string>> = {},
  program = PROGRAM,
): ChildProcess {
  const env = { HOME: home, PATH: '/usr/bin:/bin', NODE_DISABLE_COMPILE_CACHE: '1', ...given };
  return spawn(process.execPath, [program, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits for a process to end. */
export function ended(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ stdout, stderr, code, signal }));
  });
}

/** Runs the program as it ships to its end and gives its JSON answer. */
export async function runProgram(home: string, cwd: string, ...args: readonly string[]) {
  const { stdout, stderr, code } = await ended(start(home, cwd, [...args, '--json']));
  if (stdout === '') throw new Error(`claude-bedrock ${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
