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

/** `opus 4.8`, `Claude Opus 4.8`: one name in two or three words. */
const IN_WORDS = new RegExp(
  String.raw`\b(?:claude[\s-]+)?(${FAMILIES.join('|')})\s+v?(\d+(?:\.\d+)?)\b`,
  'gi',
);

/** The line with each such name in one word: `opus-4.8`. */
export function joinedNames(line: string): string {
  return line.replace(IN_WORDS, (_, family: string, version: string) => `${family}-${version}`);
}

/** Reads `opus 4.8 and sonnet`: one of each family at most; `undefined` where anything else is among them. */
export function modelWishes(text: string): readonly ModelWish[] | undefined {
  const words = joinedNames(text)
    .split(/[\s,;]+/)
    .filter((word) => word !== '' && !/^(and|with|plus|please|claude)$/i.test(word));
  const wishes = words.map((word) => modelWish(word));
  const families = new Set(wishes.map((wish) => wish?.family));
  const isOneOfEach = wishes.length > 0 && families.size === wishes.length && !families.has(undefined);
  return isOneOfEach ? wishes.filter((wish) => wish !== undefined) : undefined;
}

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

/** As it is said: `Opus 4.8`. */
export function nameOfWish({ family, version }: ModelWish): string {
  return [family.charAt(0).toUpperCase() + family.slice(1), version].filter(Boolean).join(' ');
}
