import { FAMILY_PINS } from '../knowledge/model-families.ts';
import { parseModelId } from '../knowledge/model-id.ts';

/**
 * The model that Claude Code asks first, as far as the settings say: the primary one, which may be named by the alias
 * of a family, else the Opus, else the next family that is pinned. `undefined` where none is, and Claude Code chooses.
 */
export function primaryModel(value: (key: string) => string | undefined): string | undefined {
  const primary = value('ANTHROPIC_MODEL') ?? value('model');
  const parsed = primary === undefined ? undefined : parseModelId(primary);
  if (parsed && parsed.kind !== 'alias' && parsed.kind !== 'unknown') return parsed.id;
  const wanted = parsed?.kind === 'alias' ? parsed.alias : undefined;
  const families = Object.entries(FAMILY_PINS);
  const first = families.filter(([family]) => family === wanted);
  const pins = [...first, ...families].map(([, variable]) => value(variable));
  const pin = pins.find((id) => id !== undefined);
  return pin === undefined ? undefined : parseModelId(pin).id;
}
