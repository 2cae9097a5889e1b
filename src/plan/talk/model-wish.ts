import { FAMILIES, type Family } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { Model } from '../../model/models.ts';

/** A model as people name it: a family, and a version or a part of one. */
export interface ModelWish {
  readonly family: Family;
  readonly version?: string;
}

const WISH = new RegExp(
  String.raw`^(?:claude[\s_-]?)?(${FAMILIES.join('|')})(?:[\s_-]?v?(\d+)(?:[._-](\d{1,2}))?)?$`,
  'i',
);
/** The order of older names: `claude-3-5-sonnet`. */
const OLDER = new RegExp(
  String.raw`^claude[\s_-]?(\d)(?:[._-](\d{1,2}))?[\s_-]?(${FAMILIES.join('|')})$`,
  'i',
);

/** `opus 4.8`, `Claude Opus 4.8`, `opus to 4.8`: one name in several words. */
const IN_WORDS = new RegExp(
  String.raw`\b(?:claude[\s-]+)?(${FAMILIES.join('|')})\s+(?:(?:to|in|at|version)\s+)?v?(\d+(?:[._]\d+)?)(?![\w-])`,
  'gi',
);

/** The line with each such name in one word: `opus-4.8`. */
export function joinedNames(line: string): string {
  return line.replace(
    IN_WORDS,
    (_, family: string, version: string) => `${family}-${version.replace('_', '.')}`,
  );
}

/** A model that is wanted: as people name it, or by what AWS may know it by. */
export type WantedModel = ModelWish | { readonly id: string };

/** Reads `opus 4.8 and sonnet`, ids among them; `undefined` where anything else is, or two of one family. */
export function wantedModels(text: string): readonly WantedModel[] | undefined {
  const words = wordsOf(text);
  const wanted = words.map((word) => modelWish(word) ?? (isIdLike(word) ? { id: word } : undefined));
  const families = wanted.map((one, i) => one && ('family' in one ? one.family : words[i]));
  const isOneOfEach = new Set(families).size === families.length && !families.includes(undefined);
  return wanted.length > 0 && isOneOfEach ? wanted.filter((one) => one !== undefined) : undefined;
}

/** One word with a dot, a colon or a dash in it: AWS may know it. */
export function isIdLike(text: string): boolean {
  return /^[\w.:/-]*[.:-][\w.:/[\]-]*$/.test(text) && /[a-z]/i.test(text);
}

/** Models that are wanted, in words, and families that are not. */
export interface Wishes {
  readonly model?: string | undefined;
  readonly without?: readonly string[] | undefined;
}

/** What is wanted after what is said now: of each family the last word counts. */
export function wishesAfter({ model: before, without: left = [] }: Wishes, now: Wishes): Wishes {
  const wanted = familiesOf(now.model);
  const stays = (family: string) => !wanted.includes(family);
  const all = [...new Set([...left.filter(stays), ...(now.without ?? [])])];
  // One family has to be left.
  const without = all.length < 3 ? all : (now.without ?? []);
  const kept = wordsOf(before).filter((word) => familiesOf(word).every(stays));
  const words = [...kept, ...wordsOf(now.model)];
  const model = words.filter((word) => !familiesOf(word).some((family) => without.includes(family)));
  return {
    model: model.length === 0 ? undefined : model.join(' '),
    without: without.length === 0 ? undefined : without,
  };
}

/** The families that these words name. */
export function familiesOf(text: string | undefined): readonly string[] {
  return wordsOf(text).flatMap((word) => {
    const id = parseModelId(word);
    return modelWish(word)?.family ?? ('family' in id ? id.family : []);
  });
}

function wordsOf(text = ''): readonly string[] {
  return joinedNames(text)
    .split(/[\s,;]+/)
    .filter((word) => word !== '' && !/^(and|with|plus|please|claude)$/i.test(word));
}

/** Reads `opus`, `Opus 4.8`, `claude-opus-4-8`; `undefined` for an id of Amazon Bedrock, and all else. */
export function modelWish(text: string): ModelWish | undefined {
  const [, first, second, third] = OLDER.exec(text.trim()) ?? [];
  const [, family, major, minor] =
    third === undefined ? (WISH.exec(text.trim()) ?? []) : ['', third, first, second];
  if (family === undefined) return undefined;
  const version = [major, minor].filter((part) => part !== undefined).join('.');
  return { family: family.toLowerCase() as Family, ...(version !== '' && { version }) };
}

/** The first of them that is meant: they are ranked. A version without its second part means any of it. */
export function wishedModel({ family, version }: ModelWish, models: readonly Model[]): Model | undefined {
  const active = models.filter((model) => model.family === family && model.isActive);
  const exact = active.find((model) => version === undefined || model.version === version);
  return exact ?? active.find((model) => model.version.startsWith(`${version}.`));
}

/** As it is said: `Opus 4.8`. */
export function nameOfWish({ family, version }: ModelWish): string {
  return [family.charAt(0).toUpperCase() + family.slice(1), version].filter(Boolean).join(' ');
}
