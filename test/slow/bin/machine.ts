import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../../bin/claude-bedrock', import.meta.url));
/** Where the launcher looks beside PATH: a copy of it that looks below a folder puts that before each. */
export const SYSTEM_PREFIXES =
  /\/(?:opt\/homebrew|usr\/local|home\/linuxbrew|usr\/bin|snap\/bin|c\/Program Files|etc\/os-release)/g;

/** The shells that a `#!/bin/sh` may mean somewhere, and how each is started as that. */
const STARTED: Readonly<Record<string, readonly [string, ...string[]]>> = {
  dash: ['/bin/dash'],
  bash: ['/bin/bash'],
  // macOS has one of 2007.
  'bash as it was in 3.2': ['/bin/bash', '--norc', '-O', 'compat32'],
  'busybox sh': ['/bin/busybox', 'sh'],
  mksh: ['/bin/mksh'],
  zsh: ['/bin/zsh', '--emulate', 'sh'],
};

/** Of those that are on this machine the first, or all of them in the slower suite; .ci/run installs them. */
export const SHELLS = Object.keys(STARTED)
  .filter((shell) => existsSync(shellCommand(shell)[0]))
  .slice(0, process.env.EVERY_SHELL ? undefined : 1);

/** The program of a shell, and what stands before the script. */
export function shellCommand(shell: string): readonly [string, ...string[]] {
  return STARTED[shell] ?? [shell];
}

/** A throw-away machine: all places where the launcher looks for Node lie below `root`, and all are empty. */
export interface Machine {
  readonly root: string;
  /** The launcher's copy in an installed plugin. */
  readonly launcher: string;
  /** `HOME`, and a `PATH` of one folder, `path`, that holds nothing but `readlink`. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts a program at a path below `root` that answers `--version`, and says `ran <path>` to anything else. */
  addNode(path: string, version: string): void;
  /** Puts an executable text file at a path below `root`. */
  addProgram(path: string, text: string): void;
  remove(): void;
}

/** What a run of the launcher left behind. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Makes a machine without any Node. */
export function makeMachine(): Machine {
  const root = mkdtempSync(join(tmpdir(), 'launcher-'));
  const launcher = join(root, 'plugin/bin/claude-bedrock');
  const addProgram = (path: string, text: string) => writeProgram(join(root, path), text);
  addProgram(
    'plugin/bin/claude-bedrock',
    readFileSync(LAUNCHER, 'utf8').replace(SYSTEM_PREFIXES, `${root}$&`),
  );
  mkdirSync(join(root, 'path'));
  symlinkSync(findReadlink(), join(root, 'path/readlink'));
  return {
    root,
    launcher,
    env: { HOME: join(root, 'home'), PATH: join(root, 'path') },
    addProgram,
    addNode: (path, version) =>
      addProgram(path, `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; else echo "ran $0"; fi\n`),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Runs a launcher with one shell, in exactly the given environment, with `input` on standard input. */
export function launch(
  shell: string,
  launcher: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Run {
  const [program, ...before] = shellCommand(shell);
  const options = { env, input, encoding: 'utf8', cwd: dirname(launcher) } as const;
  return spawnSync(program, [...before, launcher, ...args], options);
}

function writeProgram(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

function findReadlink(): string {
  return ['/usr/bin/readlink', '/bin/readlink'].find((path) => existsSync(path)) ?? '/bin/readlink';
}
