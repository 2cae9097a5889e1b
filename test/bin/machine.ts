import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../bin/claude-bedrock', import.meta.url));
const SYSTEM_PREFIXES = /\/(?:opt\/homebrew|usr\/local|home\/linuxbrew|usr\/bin|snap\/bin|c\/Program Files)/g;

/** The shells of this machine that a `#!/bin/sh` can mean, each once: /bin/sh itself may be one of the others. */
export const SHELLS = ['/bin/dash', '/bin/bash', '/bin/sh'].filter(
  (shell, index, shells) =>
    existsSync(shell) &&
    !shells.slice(0, index).some((other) => existsSync(other) && realpathSync(other) === realpathSync(shell)),
);

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
  return spawnSync(shell, [launcher, ...args], { env, input, encoding: 'utf8', cwd: dirname(launcher) });
}

function writeProgram(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

function findReadlink(): string {
  return ['/usr/bin/readlink', '/bin/readlink'].find((path) => existsSync(path)) ?? '/bin/readlink';
}
