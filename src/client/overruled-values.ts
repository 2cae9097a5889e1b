import type { OtherHome } from '../facts/homes/other-home.ts';
import type { Candidate } from '../facts/settings/candidates.ts';

/** A value of another home that has no effect, and the settings that win over it. */
export interface OverruledValue {
  readonly key: string;
  readonly value: string;
  readonly by: Candidate;
}

/**
 * What an editor hands over and the settings say otherwise: it becomes the environment of the session, and `env` in
 * settings wins over that, whoever starts Claude Code [run 2.1.332]. A session with another configuration directory has
 * other settings, of which nothing is said.
 */
export function overruledValues(
  { kind, values }: OtherHome,
  found: ReadonlyMap<string, readonly Candidate[]>,
): readonly OverruledValue[] {
  const isEnvironment = kind === 'editor' || kind === 'jetbrains';
  if (!isEnvironment || values.some(({ key }) => key === 'CLAUDE_CONFIG_DIR')) return [];
  return values.flatMap(({ key, value }) => {
    const by = found.get(key)?.find(({ origin }) => origin.from !== 'environment');
    return by && by.value !== value ? [{ key, value, by }] : [];
  });
}
