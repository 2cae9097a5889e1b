import { type ModelId, parseModelId } from '../../knowledge/model-id.ts';
import type { Model } from '../../model/models.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';

/**
 * The ids given to be probed in these regions, without `[1m]` and each once. Refuses what cannot be a Claude model
 * of Amazon Bedrock, and ARNs of other regions.
 */
export function checkNamedModels(
  given: readonly string[],
  regions: readonly string[],
): Outcome<readonly string[]> {
  const named = given.map(parseModelId);
  const wrong = named.find(({ kind }) => kind === 'unknown' || kind === 'alias');
  if (wrong) {
    return refusal(
      'model-malformed',
      `'${wrong.id}' is not how Amazon Bedrock names a Claude model.`,
      'Give an id such as global.anthropic.claude-sonnet-4-6, or the ARN of an inference profile.',
    );
  }
  const ids = [...new Set(named.map(({ id }) => id))];
  const foreign = ids.find((id) => regions.every((region) => belongsElsewhere(id, region)));
  if (foreign === undefined) return success(ids);
  return refusal(
    'arn-region',
    `${foreign} belongs to another region than ${regions.join(', ')}.`,
    'Ask in the region that the ARN names, with --region.',
  );
}

/** The named models that a region does not list but may know: each as far as its id tells what it is. */
export function unlistedModels(
  named: readonly string[],
  listed: readonly Model[],
  region: string,
): readonly Model[] {
  const isListed = (id: string) => listed.some((model) => model.id === id);
  return named
    .filter((id) => !isListed(id) && !belongsElsewhere(id, region))
    .map((id) => unlistedModel(id, region));
}

function unlistedModel(id: string, region: string): Model {
  const parsed = parseModelId(id);
  return {
    id,
    name: id,
    family: 'family' in parsed ? parsed.family : '',
    version: 'version' in parsed ? parsed.version : '',
    ...routingOf(parsed),
    region,
    isActive: false,
    isListed: false,
    recommended: false,
  };
}

/** True where an ARN names another region; the ARN of a global profile may name none. */
function belongsElsewhere(id: string, region: string): boolean {
  const parsed = parseModelId(id);
  return 'region' in parsed && parsed.region !== '' && parsed.region !== region;
}

function routingOf(parsed: ModelId): Pick<Model, 'routing' | 'geography'> {
  if (parsed.kind === 'application-arn') return { routing: 'application' };
  if (!('geography' in parsed)) return { routing: 'in-region' };
  const { geography } = parsed;
  return geography === 'global' ? { routing: 'global' } : { routing: 'geographic', geography };
}
