import { type Outcome, refusal, success } from '../model/outcome.ts';
import { nearest } from '../text/nearest.ts';
import type { Check } from './check.ts';

/**
 * The checks of these ids and all that they wait on, gates included, in the order of the registry; without ids all of
 * them. A usage error, naming the nearest id, where one is unknown.
 */
export function selectChecks(checks: readonly Check[], ids: readonly string[]): Outcome<readonly Check[]> {
  if (ids.length === 0) return success(checks);
  const byId = new Map(checks.map((check) => [check.id, check]));
  const unknown = ids.find((id) => !byId.has(id));
  if (unknown !== undefined) return unknownCheck(unknown, [...byId.keys()]);
  const wanted = new Set<string>();
  const want = (id: string) => {
    if (wanted.has(id)) return;
    wanted.add(id);
    byId.get(id)?.after?.forEach(want);
  };
  ids.forEach(want);
  return success(checks.filter(({ id, isGate }) => isGate || wanted.has(id)));
}

function unknownCheck(id: string, known: readonly string[]): Outcome<never> {
  const near = nearest(id, known);
  const hint = near ? ` Did you mean '${near}'?` : '';
  return refusal('usage', `There is no check '${id}'.${hint}`, 'Run: claude-bedrock doctor --list');
}
