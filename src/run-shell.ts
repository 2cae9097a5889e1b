import { type ChildProcess, spawn } from 'node:child_process';
import type { ExecResult, ShellOptions } from './model/world.ts';

/** More than any program prints that hands over credentials. */
const MAX_BYTES = 1024 * 1024;

/**
 * Runs a command line by the system's shell, as Claude Code and the AWS SDK do. At the deadline, when told to stop, or
 * when it prints without end, it is killed with all that it started. Rejects where no shell can be started.
 */
export async function runShell(
  command: string,
  { timeoutMs, cwd, env, signal }: ShellOptions,
  platform: NodeJS.Platform,
): Promise<ExecResult> {
  // The leader of a group of its own: a program that the shell started would outlive the shell.
  const isLeader = platform !== 'win32';
  const child = spawn(command, { shell: true, detached: isLeader, windowsHide: true, cwd, env });
  return new Promise((resolve) => {
    const output = { stdout: '', stderr: '' };
    const finish = (exitCode: number | undefined, timedOut: boolean) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve({ exitCode, ...output, timedOut });
    };
    const stop = () => {
      killAll(child, isLeader);
      finish(undefined, true);
    };
    const timer = setTimeout(stop, timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
        if (output[name].length > MAX_BYTES) stop();
      });
    }
    child.on('error', () => finish(undefined, false));
    child.on('close', (code) => finish(code ?? undefined, false));
    if (signal?.aborted) stop();
  });
}

/** What left the group may still hold the pipes: they are not waited for. */
function killAll(child: ChildProcess, isLeader: boolean): void {
  const { pid } = child;
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.stdin?.destroy();
  if (pid === undefined) return;
  if (!isLeader) {
    // By its path: Windows looks for a bare name in the current directory first.
    const taskkill = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\taskkill.exe`;
    const killer = spawn(taskkill, ['/pid', `${pid}`, '/t', '/f'], { windowsHide: true, stdio: 'ignore' });
    killer.on('error', () => undefined).unref();
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
