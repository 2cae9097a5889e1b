import { SETTINGS_KEYS } from '../../knowledge/settings-keys.ts';
import type { Candidate } from '../settings/candidates.ts';

/** What people set for Claude Code alone: AWS_PROFILE and its kin a hook of theirs may export as well. */
const FOR_CLAUDE_CODE = SETTINGS_KEYS.filter(
  ({ place, bedrockOnly, shape }) => place === 'env' && (bedrockOnly || shape.kind === 'model'),
).map(({ name }) => name);

/**
 * The variables that only the running Claude Code still has: no file sets them, and it was not started with them.
 * It takes up what is added to its settings or changed in them while it runs, and keeps what is taken away, as by
 * reset, until it is started again (seen with 2.1.329). None where it is not known what it was started with.
 */
export function keptVariables(
  found: ReadonlyMap<string, readonly Candidate[]>,
  atStart: ReadonlySet<string> | undefined,
): readonly string[] {
  if (!atStart) return [];
  return FOR_CLAUDE_CODE.filter((name) => {
    const [winner] = found.get(name) ?? [];
    return winner?.origin.from === 'environment' && winner.value !== '' && !atStart.has(name);
  });
}
