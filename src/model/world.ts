import type { ReadStream, WriteStream } from 'node:tty';

/** What a finished child process left behind. `timedOut` means it was stopped at its deadline. */
export interface ExecResult {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

/** How a child process is started. `timeoutMs` is its deadline in milliseconds. */
export interface ExecOptions {
  timeoutMs: number;
  cwd?: string;
  /** The whole environment of the program; without it, it gets ours. */
  env?: Readonly<Record<string, string>>;
}

/** How a program ended that took our place. */
export type Handed =
  | { readonly state: 'exited'; readonly code: number }
  | { readonly state: 'killed'; readonly signal: NodeJS.Signals }
  | { readonly state: 'not-started'; readonly code: string };

/** The person's terminal: keys come in, the screen goes out. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'setRawMode'>>;
  readonly output: NodeJS.WritableStream & Partial<Pick<WriteStream, 'columns' | 'rows'>>;
}

/** How a command line is run. `timeoutMs` is its deadline in milliseconds; `signal` ends it earlier. */
export interface ShellOptions extends ExecOptions {
  signal?: AbortSignal;
}

/**
 * Everything outside the program, handed in by `main.ts`, so that a test or the demo can hand in another one.
 * Nothing below `main.ts` touches `process`, the clock or the home directory in any other way.
 */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The home directory; `undefined` where the system knows none. */
  readonly home: string | undefined;
  readonly cwd: string;
  readonly platform: NodeJS.Platform;
  /** Root of the installed plugin or clone: the folder that holds `bin/` and `scripts/`. */
  pluginRoot(): string;
  /** What stands before the system's own paths (`/etc/…`); empty in reality, a directory in tests. */
  readonly systemRoot: string;
  readonly pid: number;
  /** The Node that runs this program. */
  readonly nodePath: string;
  now(): Date;
  /** Milliseconds since some moment, by a clock that nobody sets: how long something takes. */
  elapsed(): number;
  /** True where a process of that id lives, also one of another user. */
  isProcessAlive(pid: number): boolean;
  /** Runs a program, named by absolute path, without a shell; one that cannot be started has exit code `undefined`. */
  exec(program: string, args: readonly string[], options: ExecOptions): Promise<ExecResult>;
  /** Runs a command line by the system's shell; at its deadline everything ends that it started. Never rejects. */
  shell(command: string, options: ShellOptions): Promise<ExecResult>;
  /** Runs a program in our place, on our terminal, until it ends. `env` is its whole environment. */
  handOver(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Handed>;
  /** Reads standard input to its end; rejects above `maxBytes`. */
  readStdin(maxBytes: number): Promise<string>;
  isStdinTerminal(): boolean;
  isStdoutTerminal(): boolean;
  /** Standard input and output, for questions. Only where both are a terminal. */
  terminal(): Terminal;
  /** Says something to the person while work goes on; silent unless stderr is a terminal. */
  progress(message: string): void;
  /** Says, terminal or not, what the person has to know before work can go on; on stderr unless told otherwise. */
  announce(message: string, stream?: 'stderr' | 'stdout'): void;
  /** Opens an address in the person's browser; false where there is none to be seen (SSH, a container). */
  openBrowser(url: string): Promise<boolean>;
  /** Aborted by Ctrl-C, SIGTERM or a terminal that goes away: whoever waits on the network or on a child stops. */
  readonly interrupted: AbortSignal;
}

/** The same world but for some of its parts. Not by spreading, which would call the getters. */
export function alteredWorld(world: World, parts: Partial<World>): World {
  const descriptors = {
    ...Object.getOwnPropertyDescriptors(world),
    ...Object.getOwnPropertyDescriptors(parts),
  };
  return Object.defineProperties({}, descriptors) as World;
}
