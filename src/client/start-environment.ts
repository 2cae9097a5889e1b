import { FAMILIES, FAMILY_PINS } from '../knowledge/model-families.ts';
import type { World } from '../model/world.ts';

/**
 * The environment that Claude Code is started with. To its children it hands one in which it pinned models by itself,
 * each marked by a variable of the same value.
 */
export function startEnvironment(env: World['env']): World['env'] {
  if (env.CLAUDECODE !== '1') return env;
  const seeded = FAMILIES.filter((family) => {
    const mark = env[`CLAUDE_CODE_3P_SEEDED_${family.toUpperCase()}_DEFAULT`];
    return mark !== undefined && mark === env[FAMILY_PINS[family]];
  });
  return { ...env, ...Object.fromEntries(seeded.map((family) => [FAMILY_PINS[family], undefined])) };
}
