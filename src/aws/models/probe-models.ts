import type { FailureId } from '../../knowledge/failures.ts';
import { isFamily } from '../../knowledge/model-families.ts';
import type { Model } from '../../model/models.ts';
import { fallbacksOf } from '../../plan/models/rank-models.ts';
import type { AwsSession } from '../credentials/session.ts';
import { inParallel } from '../in-parallel.ts';
import { probeModel } from './probe.ts';

const AT_ONCE = 8;
/** How many models of a family are tried at most, and as many of each routing. */
const MAX_TRIES = 4;

/** Failures that another model of the family may not share. */
const OF_THE_MODEL: readonly FailureId[] = [
  'model-not-listed',
  'model-bare-id',
  'model-legacy',
  'model-access-form',
  'model-subscription',
  'model-not-for-account',
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
 * family is tried, and the recommendation moves to the first that can; a family of which none can has none. Beside
 * them, of each family and each routing the best that can be invoked is found, for a person may choose another
 * routing. `models` are ranked; the result is the same models with what the probes said.
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
  const moveChoice = async (model: Model) => {
    const usable = await firstUsable([model, ...fallbacksOf(models, model)], probeOnce);
    chosen.delete(model);
    if (usable) chosen.add(usable);
  };
  const searches: readonly (() => Promise<unknown>)[] = [
    ...(recommended ? [...chosen].map((model) => () => moveChoice(model)) : []),
    ...models.filter(({ id }) => named.includes(id)).map((model) => () => probeOnce(model)),
    ...(recommended ? byRouting(models).map((candidates) => () => firstUsable(candidates, probeOnce)) : []),
  ];
  await inParallel(searches, AT_ONCE, (search) => search());
  return Promise.all(
    models.map(async (model) => ({
      ...model,
      ...(await results.get(model)),
      recommended: chosen.has(model),
    })),
  );
}

/** What a person may choose among: of each region, routing and family with an alias the active models, best first. */
function byRouting(models: readonly Model[]): readonly (readonly Model[])[] {
  const groups = new Map<string, Model[]>();
  for (const model of models) {
    const { region, routing, family, isActive } = model;
    if (!isActive || routing === 'application' || !isFamily(family)) continue;
    const key = `${region} ${routing} ${family}`;
    groups.set(key, [...(groups.get(key) ?? []), model]);
  }
  return [...groups.values()];
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
