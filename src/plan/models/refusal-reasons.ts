import { FAILURES, isFailureId } from '../../knowledge/failures.ts';
import type { Model, RefusalReason } from '../../model/models.ts';

/** The one kind of refusal of which only the words of AWS tell the cause. */
const UNEXPLAINED = 'unclassified';

/** Why models could not be invoked, each reason once, the most frequent first. */
export function refusalReasons(models: readonly Model[]): readonly RefusalReason[] {
  const groups = new Map<string, Model[]>();
  for (const model of models.filter(isRefused)) {
    const key = reasonKey(model);
    groups.set(key, [...(groups.get(key) ?? []), model]);
  }
  return [...groups.values()].map(reasonOf).sort((a, b) => b.count - a.count);
}

/** True where a model was tried in vain. */
export function isRefused({ probe }: Model): boolean {
  return probe !== undefined && probe !== 'usable';
}

/** The same for all models that were refused for the same reason. */
export function reasonKey(model: Model): string {
  const { probe = '' } = model;
  return probe === UNEXPLAINED ? `${probe} ${wordsForAny(model)}` : probe;
}

function reasonOf(models: readonly Model[]): RefusalReason {
  const [first] = models;
  if (!first) throw new TypeError('a reason has at least one model');
  const { probe = '', probeMessage = '' } = first;
  return {
    probe,
    say: models.length === 1 ? probeMessage : wordsForAny(first),
    ...(isFailureId(probe) && { fix: FAILURES[probe].fix }),
    count: models.length,
  };
}

/** What was said of a model without what is of that model alone: its ARN, its id, its region. */
function wordsForAny({ id, region, probeMessage = '' }: Model): string {
  const withoutArns = probeMessage.replace(/\barn:[\w-]*:bedrock:[\w:/.*-]*[\w*]/g, '…');
  return withoutArns.replaceAll(id, '…').replaceAll(region, '…');
}
