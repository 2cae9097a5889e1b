import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a watched run did, whoever of its processes and threads did it. */
export interface Watched {
  readonly stdout: string;
  readonly stderr: string;
  /** `null` where it had to be ended. */
  readonly exitCode: number | null;
  /** The programs that were started, by path, each once. */
  readonly programs: readonly string[];
  /** `address:port` of every connection that was tried. */
  readonly hosts: readonly string[];
  /** Every file or directory that was opened for writing, made, moved or removed. */
  readonly written: readonly string[];
  /** The most memory that a Node of it had at its end, in MB; 0 where none came to its end. */
  readonly megabytes: number;
}

/** How a run is started. */
export interface Started {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** A pattern of the shell for a folder below `cwd` to start in. */
  readonly inside?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly deadlineMs: number;
}

/** System calls that start a program, reach for a host or change a file; `?` for those that not every machine has. */
const CALLS = [
  ...[
    'execve',
    'execveat',
    'connect',
    'sendto',
    '?open',
    'openat',
    '?creat',
    '?truncate',
    '?mknod',
    'mknodat',
  ],
  ...[
    '?rename',
    'renameat',
    'renameat2',
    '?unlink',
    'unlinkat',
    '?rmdir',
    '?mkdir',
    'mkdirat',
    '?chmod',
    'fchmodat',
  ],
  ...['?symlink', 'symlinkat', '?link', 'linkat'],
].join(',');

/** Runs a program under strace (Debian: strace), a file for each of its threads, so that no line is torn. */
export async function watch({
  program,
  args,
  cwd,
  inside,
  env,
  input = '',
  deadlineMs,
}: Started): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), 'watched-'));
  const probe = join(folder, 'memory.cjs');
  writeFileSync(probe, MEMORY_PROBE);
  try {
    const environment = { ...env, WATCHED_MEMORY: join(folder, 'memory') };
    const isNode = program === process.execPath;
    const command = [program, ...(isNode ? ['--require', probe] : []), ...args];
    const options = [
      '-ff',
      '--seccomp-bpf',
      '-qq',
      '-s',
      '8192',
      '-e',
      `trace=${CALLS}`,
      '-o',
      join(folder, 'calls'),
    ];
    // Its own environment is none of strace's.
    const given = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const line = [...options, '/usr/bin/env', '-i', '--', ...given, ...command];
    // Step by step: no system takes the path of a deep folder whole.
    const enter = (inside ?? '').split('/').map((step) => (step === '' ? ':' : `cd ${step}`));
    const started = ['-c', `${enter.join(' && ')} && exec "$@"`, 'sh', '/usr/bin/strace', ...line];
    const child = spawn('/bin/sh', started, { cwd, stdio: 'pipe', detached: true });
    const end = await ended(child, input, deadlineMs);
    const calls = readdirSync(folder)
      .filter((name) => name.startsWith('calls.'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
    return { ...end, ...judged(calls, cwd, folder), megabytes: memoryIn(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MEMORY_PROBE = `const fs = require('node:fs');
const file = process.env.WATCHED_MEMORY;
delete process.env.WATCHED_MEMORY;
process.on('exit', () => fs.appendFileSync(file, process.resourceUsage().maxRSS + '\\n'));
`;

function memoryIn(folder: string): number {
  try {
    const kilobytes = readFileSync(join(folder, 'memory'), 'utf8').trim().split('\n').map(Number);
    return Math.max(...kilobytes) / 1024;
  } catch {
    return 0;
  }
}

function ended(
  child: ReturnType<typeof spawn>,
  input: string,
  deadlineMs: number,
): Promise<Pick<Watched, 'stdout' | 'stderr' | 'exitCode'>> {
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.on('data', (chunk: Buffer) => {
      texts[stream] += chunk.toString('latin1');
    });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), deadlineMs);
  return new Promise((settle, fail) => {
    child.on('error', fail);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      const textOf = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');
      settle({ stdout: textOf(texts.stdout), stderr: textOf(texts.stderr), exitCode });
    });
  });
}

function judged(calls: readonly string[], cwd: string, own: string) {
  const programs = new Set<string>();
  const hosts = new Set<string>();
  const written = new Set<string>();
  for (const call of calls) {
    const [, name = '', rest = ''] = /^(\w+)\((.*)$/.exec(call) ?? [];
    if (name === '') continue;
    const paths = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path]) => resolve(cwd, path ?? ''));
    if (name.startsWith('execve')) {
      if (rest.endsWith(' = 0') && paths[0]) programs.add(paths[0]);
    } else if (name === 'connect' || name === 'sendto') {
      const [, port, address] =
        /htons\((\d+)\).*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/.exec(rest) ?? [];
      const [, sixth] = /inet_pton\(AF_INET6, "([^"]+)"/.exec(rest) ?? [];
      if (port !== undefined) hosts.add(`${address ?? sixth}:${port}`);
    } else if (!/^(open|openat|creat)$/.test(name) || /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(rest)) {
      for (const path of paths) if (!path.startsWith(own)) written.add(path);
    }
  }
  programs.delete('/usr/bin/env');
  return { programs: [...programs], hosts: [...hosts], written: [...written] };
}
