import { setMaxListeners } from 'node:events';
import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname, parse } from 'node:path';
import { UNTELLABLE } from './facts/machine/unusable-directory.ts';
import type { Finished } from './main.ts';
import type { ExecOptions, ExecResult, World } from './model/world.ts';
import { inStyle, type TextStyle } from './text/text.ts';

// The SDK prints a warning to stderr on Node < 22 unless this is set before the first client is made.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** The world of the running process. With `main.ts`'s entry file, the only code that touches `process.*`. */
export async function processWorld(): Promise<World> {
  return {
    env: process.env,
    home: await findHome(process.env, process.platform),
    cwd: currentDirectory(),
    platform: process.platform,
    pluginRoot: () => dirname(dirname(import.meta.filename)),
    pid: process.pid,
    nodePath: process.execPath,
    systemRoot: '',
    now: () => new Date(),
    elapsed: () => performance.now(),
    isProcessAlive,
    exec,
    shell: async (command, options) => {
      const { runShell } = await import('./run-shell.ts');
      return runShell(command, options, process.platform).catch(notStarted);
    },
    handOver: async (program, args, env) => (await import('./hand-over.ts')).handOver(program, args, env),
    readStdin,
    isStdinTerminal: () => isDevice(0) && process.stdin.isTTY === true,
    isStdoutTerminal: () => isDevice(1) && process.stdout.isTTY === true,
    terminal: () => ({ input: process.stdin, output: process.stdout }),
    progress: (message) => {
      if (isDevice(2) && process.stderr.isTTY) process.stderr.write(`${inStyle(message, processStyle())}\n`);
    },
    announce: (message, stream = 'stderr') => {
      process[stream].write(`${message}\n`);
    },
    openBrowser: async (url) => {
      const { openBrowser } = await import('./open-browser.ts');
      return openBrowser(url, { env: process.env, platform: process.platform, systemRoot: '' });
    },
    get interrupted() {
      return interruptSignal();
    },
  };
}

/** How text may look on this process's stdout; looked up when text is made, which JSON never is. */
export function processStyle(): TextStyle {
  const { env } = process;
  const isDumb = env.TERM === 'dumb';
  return {
    get color() {
      return process.stdout.isTTY === true && !env.NO_COLOR && !isDumb;
    },
    get unicode() {
      if (isDumb) return false;
      if (process.platform === 'win32') return env.WT_SESSION !== undefined;
      return /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '');
    },
    get width() {
      return Math.min(Math.max(process.stdout.columns ?? 80, 40), 100);
    },
  };
}

/** Prints what a command finished with. */
export async function print({ stdout, stderr }: Finished): Promise<void> {
  await write(1, stdout);
  await write(2, stderr);
}

/**
 * Writes a text whole. Straight to the file descriptor, because `process.stdout` takes 2 ms to be made; where that
 * is not ready (a pipe that another process made non-blocking), the stream waits for it.
 */
async function write(descriptor: 1 | 2, text: string): Promise<void> {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A reader that went away (`| head`), or the terminal, is no error.
    if (code === 'EPIPE' || code === 'EIO') return;
    if (code !== 'EAGAIN') throw error;
    const stream = descriptor === 1 ? process.stdout : process.stderr;
    stream.on('error', () => undefined);
    await new Promise((resolve) => stream.write(rest, resolve));
  }
}

/**
 * False where it cannot be a terminal: known without `process.stdin` and the like, which take 4 ms to be made. /dev/null,
 * which programs are often given, is a device too.
 */
function isDevice(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    const nothing = statSync('/dev/null', { throwIfNoEntry: false });
    return stats.isCharacterDevice() && !(nothing?.isCharacterDevice() && nothing.rdev === stats.rdev);
  } catch {
    return false;
  }
}

/** Runs a program by absolute path: searching the current directory for it would let a repository plant one. */
async function exec(program: string, args: readonly string[], options: ExecOptions): Promise<ExecResult> {
  const { execFile } = await import('node:child_process');
  const limits = { timeout: options.timeoutMs, killSignal: 'SIGKILL' as const, maxBuffer: 4 * 1024 * 1024 };
  const running = new Promise<ExecResult>((resolve) => {
    const child = execFile(
      program,
      [...args],
      {
        ...limits,
        ...(options.cwd && { cwd: options.cwd }),
        ...(options.env && { env: options.env }),
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        const exitCode = error ? (typeof error.code === 'number' ? error.code : undefined) : 0;
        resolve({ exitCode, stdout, stderr, timedOut: error?.killed === true });
      },
    );
    child.stdin?.end();
  });
  return running.catch(notStarted);
}

/** Node tells some reasons why a program does not start (ENOTDIR, ETXTBSY, EINVAL) by throwing. */
function notStarted(): ExecResult {
  return { exitCode: undefined, stdout: '', stderr: '', timedOut: false };
}

/** The home directory as Node and the AWS SDK see it: what the environment says, then the user database. */
async function findHome(env: World['env'], platform: NodeJS.Platform): Promise<string | undefined> {
  const named = platform === 'win32' ? env.USERPROFILE : env.HOME;
  if (named) return named;
  try {
    const { homedir } = await import('node:os');
    return homedir() || undefined;
  } catch {
    // It throws where the user has no entry in the user database (containers with an arbitrary uid).
    return undefined;
  }
}

/** The root stands in for a directory that was deleted under us, and for one that cannot be told what it is not. */
function currentDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    const isDeleted = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isDeleted ? parse(process.execPath).root : UNTELLABLE;
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Standard input whole. Straight from the file descriptor, because `process.stdin` takes 10 ms to be made and read; where
 * that is not ready (a pipe that another process made non-blocking), the stream waits for the rest.
 */
async function readStdin(maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) throw new RangeError(`standard input is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  };
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(0, chunk);
      if (length === 0) break;
      take(chunk.subarray(0, length));
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Windows says so of the end of a pipe.
    if (code === 'EAGAIN') for await (const chunk of process.stdin) take(chunk);
    else if (code !== 'EOF') throw error;
  }
  return Buffer.concat(chunks).toString('utf8');
}

const CHUNK_BYTES = 64 * 1024;

let interruption: AbortSignal | undefined;

/** Made once, when first asked for: until then Ctrl-C ends the process at once, as there is nothing to stop. */
function interruptSignal(): AbortSignal {
  if (interruption) return interruption;
  const controller = new AbortController();
  // Every request and child process of a command listens to it; that many are no leak.
  setMaxListeners(0, controller.signal);
  // The second Ctrl-C finds no listener any more and ends the process at once. SIGHUP: the terminal went away.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => controller.abort());
  interruption = controller.signal;
  return interruption;
}

/** Ends this process as a program ended that took our place. */
export async function endBy(signal: NodeJS.Signals): Promise<void> {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // It comes a moment later; one that does not end us is told by its number, as shells tell it.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const { constants } = await import('node:os');
  process.exit(128 + (constants.signals[signal] ?? 0));
}
