import { basename, join } from 'node:path';
import type { World } from '../../model/world.ts';
import { readText, realPath } from '../machine/quiet-reads.ts';

/** The program of the Claude Code that runs this one; `undefined` where Linux does not tell it, or tells its engine. */
export function claudeProgram(world: World): string | undefined {
  const link = inProcess(world, 'exe');
  const program = link && realPath(link);
  // Where the link leads nowhere, it is its own path.
  const isTold = program !== undefined && program !== link;
  return isTold && !/^(node|bun)/.test(basename(program)) ? program : undefined;
}

/**
 * The names of the variables that the Claude Code above us was started with, before it merged its settings into its
 * environment; `undefined` where Linux does not tell them.
 */
export function startVariables(world: World): ReadonlySet<string> | undefined {
  const text = textOf(world, 'environ');
  // What stands behind `--settings` is read by nobody here.
  const isGivenMore = textOf(world, 'cmdline')
    ?.split('\0')
    .some((word) => /^--settings(=|$)/.test(word));
  if (!text || isGivenMore) return undefined;
  return new Set(text.split('\0').map((entry) => entry.slice(0, Math.max(entry.indexOf('='), 0))));
}

function textOf(world: World, name: string): string | undefined {
  const file = inProcess(world, name);
  return file && readText(file);
}

/** Claude Code tells its children its process id (seen with 2.1.329). */
function inProcess({ env, platform, systemRoot }: World, name: string): string | undefined {
  const pid = env.CLAUDE_PID;
  return platform === 'linux' && pid && /^\d+$/.test(pid) ? join(systemRoot, '/proc', pid, name) : undefined;
}
