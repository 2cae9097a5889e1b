import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { processWorld } from '../../src/process.ts';
import { PATH } from './environment.ts';

// Once: it listens for Ctrl-C.
const PROCESS_WORLD = await processWorld();

/** A real directory that is gone after the test. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'bedrock-test-')));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A world with an empty home, an empty project and an environment that holds PATH and what is given. */
export async function temporaryWorld(given: Partial<World> = {}): Promise<World & { readonly home: string }> {
  const root = await temporaryDirectory();
  const home = join(root, 'home');
  const cwd = join(root, 'project');
  const system = join(root, 'system');
  await Promise.all([home, cwd, system].map((directory) => mkdir(directory)));
  return {
    ...PROCESS_WORLD,
    cwd,
    systemRoot: system,
    // Not where this repository is, which texts would show.
    pluginRoot: () => '/opt/bedrock',
    now: () => new Date('2026-11-20T12:00:00Z'),
    progress: () => undefined,
    announce: () => undefined,
    openBrowser: async () => false,
    interrupted: new AbortController().signal,
    ...given,
    env: { PATH, ...given.env },
    home,
  };
}

/** The world of a process that `start` of `program.ts` would start in a home. */
export function worldOf(home: string, given: World['env'] = {}): World {
  return { ...PROCESS_WORLD, home, cwd: home, env: { HOME: home, PATH: '/usr/bin:/bin', ...given } };
}

/** Writes a file and the directories above it; returns its path. */
export async function put(file: string, content: string | Buffer): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

/** Has the person trust the folder that they stand in, as Claude Code keeps it. */
export async function trust({ home, cwd }: Pick<World, 'home' | 'cwd'>): Promise<string> {
  const projects = { [cwd]: { hasTrustDialogAccepted: true } };
  return put(join(home ?? '', '.claude.json'), JSON.stringify({ projects }));
}
