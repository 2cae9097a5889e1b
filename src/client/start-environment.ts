import { FAMILIES, FAMILY_PINS, isSetByClaudeCode } from '../knowledge/model-families.ts';
import type { World } from '../model/world.ts';

/**
 * The environment that Claude Code is started with. To its children it hands one in which it pinned models by itself,
 * each marked by a variable of the same value.
 */
export function startEnvironment(env: World['env']): World['env'] {
  if (env.CLAUDECODE !== '1') return env;
  const own = FAMILIES.filter((family) => isSetByClaudeCode(family, env));
  return { ...env, ...Object.fromEntries(own.map((family) => [FAMILY_PINS[family], undefined])) };
}
