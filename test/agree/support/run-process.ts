import { spawn } from 'node:child_process';
import type { Stage } from './scene.ts';

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly ms: number;
}

/** Mounts the managed settings of a stage where Claude Code looks for them, for this process alone. Needs root. */
const MOUNT = 'mkdir -p /etc/claude-code && mount --bind "$0" /etc/claude-code && exec "$@"';

/** Runs a program in the project of a stage, with the stage's environment and nothing else, to its end. */
export async function runOnStage(
  stage: Stage,
  program: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<Ended> {
  const [command = program, ...rest] = stage.managed
    ? ['unshare', '-m', '/bin/sh', '-c', MOUNT, stage.managed, program, ...args]
    : [program, ...args];
  const start = performance.now();
  const child = spawn(command, rest, {
    cwd: stage.project,
    env: { ...stage.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  let timedOut = false;
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk;
  });
  const timer = setTimeout(() => {
    timedOut = true;
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }, timeoutMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr, timedOut, ms: Math.round(performance.now() - start) });
    });
  });
}
