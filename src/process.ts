import { execFile } from 'node:child_process';
import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextStyle } from './report/text.ts';
import { type ExecOptions, type ExecResult, findHome, type World } from './world.ts';

// The SDK prints a warning to stderr on Node < 22 unless this is set before the first client is made.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** The world of the running process. With `main.ts`'s entry file, the only code that touches `process.*`. */
export function processWorld(): World {
  return {
    env: process.env,
    home: findHome(process.env, process.platform),
    cwd: currentDirectory(),
    platform: process.platform,
    pluginRoot: fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, ''),
    pid: process.pid,
    nodePath: process.execPath,
    systemRoot: '',
    now: () => new Date(),
    isProcessAlive,
    exec,
    readStdin,
    stdinIsTerminal: process.stdin.isTTY === true,
    progress: (message) => {
      if (process.stderr.isTTY) process.stderr.write(`${message}\n`);
    },
    interrupted: interruptSignal(),
  };
}

/** How text may look on this process's stdout. */
export function processStyle(): TextStyle {
  const { env, stdout } = process;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  const isDumb = env.TERM === 'dumb';
  const unicode = process.platform === 'win32' ? env.WT_SESSION !== undefined : /utf-?8/i.test(locale);
  return {
    color: stdout.isTTY === true && !env.NO_COLOR && !isDumb,
    unicode: unicode && !isDumb,
    width: Math.min(Math.max(stdout.columns ?? 80, 40), 100),
  };
}

/** Prints what a command finished with; a reader that went away (`| head`) is no error. */
export function writeOut(stdout: string, stderr: string): void {
  for (const [stream, text] of [[process.stdout, stdout] as const, [process.stderr, stderr] as const]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
    if (text !== '') stream.write(text);
  }
}

/** Runs a program by absolute path: searching the current directory for it would let a repository plant one. */
function exec(program: string, args: readonly string[], options: ExecOptions): Promise<ExecResult> {
  const limits = { timeout: options.timeoutMs, killSignal: 'SIGKILL' as const, maxBuffer: 4 * 1024 * 1024 };
  return new Promise((resolve) => {
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
}

/** The root stands in for a directory that was deleted under us. */
function currentDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return parse(process.execPath).root;
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

async function readStdin(maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += chunk.length;
    if (size > maxBytes) throw new RangeError(`standard input is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  // The second Ctrl-C finds no listener any more and ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}
