import type { Answer } from '../facts/answer.ts';
import type { HomeFacts } from '../facts/doctor-facts.ts';
import type { Invocation, LiveFacts } from '../facts/live-facts.ts';
import type { FailureId } from '../knowledge/failures.ts';
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
export function modelAnswers(listed: readonly string[], invocations: readonly Invocation[]): ModelAnswers {
  const refused = invocations.flatMap(({ id, answer }) =>
    !answer.ok && OF_THE_MODEL.includes(answer.finding.id) ? [id] : [],
  );
  return { refused, ...(listed.length > 0 && { listed }) };
}

/** The facts with what Claude Code does after these answers. */
export function knowingAnswers<F extends HomeFacts>(facts: F, live: LiveFacts | undefined): F {
  if (!live) return facts;
  const client = clientOf(facts, modelAnswers(live.listed, live.invocations));
  return { ...facts, client, models: asAsked(facts.models, client) };
}

/** The profiles that AWS itself defines, in AWS's order: all that Claude Code chooses from. */
export function systemProfiles(listing: Answer<readonly Model[]>): readonly string[] {
  const models = listing.ok ? listing.value : [];
  return models.flatMap(({ id, routing }) => (routing === 'global' || routing === 'geographic' ? [id] : []));
}
