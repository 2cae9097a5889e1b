import { isOn } from '../knowledge/settings-keys.ts';
import type { World } from '../model/world.ts';

/**
 * Whom this session asks for its model: Claude Code hands its hooks the settings in the environment. Apart from what
 * judges answers, which the doctor alone loads.
 */
export function askedProvider({ env }: World): 'bedrock' | 'another' | 'untold' {
  // Claude Code keeps its keys from its hooks then: what it has cannot be told.
  if (isOn(env.CLAUDE_CODE_SUBPROCESS_ENV_SCRUB)) return 'untold';
  return isOn(env.CLAUDE_CODE_USE_BEDROCK) ? 'bedrock' : 'another';
}
