import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';
import { EXAMPLE, type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import type { Watched } from './watch.ts';

/** The program that is attacked: the one built here, or another build of it, to see that a row can fail. */
export const ATTACKED = process.env.ATTACKED ?? fileURLToPath(new URL('../../..', import.meta.url));

/** A person's computer with a stranger's folder on it. */
export interface Ground {
  readonly root: string;
  readonly home: string;
  /** What the person has cloned and stands in. */
  readonly clone: string;
  /** AWS, which signs the person's profile `keys` in; what else is asked there is told in its `requests`. */
  readonly sandbox: Sandbox;
  /** Changed at will before the runs. */
  readonly env: Record<string, string>;
  /** A program of the stranger's: that it was started must not be seen. */
  readonly evil: string;
  /** Writes a file below `root`; an executable one where its text begins with `#!`. */
  put(path: string, content: string | Buffer): string;
}

/** One row: what the stranger does, what the person then runs, and what must not happen. */
export interface Attack {
  readonly name: string;
  arrange(ground: Ground): void | Promise<void>;
  /** Command lines of the program; those that look at a folder, where none are given. */
  readonly runs?: readonly (readonly string[])[];
  /** Where the person stands; the clone, unless said otherwise. */
  readonly cwd?: (ground: Ground) => string;
  /** A pattern of the shell for the folder below the clone to stand in, where Node cannot name it. */
  readonly inside?: string;
  /** Run through bin/claude-bedrock, which looks for a Node. */
  readonly isLaunched?: boolean;
  /** Standard input. */
  readonly input?: string;
  /** Names of programs that may be started beside Node. */
  readonly mayStart?: readonly string[];
  /** Folders below `root` in which files may change. */
  readonly mayWrite?: readonly string[];
  /** In milliseconds. */
  readonly deadlineMs?: number;
  /** What must hold beside that; throws where it does not. */
  held?(seen: Watched, ground: Ground, run: readonly string[]): void;
}

const SETUP = ['setup', '--plan', '--profile', 'keys', '--region', 'us-west-2', '--offline', '--scope'];

/** What shows or decides something by the folder that one stands in. */
export const LOOKS: readonly (readonly string[])[] = [
  ['status'],
  ['doctor', '--json'],
  ['hook', 'session-start'],
  [...SETUP, 'local', '--json'],
  ['reset', '--plan'],
];

/** What asks whether git keeps a file. */
export const ASKS_GIT: readonly (readonly string[])[] = [
  ['doctor', '--offline'],
  ['hook', 'doctor'],
  [...SETUP, 'project'],
  [...SETUP, 'local', '--json'],
];

/** Makes the computer of a person who has keys for AWS, and Claude Code on Bedrock. */
export async function makeGround(onTestFinished: TestContext['onTestFinished']): Promise<Ground> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'attack-')));
  const sandbox = await startSandbox();
  onTestFinished(async () => {
    await sandbox.close();
    rmSync(root, { recursive: true, force: true });
  });
  const put = (path: string, content: string | Buffer) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    if (content.toString('latin1', 0, 2) === '#!') chmodSync(file, 0o755);
    return file;
  };
  put('home/.aws/config', '[profile keys]\nregion = us-west-2\n');
  put(
    'home/.aws/credentials',
    `[keys]\naws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`,
  );
  chmodSync(join(root, 'home/.aws/credentials'), 0o600);
  put(
    'home/.claude/settings.json',
    JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'keys' } }),
  );
  put('clone/README.md', 'Good day.\n');
  const home = join(root, 'home');
  return {
    ...{ root, home, sandbox, put },
    clone: join(root, 'clone'),
    evil: put('evil/evil', '#!/bin/sh\nexit 0\n'),
    env: {
      HOME: home,
      PATH: '/usr/bin:/bin',
      CLAUDE_BEDROCK_NO_CACHE: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...sandbox.environment(),
    },
  };
}
