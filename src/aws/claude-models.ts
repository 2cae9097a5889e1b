import { parseModelId } from '../knowledge/model-id.ts';
import type { Model } from '../report/models.ts';
import type { FoundationModel, InferenceProfile } from './listing-items.ts';

/** The Claude models among what a region lists, told by the ARNs of the models behind each profile. */
export function claudeModels(
  region: string,
  profiles: readonly InferenceProfile[],
  foundation: readonly FoundationModel[],
): readonly Model[] {
  const legacy = new Set(foundation.filter(({ isLegacy }) => isLegacy).map(({ id }) => id));
  return [
    ...profiles.map((profile) => ofProfile(region, profile, legacy)),
    ...foundation.filter(({ isOnDemand }) => isOnDemand).map((model) => ofFoundation(region, model)),
  ].filter((model) => model !== undefined);
}

function ofProfile(
  region: string,
  { id, arn, name, type, isActive, modelId }: InferenceProfile,
  legacy: ReadonlySet<string>,
): Model | undefined {
  const claude = parseModelId(modelId);
  if (claude.kind !== 'foundation-model') return undefined;
  const isApplication = type === 'APPLICATION';
  return {
    // The id of an application profile says nothing of region and account, its ARN does.
    id: isApplication && arn !== '' ? arn : id,
    name,
    family: claude.family,
    version: claude.version,
    ...(isApplication ? { routing: 'application' } : routingOf(id)),
    region,
    isActive: isActive && !legacy.has(modelId),
    recommended: false,
  };
}

function routingOf(id: string): Pick<Model, 'routing' | 'geography'> {
  const [prefix = ''] = id.split('.');
  return prefix === 'global' ? { routing: 'global' } : { routing: 'geographic', geography: prefix };
}

function ofFoundation(region: string, { id, name, isLegacy }: FoundationModel): Model | undefined {
  const claude = parseModelId(id);
  if (claude.kind !== 'foundation-model') return undefined;
  const { family, version } = claude;
  return { id, name, family, version, routing: 'in-region', region, isActive: !isLegacy, recommended: false };
}
