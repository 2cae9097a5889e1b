import { basename, dirname, join } from 'node:path';
import type { ClaudeCode } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { askVersion, findProgram, isRunnable } from '../machine/programs.ts';
import { readJson, realPath } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';
import { claudeProgram } from './claude-process.ts';

/**
 * The Claude Code that runs this program, else the one on PATH, else the one the native installer put into
 * `~/.local/bin`; with its version. Runs it only where no file tells the version.
 */
export async function findClaudeCode(world: World): Promise<ClaudeCode | undefined> {
  const program = await findClaude(world);
  if (!program) return undefined;
  const real = realPath(program);
  const version =
    versionInName(real) ??
    versionOfPackage(dirname(real)) ??
    versionInAnswer(await askVersion(world, program));
  return { path: program, ...(version && { version }), isRunning: world.env.CLAUDECODE === '1' };
}

async function findClaude(world: World): Promise<string | undefined> {
  // The first is not told to hooks.
  const running = world.env.CLAUDE_CODE_EXECPATH || claudeProgram(world);
  if (running && isRunnable(world, running)) return running;
  const onPath = await findProgram(world, 'claude');
  if (onPath || world.home === undefined) return onPath;
  const installed = join(world.home, '.local', 'bin', world.platform === 'win32' ? 'claude.exe' : 'claude');
  return isRunnable(world, installed) ? installed : undefined;
}

/** The native installer links `claude` to `…/claude/versions/2.1.329`. */
function versionInName(file: string): string | undefined {
  const isVersioned = basename(dirname(file)) === 'versions';
  return isVersioned ? /^\d+\.\d+\.\d+\S*$/.exec(basename(file))?.[0] : undefined;
}

/** The npm package carries its version beside the program, or one directory above it; on Windows it is below. */
function versionOfPackage(directory: string): string | undefined {
  const below = join(directory, 'node_modules', '@anthropic-ai', 'claude-code');
  for (const candidate of [directory, dirname(directory), below]) {
    const json = readJson(join(candidate, 'package.json'));
    const isClaude = isObject(json) && String(json.name).startsWith('@anthropic-ai/claude-code');
    if (isClaude && typeof json.version === 'string') return json.version;
  }
  return undefined;
}

function versionInAnswer(answer: string): string | undefined {
  return /^(\d+\.\d+\.\d+\S*) \(Claude Code\)/m.exec(answer)?.[1];
}
