import { execFile } from 'node:child_process';
import type { Home } from './home.ts';

const TIMEOUT_MS = 60_000;

/** Runs a program in the project of `person`; returns what it printed, throws with that when it fails. */
export async function run(
  { project, env }: Pick<Home, 'project' | 'env'>,
  program: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<string> {
  const options = { cwd: project, env: { ...env, ...more }, timeout: TIMEOUT_MS };
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, options, (error, stdout) => {
      if (!error) resolve(stdout);
      else reject(new Error(`${error.message}\n${stdout}`));
    });
    child.stdin?.end();
  });
}
