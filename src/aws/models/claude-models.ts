import type { FoundationModelSummary, InferenceProfileSummary } from '@aws-sdk/client-bedrock';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { Model } from '../../model/models.ts';
import { outsideText } from '../http/outside-text.ts';

/** The Claude models among what a region lists, told by the ARNs of the models behind each profile. */
export function claudeModels(
  region: string,
  profiles: readonly InferenceProfileSummary[],
  foundation: readonly FoundationModelSummary[],
): readonly Model[] {
  const legacy = new Set(foundation.filter(isLegacy).map(({ modelId }) => modelId));
  return [
    ...profiles.map((profile) => ofProfile(region, profile, legacy)),
    ...foundation.map((model) => ofFoundation(region, model)),
  ].filter((model) => model !== undefined);
}

function ofProfile(
  region: string,
  profile: InferenceProfileSummary,
  legacy: ReadonlySet<string | undefined>,
): Model | undefined {
  const { inferenceProfileId: id, inferenceProfileArn: arn, inferenceProfileName: name, models } = profile;
  const modelId = modelOf(models?.[0]?.modelArn);
  const claude = parseModelId(modelId);
  if (!id || claude.kind !== 'foundation-model') return undefined;
  const isApplication = profile.type === 'APPLICATION';
  return {
    // The id of an application profile says nothing of region and account, its ARN does.
    id: outsideText(isApplication && arn ? arn : id),
    name: outsideText(isApplication ? name || id : spokenName(name || id)),
    family: claude.family,
    version: claude.version,
    ...(isApplication ? { routing: 'application' } : routingOf(id)),
    region,
    isActive: profile.status === 'ACTIVE' && !legacy.has(modelId),
    recommended: false,
  };
}

function routingOf(id: string): Pick<Model, 'routing' | 'geography'> {
  const [prefix = ''] = id.split('.');
  return prefix === 'global' ? { routing: 'global' } : { routing: 'geographic', geography: prefix };
}

/** Only a few old models can be invoked by their bare id. */
function ofFoundation(region: string, model: FoundationModelSummary): Model | undefined {
  const { modelId: id = '', modelName: name } = model;
  const claude = parseModelId(id);
  const isOnDemand = model.inferenceTypesSupported?.includes('ON_DEMAND') === true;
  if (claude.kind !== 'foundation-model' || !isOnDemand) return undefined;
  const { family, version } = claude;
  const isActive = !isLegacy(model);
  return {
    id: outsideText(id),
    name: outsideText(spokenName(name || id)),
    family,
    version,
    routing: 'in-region',
    region,
    isActive,
    recommended: false,
  };
}

function isLegacy({ modelLifecycle }: FoundationModelSummary): boolean {
  return modelLifecycle?.status === 'LEGACY';
}

/** The part of an ARN such as `arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-…` that names the model. */
function modelOf(arn = ''): string {
  return arn.replace(/^[^/]*\//, '');
}

/** `GLOBAL Anthropic Claude Opus 5.5` as people say it: `Claude Opus 5.5`. */
function spokenName(name: string): string {
  return name.replace(/^.*\banthropic (?=claude\b)/i, '');
}
