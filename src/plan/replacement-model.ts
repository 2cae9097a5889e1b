import { nearest } from '../cli/nearest.ts';
import { FAMILIES, isFamily } from '../knowledge/model-families.ts';
import { parseModelId } from '../knowledge/model-id.ts';
import type { Model } from '../report/models.ts';

/**
 * The model that may stand where `id` cannot: by another prefix, else of the same version, else of nearly the same
 * spelling, else the recommended one of its family. `listed` are the models that may be taken, ranked; application
 * profiles are nobody's substitute. `undefined` where the id tells too little.
 */
export function replacementFor(id: string, listed: readonly Model[]): Model | undefined {
  const candidates = listed.filter((model) => model.isActive && model.routing !== 'application');
  const { family, version } = modelBehind(id);
  const rest = foundationId(id);
  const spelt = nearest(
    id,
    candidates.map((model) => model.id),
  );
  return (
    candidates.find((model) => foundationId(model.id) === rest) ??
    candidates.find((model) => model.version === version && model.family === family && version !== '') ??
    candidates.find((model) => model.id === spelt) ??
    candidates.find((model) => model.family === family && model.recommended) ??
    candidates.find((model) => model.family === family)
  );
}

/** Other ways to the same model and version, best first: their quotas and their destinations are others. */
export function otherRoutings(id: string, listed: readonly Model[]): readonly Model[] {
  const { family, version } = modelBehind(id);
  return listed.filter(
    (model) =>
      model.id !== id &&
      model.isActive &&
      model.routing !== 'application' &&
      model.family === family &&
      model.version === version,
  );
}

/** The best model of a family, and where there is none that of the next family: smaller ones last. */
export function bestOf(family: string, listed: readonly Model[]): Model | undefined {
  const order = [family, ...(family === 'haiku' ? ['sonnet', 'opus'] : FAMILIES.filter(isOrdinary))];
  const active = listed.filter((model) => model.isActive && model.routing !== 'application');
  const best = (name: string) =>
    active.find((model) => model.family === name && model.recommended) ??
    active.find((model) => model.family === name);
  return order.map(best).find((model) => model !== undefined);
}

/** Without `eu.` and the like, an ARN's place or the `[1m]`: `anthropic.claude-…`. */
export function foundationId(id: string): string {
  return id.replace(/^arn:.*\//, '').replace(/^(?:[a-z][a-z-]*\.)?(?=anthropic\.)/, '');
}

/** Also of an id as Anthropic's own service names it: `claude-opus-4-8`. */
function modelBehind(id: string): { readonly family: string; readonly version: string } {
  const parsed = parseModelId(id.startsWith('claude-') ? `anthropic.${id}` : id);
  if (parsed.kind === 'alias') return { family: isFamily(parsed.alias) ? parsed.alias : 'opus', version: '' };
  return 'family' in parsed ? parsed : { family: '', version: '' };
}

/** Nobody wants the one that is chosen by name only. */
function isOrdinary(family: string): boolean {
  return family !== 'fable';
}
