import { FAMILIES, type Family } from '../../knowledge/model-families.ts';
import type { Model } from '../../model/models.ts';

/** A model as people name it: a family, and a version or a part of one. */
export interface ModelWish {
  readonly family: Family;
  readonly version?: string;
}

const WISH = new RegExp(
  String.raw`^(?:claude[\s-]?)?(${FAMILIES.join('|')})(?:[\s-]?v?(\d+)(?:[.-](\d{1,2}))?)?$`,
  'i',
);

/** Reads `opus`, `Opus 4.8`, `claude-opus-4-8`; `undefined` for an id of Amazon Bedrock, and all else. */
export function modelWish(text: string): ModelWish | undefined {
  const [, family, major, minor] = WISH.exec(text.trim()) ?? [];
  if (family === undefined) return undefined;
  const version = [major, minor].filter((part) => part !== undefined).join('.');
  return { family: family.toLowerCase() as Family, ...(version !== '' && { version }) };
}

/** The first of them that is meant: they are ranked. A version without its second part means any of it. */
export function wishedModel({ family, version }: ModelWish, models: readonly Model[]): Model | undefined {
  const fits = (model: Model) =>
    version === undefined || model.version === version || model.version.startsWith(`${version}.`);
  return models.find((model) => model.family === family && model.isActive && fits(model));
}
