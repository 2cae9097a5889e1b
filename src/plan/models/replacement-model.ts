import { FAMILIES, isFamily } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { Model } from '../../model/models.ts';
import { nearest } from '../../text/nearest.ts';

/** Chooses a model in place of one whose id cannot work, among those that may be taken, ranked. */
export type Choose = (id: string, listed: readonly Model[]) => Model | undefined;

/** The same model by another prefix, or of the same version, else the newest of its family. */
export const sameOrNewest: Choose = (id, listed) => sameModel(id, listed) ?? newestOfFamily(id, listed);

/** The same, but a slip of the finger is corrected before another version is taken. */
export const nearestModel: Choose = (id, listed) =>
  nearestApplication(id, listed) ??
  sameModel(id, listed) ??
  nearestSpelling(id, listed) ??
  newestOfFamily(id, listed);

/** The recommended version of the same family, by the first way to it. */
export const newestOfFamily: Choose = (id, listed) => {
  const { family } = modelBehind(id);
  const ofFamily = takeable(listed).filter((model) => model.family === family);
  const version = ofFamily.find(({ recommended }) => recommended)?.version;
  return ofFamily.find((model) => model.version === version) ?? ofFamily[0];
};

/**
 * The models with those first that keep requests where they are: in the geography that the id names, else in the one
 * that Claude Code takes by itself.
 */
export function inGeography(id: string, listed: readonly Model[], prefix: string): readonly Model[] {
  const [, own] = /^(?:.*\/)?([a-z-]+)\./.exec(id.toLowerCase()) ?? [];
  const isIn = (geography: string | undefined) => (model: Model) => model.id.startsWith(`${geography}.`);
  const wanted = listed.some(isIn(own)) ? isIn(own) : isIn(prefix);
  return [...listed.filter(wanted), ...listed.filter((model) => !wanted(model))];
}

/** An application profile by its bare id, or by an ARN with a slip of the finger. */
function nearestApplication(id: string, listed: readonly Model[]): Model | undefined {
  const opaque = /^(?:(?:arn:.*:)?application-inference-profile\/)?([a-z0-9]{6,})$/i.exec(id)?.[1];
  const own = listed.filter(({ routing, isActive }) => routing === 'application' && isActive);
  const ids = own.map((model) => model.id.replace(/^.*\//, ''));
  const near = opaque && nearest(opaque, ids);
  return near === undefined ? undefined : own[ids.indexOf(near)];
}

function sameModel(id: string, listed: readonly Model[]): Model | undefined {
  const { family, version } = modelBehind(id);
  const rest = foundationId(id);
  const candidates = takeable(listed);
  return (
    candidates.find((model) => foundationId(model.id) === rest) ??
    candidates.find((model) => version !== '' && model.version === version && model.family === family)
  );
}

function nearestSpelling(id: string, listed: readonly Model[]): Model | undefined {
  const candidates = takeable(listed);
  const spelt = nearest(
    id,
    candidates.map((model) => model.id),
  );
  return candidates.find((model) => model.id === spelt);
}

/** What may stand in another's place: application profiles are made for a purpose of their own. */
function takeable(listed: readonly Model[]): readonly Model[] {
  return listed.filter((model) => model.isActive && model.routing !== 'application');
}

/** Other ways to the same model and version, best first: their quotas and their destinations are others. */
export function otherRoutings(id: string, listed: readonly Model[]): readonly Model[] {
  const { family, version } = modelBehind(id);
  return takeable(listed).filter(
    (model) => model.id !== id && model.family === family && model.version === version,
  );
}

/** The best model of a family, and where there is none that of the next family: smaller ones last. */
export function bestOf(family: string, listed: readonly Model[]): Model | undefined {
  return bestOfEach(family, listed)[0];
}

/** The best model of a family and of each that may stand in for it, in the order in which they do. */
export function bestOfEach(family: string, listed: readonly Model[]): readonly Model[] {
  const order = [family, ...(family === 'haiku' ? ['sonnet', 'opus'] : FAMILIES.filter(isOrdinary))];
  const active = takeable(listed);
  const best = (name: string) =>
    active.find((model) => model.family === name && model.recommended) ??
    active.find((model) => model.family === name);
  return [...new Set(order)].flatMap((name) => best(name) ?? []);
}

/** Without `eu.` and the like, an ARN's place or the `[1m]`: `anthropic.claude-…`. */
export function foundationId(id: string): string {
  return id.replace(/^arn:.*\//, '').replace(/^(?:[a-z][a-z-]*\.)?(?=anthropic\.)/, '');
}

/** Also of an id as Anthropic's own service names it: `claude-opus-4-8`. */
function modelBehind(id: string): { readonly family: string; readonly version: string } {
  const parsed = parseModelId(id.startsWith('claude-') ? `anthropic.${id}` : id);
  if (parsed.kind === 'alias') return { family: isFamily(parsed.alias) ? parsed.alias : 'opus', version: '' };
  return 'family' in parsed ? parsed : looselyRead(id);
}

/** Of a spelling that nobody knows: `sonnet 4.6`, `claude-opus-4@20250514`. */
function looselyRead(id: string): { readonly family: string; readonly version: string } {
  const text = id.toLowerCase().replace(/\d{6,}|v\d.*$/g, '');
  const family = FAMILIES.find((one) => text.includes(one)) ?? '';
  return { family, version: (text.match(/\d{1,2}/g) ?? []).slice(0, 2).join('.') };
}

/** Nobody wants the one that is chosen by name only. */
function isOrdinary(family: string): boolean {
  return family !== 'fable';
}
