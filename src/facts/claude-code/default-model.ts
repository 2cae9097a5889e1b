import type { Family } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { Model } from '../../model/models.ts';

/** What decides the prefix: the region, and ANTHROPIC_BEDROCK_REGION_PREFIX, which GovCloud does not heed. */
export interface PrefixWish {
  readonly region: string;
  readonly prefix: string | undefined;
}

/**
 * The model that Claude Code takes where no setting names one: the newest of the family, with the prefix that it
 * prefers in the region if there is one. `models` are ranked, so the newest comes first.
 * https://code.claude.com/docs/en/amazon-bedrock
 */
export function defaultModel(models: readonly Model[], family: Family, wish: PrefixWish): Model | undefined {
  const prefix = preferredPrefix(wish);
  const ofFamily = models.filter(
    (model) => model.family === family && model.isActive && model.routing !== 'application',
  );
  return ofFamily.find(({ id }) => id.startsWith(`${prefix}.`)) ?? ofFamily[0];
}

/**
 * The id by which Claude Code invokes a model that it chose by itself: `modelOverrides` (as JSON) may say another.
 * https://code.claude.com/docs/en/model-config
 */
export function overriddenId(model: Model, modelOverrides: string | undefined): string {
  const { family, version } = model;
  const [, id] =
    Object.entries(objectIn(modelOverrides)).find(([name]) => {
      const meant = parseModelId(`anthropic.${name}`);
      return meant.kind === 'foundation-model' && meant.family === family && meant.version === version;
    }) ?? [];
  return typeof id === 'string' && id !== '' ? id : model.id;
}

function preferredPrefix({ region, prefix }: PrefixWish): string {
  if (region.startsWith('us-gov-')) return 'us-gov';
  if (prefix) return prefix;
  if (region.startsWith('us-')) return 'us';
  if (region.startsWith('eu-')) return 'eu';
  return region.startsWith('ap-') ? 'apac' : 'global';
}

function objectIn(text: string | undefined): object {
  try {
    const json: unknown = JSON.parse(text ?? '{}');
    return typeof json === 'object' && json !== null ? json : {};
  } catch {
    return {};
  }
}
