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
  inputModalities: z.nullish(z.array(z.string())),
  responseStreamingSupported: z.nullish(z.boolean()),
  modelLifecycle: z.nullish(
    z.object({
      status: maybe,
      endOfLifeTime: z.nullish(z.unknown()),
      legacyTime: z.nullish(z.unknown()),
      publicExtendedAccessTime: z.nullish(z.unknown()),
    }),
  ),
});
type ListedModel = z.infer<typeof listedModel>;

/** The Claude models among what a region lists, told by the ARNs of the models behind each profile. */
export function claudeModels(
  region: string,
  profiles: readonly ListedProfile[],
  foundation: readonly ListedModel[],
): readonly Model[] {
  const told = new Map(foundation.map((model) => [model.modelId, toldOf(model)]));
  return [
    ...profiles.map((profile) => ofProfile(region, profile, told)),
    ...foundation.map((model) => ofFoundation(region, model)),
  ].filter((model) => model !== undefined);
}

function ofProfile(region: string, profile: ListedProfile, told: Told): Model | undefined {
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
    ...told.get(modelId),
    isActive: profile.status === 'ACTIVE' && told.get(modelId)?.isActive !== false,
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
  return {
    id: outsideText(id),
    name: outsideText(spokenName(name || id)),
    family,
    version,
    routing: 'in-region',
    region,
    ...toldOf(model),
    recommended: false,
  };
}

type About = Pick<Model, 'isActive' | 'endOfLife' | 'legacySince' | 'dearerFrom' | 'takes' | 'streams'>;
/** What AWS tells of models, by their id. */
type Told = ReadonlyMap<unknown, About>;

/** Of an active model the days are none that matter yet; how much it takes at once, no list of AWS tells. */
function toldOf({ modelLifecycle, inputModalities, responseStreamingSupported }: ListedModel): About {
  const isActive = modelLifecycle?.status !== 'LEGACY';
  const takes = inputModalities?.map(outsideText);
  return {
    isActive,
    ...(!isActive && {
      ...on('endOfLife', modelLifecycle?.endOfLifeTime),
      ...on('legacySince', modelLifecycle?.legacyTime),
      ...on('dearerFrom', modelLifecycle?.publicExtendedAccessTime),
    }),
    ...(takes && takes.length > 0 && { takes }),
    ...(responseStreamingSupported === false && { streams: false }),
  };
}

/** The SDK makes a date of it; what is none is left out. */
function on(name: 'endOfLife' | 'legacySince' | 'dearerFrom', time: unknown): Partial<About> {
  const isDate = time instanceof Date && !Number.isNaN(time.getTime());
  return isDate ? { [name]: time.toISOString().slice(0, 10) } : {};
}

/** The part of an ARN such as `arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-…` that names the model. */
function modelOf(arn: string | null | undefined): string {
  return (arn ?? '').replace(/^[^/]*\//, '');
}

/** `GLOBAL Anthropic Claude Opus 5.5` as people say it: `Claude Opus 5.5`; some names are listed with Claude twice. */
function spokenName(name: string): string {
  return name.replace(/^.*\banthropic (?=claude\b)/i, '').replace(/^claude (?=claude\b)/i, '');
}
