import type { Answer } from '../facts/answer.ts';
import type { HomeFacts } from '../facts/doctor-facts.ts';
import type { Invocation, LiveFacts } from '../facts/live-facts.ts';
import { CATALOG } from '../knowledge/client-models.ts';
import type { FailureId } from '../knowledge/failures.ts';
import { parseModelId } from '../knowledge/model-id.ts';
import type { Model } from '../model/models.ts';
import { asAsked } from './as-asked.ts';
import { clientOf, type ModelAnswers } from './client-of.ts';

/**
 * Refusals that speak of the model: Claude Code steps down from its own choice. A legacy model is refused with 404,
 * which tells it nothing [run 2.1.332].
 */
const OF_THE_MODEL: readonly FailureId[] = [
  'iam-denied',
  'scp-denied',
  'bearer-denied',
  'model-not-for-account',
  'payment-method',
  'account-restricted',
  'model-bare-id',
  'model-not-listed',
  'arn-region',
  'model-access-form',
  'model-subscription',
  'data-retention',
  'unclassified',
];

/** What AWS's answers tell Claude Code about models. */
export function modelAnswers(
  { listed, behind }: ListedModels,
  invocations: readonly Invocation[],
): ModelAnswers {
  const refused = invocations.flatMap(({ id, answer }) =>
    !answer.ok && OF_THE_MODEL.includes(answer.finding.id) ? [id] : [],
  );
  return { refused, behind, ...(listed.length > 0 && { listed }) };
}

/** The facts with what Claude Code does after these answers. */
export function knowingAnswers<F extends HomeFacts>(facts: F, live: LiveFacts | undefined): F {
  if (!live) return facts;
  const listed = { listed: live.listed, behind: live.listing ? modelsBehind(live.listing) : new Map() };
  const client = clientOf(facts, modelAnswers(listed, live.invocations));
  return { ...facts, client, models: asAsked(facts.models, client) };
}

/** What a list of AWS's tells Claude Code. */
export interface ListedModels {
  /** The profiles that AWS itself defines, in AWS's order: all that Claude Code chooses from. */
  readonly listed: readonly string[];
  /** The models behind application profiles, by their ARNs. */
  readonly behind: ReadonlyMap<string, string>;
}

/** What Claude Code takes from a list that is in AWS's order. */
export function listedModels(listing: Answer<readonly Model[]>): ListedModels {
  const models = listing.ok ? listing.value : [];
  const isOfAws = ({ routing }: Model) => routing === 'global' || routing === 'geographic';
  return { listed: models.filter(isOfAws).map(({ id }) => id), behind: modelsBehind(listing) };
}

function modelsBehind(listing: Answer<readonly Model[]>): ReadonlyMap<string, string> {
  const models = listing.ok ? listing.value.filter(({ routing }) => routing === 'application') : [];
  return new Map(
    models.flatMap(({ id, family, version }) => {
      const known = CATALOG.find(({ bedrock }) => {
        const one = parseModelId(bedrock);
        return 'family' in one && one.family === family && one.version === version;
      });
      return known ? [[id, known.bedrock] as const] : [];
    }),
  );
}
