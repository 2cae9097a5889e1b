import { compareVersions } from 'compare-versions';
import { geographiesOfRegion, residencyOf } from '../../knowledge/geographies.ts';
import { FAMILIES } from '../../knowledge/model-families.ts';
import type { Model } from '../../model/models.ts';

type Order = (a: Model, b: Model) => number;

/**
 * The models of one region in the order in which they are shown: by family, newest first, and of the same version
 * the routing that is recommended there first. The best active model of each family is marked as recommended.
 */
export function rankModels(models: readonly Model[], region: string): readonly Model[] {
  const byRouting = byRank(routingRank(region));
  const shown: Order = (a, b) =>
    byFamily(a, b) || newestFirst(a, b) || byRouting(a, b) || compareText(a.id, b.id);
  const best = new Set(familiesOf(models).map((family) => candidatesOf(models, family, region)[0]));
  return [...models].sort(shown).map((model) => ({ ...model, recommended: best.has(model) }));
}

/**
 * The active models of a family, the one to recommend first. Where people expect their data to stay in a geography
 * (eu, jp, au, us-gov) its profiles come before all others; elsewhere the newest model wins, and its global profile.
 */
function candidatesOf(models: readonly Model[], family: string, region: string): readonly Model[] {
  const residency = residencyOf(region);
  const stays = byRank((model) => (residency !== undefined && model.geography === residency ? 0 : 1));
  const application = byRank((model) => (model.routing === 'application' ? 1 : 0));
  const byRouting = byRank(routingRank(region));
  const best: Order = (a, b) => application(a, b) || stays(a, b) || newestFirst(a, b) || byRouting(a, b);
  return models.filter((model) => model.family === family && model.isActive).sort(best);
}

/**
 * What to try when `recommended` cannot be invoked: in its region, the same version by another routing, then what
 * follows.
 */
export function fallbacksOf(models: readonly Model[], recommended: Model): readonly Model[] {
  const { family, region, version } = recommended;
  const ofRegion = models.filter((model) => model.region === region);
  const others = candidatesOf(ofRegion, family, region).filter((model) => model.id !== recommended.id);
  const isSame = (model: Model) => model.version === version;
  return [...others.filter(isSame), ...others.filter((model) => !isSame(model))];
}

/** The families among the models, those with an alias in Claude Code first. */
function familiesOf(models: readonly Model[]): readonly string[] {
  return [...new Set([...models].sort(byFamily).map((model) => model.family))];
}

/** The narrowest geography before wider ones, and global before or behind them as the region has it. */
function routingRank(region: string): (model: Model) => number {
  const geographies = geographiesOfRegion(region);
  const isGlobalFirst = residencyOf(region) === undefined;
  return ({ routing, geography }) => {
    if (routing === 'global') return isGlobalFirst ? 0 : 50;
    if (routing === 'in-region') return 60;
    if (routing === 'application') return 70;
    const index = geographies.indexOf(geography ?? '');
    return 10 + (index < 0 ? geographies.length : index);
  };
}

const byFamily: Order = (a, b) => familyRank(a) - familyRank(b) || compareText(a.family, b.family);
/** An id that tells no version counts as the oldest. */
const newestFirst: Order = (a, b) => compareVersions(b.version || '0', a.version || '0');

function familyRank({ family }: Model): number {
  const index = (FAMILIES as readonly string[]).indexOf(family);
  return index < 0 ? FAMILIES.length : index;
}

function byRank(rank: (model: Model) => number): Order {
  return (a, b) => rank(a) - rank(b);
}

/** By code unit, so that the order does not depend on the locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
