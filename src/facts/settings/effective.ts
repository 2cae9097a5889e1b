import { isOn, SETTINGS_KEYS, type SettingsKey } from '../../knowledge/settings-keys.ts';
import type { EffectiveValue, Profile } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { allCandidates, type Candidate } from './candidates.ts';
import { effectiveRegion } from './effective-region.ts';
import type { SettingsFile } from './settings-file.ts';
import { shownValue } from './shown-value.ts';

/**
 * What Claude Code works with: each key of `SETTINGS_KEYS` that is set somewhere, and behind them the entry
 * `region`, which is always there. Secrets are masked. `settings` is highest precedence first.
 */
export function effectiveConfiguration(
  settings: readonly SettingsFile[],
  env: World['env'],
  profiles: readonly Profile[],
): readonly EffectiveValue[] {
  return effectiveOf(allCandidates(settings, env), profiles);
}

/** The same of the places that set each key. */
export function effectiveOf(
  found: ReadonlyMap<string, readonly Candidate[]>,
  profiles: readonly Profile[],
): readonly EffectiveValue[] {
  const values = SETTINGS_KEYS.flatMap((key) => {
    const [winner, ...shadows] = found.get(key.name) ?? [];
    if (!winner) return [];
    return [{ key: key.name, ...shown(key, winner), shadows: shadows.map((c) => shown(key, c)) }];
  });
  return [...values, effectiveRegion(found, profiles)];
}

/** The effective value of a key, masked if secret; `undefined` where nothing sets it, or sets it to nothing. */
export function effectiveValue(effective: readonly EffectiveValue[], key: string): string | undefined {
  return effective.find((entry) => entry.key === key)?.value || undefined;
}

/** True where Claude Code would talk to Amazon Bedrock. */
export function isBedrockOn(effective: readonly EffectiveValue[]): boolean {
  return isOn(effectiveValue(effective, 'CLAUDE_CODE_USE_BEDROCK'));
}

function shown(key: SettingsKey, { value, origin }: Candidate): Candidate {
  return { value: shownValue(key, value), origin };
}
