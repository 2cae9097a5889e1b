import { spawn } from 'node:child_process';
import type { Handed } from './model/world.ts';

/** What a terminal or a supervisor sends us and means for the program in our place. */
const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGCONT'] as const;

/**
 * Runs a program in our place: on our terminal, with our standard input and output, until it ends. Signals to us go to
 * it. Ctrl-C on a terminal reaches it without us, as it is in our group; twice would end it.
 */
export async function handOver(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Handed> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { stdio: 'inherit', env: { ...env }, windowsHide: false });
    const passOn = (signal: NodeJS.Signals) => {
      child.kill(signal);
    };
    const interrupt = () => {
      if (process.stdin.isTTY !== true) child.kill('SIGINT');
    };
    const isPosix = process.platform !== 'win32';
    if (isPosix) for (const signal of PASSED_ON) process.on(signal, passOn);
    process.on('SIGINT', interrupt);
    const finish = (handed: Handed) => {
      for (const signal of PASSED_ON) process.off(signal, passOn);
      process.off('SIGINT', interrupt);
      resolve(handed);
    };
    child.on('error', ({ code = 'unknown reason' }: NodeJS.ErrnoException) =>
      finish({ state: 'not-started', code }),
    );
    child.on('exit', (code, signal) =>
      finish(signal === null ? { state: 'exited', code: code ?? 1 } : { state: 'killed', signal }),
    );
  });
}
