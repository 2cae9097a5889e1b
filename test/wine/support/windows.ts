import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WINDOWS_NODE, WINE, WINE_ENVIRONMENT } from './prefix.ts';

/** A person on Windows: their home and the project they stand in, as this system has them. */
export interface Person {
  readonly root: string;
  readonly home: string;
  readonly project: string;
}

/** A path of this system as Windows under Wine has it. */
export function windowsPath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}

/** Runs a program of Windows. What it prints goes to files: Node for Windows cannot write to a pipe of Linux. */
export async function onWindows(person: Person, args: readonly string[], more: Record<string, string> = {}) {
  const files = { stdout: join(person.root, 'stdout'), stderr: join(person.root, 'stderr') };
  const [stdout, stderr] = await Promise.all([open(files.stdout, 'w'), open(files.stderr, 'w')]);
  const child = spawn(WINE, args, {
    cwd: person.project,
    env: { ...WINE_ENVIRONMENT, USERPROFILE: windowsPath(person.home), ...more },
    stdio: ['ignore', stdout.fd, stderr.fd],
  });
  const [status] = await once(child, 'close');
  await Promise.all([stdout.close(), stderr.close()]);
  return {
    status,
    stdout: await readFile(files.stdout, 'utf8'),
    stderr: await readFile(files.stderr, 'utf8'),
  };
}

/** The file that is started first, of the plugin in `root`. */
export const nodeAnd = (root: string) => [WINDOWS_NODE, windowsPath(join(root, 'scripts/claude-bedrock.js'))];
