import * as z from 'zod/mini';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { Model } from '../../model/models.ts';
import { outsideText } from '../http/outside-text.ts';

const maybe = z.nullish(z.string());

/** A profile in a list, as far as we look at it. */
export const listedProfile = z.object({
  inferenceProfileId: maybe,
  inferenceProfileArn: maybe,
  inferenceProfileName: maybe,
  type: maybe,
  status: maybe,
  models: z.nullish(z.array(z.object({ modelArn: maybe }))),
});
export type ListedProfile = z.infer<typeof listedProfile>;

/** A model in a list, as far as we look at it. */
export const listedModel = z.object({
  modelId: maybe,
  modelName: maybe,
  inferenceTypesSupported: z.nullish(z.array(z.string())),
  modelLifecycle: z.nullish(z.object({ status: maybe, endOfLifeTime: z.nullish(z.unknown()) })),
});
type ListedModel = z.infer<typeof listedModel>;

/** The Claude models among what a region lists, told by the ARNs of the models behind each profile. */
export function claudeModels(
  region: string,
  profiles: readonly ListedProfile[],
  foundation: readonly ListedModel[],
): readonly Model[] {
  const legacy = new Map(foundation.filter(isLegacy).map((model) => [model.modelId, endOfLife(model)]));
  return [
    ...profiles.map((profile) => ofProfile(region, profile, legacy)),
    ...foundation.map((model) => ofFoundation(region, model)),
  ].filter((model) => model !== undefined);
}

function ofProfile(region: string, profile: ListedProfile, legacy: Legacy): Model | undefined {
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
    ...legacy.get(modelId),
    recommended: false,
  };
}

function routingOf(id: string): Pick<Model, 'routing' | 'geography'> {
  const [prefix = ''] = id.split('.');
  return prefix === 'global' ? { routing: 'global' } : { routing: 'geographic', geography: prefix };
}

/** Only a few old models can be invoked by their bare id. */
function ofFoundation(region: string, model: ListedModel): Model | undefined {
  const { modelName: name } = model;
  const id = model.modelId ?? '';
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
    ...(!isActive && endOfLife(model)),
    recommended: false,
  };
}

/** Legacy models by their id, each with the day on which it ends. */
type Legacy = ReadonlyMap<unknown, Pick<Model, 'endOfLife'>>;

/** The SDK makes a date of it; what is none is left out. */
function endOfLife({ modelLifecycle }: ListedModel): Pick<Model, 'endOfLife'> {
  const time = modelLifecycle?.endOfLifeTime;
  const isDate = time instanceof Date && !Number.isNaN(time.getTime());
  return isDate ? { endOfLife: time.toISOString().slice(0, 10) } : {};
}

function isLegacy({ modelLifecycle }: ListedModel): boolean {
  return modelLifecycle?.status === 'LEGACY';
}

/** The part of an ARN such as `arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-…` that names the model. */
function modelOf(arn: string | null | undefined): string {
  return (arn ?? '').replace(/^[^/]*\//, '');
}

/** `GLOBAL Anthropic Claude Opus 5.5` as people say it: `Claude Opus 5.5`; some names are listed with Claude twice. */
function spokenName(name: string): string {
  return name.replace(/^.*\banthropic (?=claude\b)/i, '').replace(/^claude (?=claude\b)/i, '');
}
