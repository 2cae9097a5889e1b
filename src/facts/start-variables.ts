import { join } from 'node:path';
import type { World } from '../world.ts';
import { readText } from './quiet-reads.ts';

/**
 * The names of the variables that the Claude Code above us was started with, before it merged its settings into its
 * environment; `undefined` where that cannot be told: not below Claude Code, or not on Linux.
 */
export function startVariables({ env, platform, systemRoot }: World): ReadonlySet<string> | undefined {
  const pid = env.CLAUDE_PID;
  if (platform !== 'linux' || pid === undefined || !/^\d+$/.test(pid)) return undefined;
  const text = readText(join(systemRoot, '/proc', pid, 'environ'));
  if (!text) return undefined;
  return new Set(text.split('\0').map((entry) => entry.slice(0, Math.max(entry.indexOf('='), 0))));
}
