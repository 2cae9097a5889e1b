import type { FailureId } from '../knowledge/failures.ts';
import { fallbacksOf } from '../plan/rank-models.ts';
import type { Model } from '../report/models.ts';
import { inParallel } from './in-parallel.ts';
import { probeModel } from './probe.ts';
import type { AwsSession } from './session.ts';

const AT_ONCE = 8;
/** How many models of a family are tried at most. */
const MAX_TRIES = 4;

/** Failures that another model of the family may not share. */
const OF_THE_MODEL: readonly FailureId[] = [
  'model-not-listed',
  'model-bare-id',
  'model-legacy',
  'model-access-form',
  'model-subscription',
  'data-retention',
  'iam-denied',
  'scp-denied',
  'quota',
  'service-unavailable',
];

/** Which models are probed: the recommended ones, and those of these ids. */
export interface ProbeWish {
  readonly recommended: boolean;
  readonly named: readonly string[];
}

type Result = Pick<Model, 'probe' | 'probeMessage'>;

/**
 * Probes models of one or more regions, all together. Where a recommended model cannot be invoked, the next of its
 * family is tried, and the recommendation moves to the first that can; a family of which none can has none. `models` are
 * ranked; the result is the same models with what the probes said.
 */
export async function probeModels(
  session: AwsSession,
  models: readonly Model[],
  { recommended, named }: ProbeWish,
): Promise<readonly Model[]> {
  const results = new Map<Model, Promise<Result>>();
  const probeOnce = (model: Model) => {
    const result = results.get(model) ?? probe(session, model);
    results.set(model, result);
    return result;
  };
  const chosen = new Set(models.filter((model) => model.recommended));
  const byRecommendation = inParallel(recommended ? [...chosen] : [], AT_ONCE, async (model) => {
    const usable = await firstUsable([model, ...fallbacksOf(models, model)], probeOnce);
    chosen.delete(model);
    if (usable) chosen.add(usable);
  });
  const byName = models.filter((model) => named.includes(model.id));
  await Promise.all([byRecommendation, inParallel(byName, AT_ONCE, probeOnce)]);
  return Promise.all(
    models.map(async (model) => ({
      ...model,
      ...(await results.get(model)),
      recommended: chosen.has(model),
    })),
  );
}

async function firstUsable(
  candidates: readonly Model[],
  probeOnce: (model: Model) => Promise<Result>,
): Promise<Model | undefined> {
  for (const model of candidates.slice(0, MAX_TRIES)) {
    const { probe } = await probeOnce(model);
    if (probe === 'usable') return model;
    if (!OF_THE_MODEL.some((id) => id === probe)) return undefined;
  }
  return undefined;
}

async function probe(session: AwsSession, model: Model): Promise<Result> {
  const answer = await probeModel(session, model.region, model.id);
  if (answer.ok) return { probe: 'usable' };
  return { probe: answer.finding.id, probeMessage: answer.finding.message };
}
