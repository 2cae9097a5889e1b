import { geographiesOfRegion } from '../../knowledge/geographies.ts';
import { FAMILIES, type Family, isFamily } from '../../knowledge/model-families.ts';
import type { ModelChoice } from '../../model/choices.ts';
import type { Model } from '../../model/models.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { SetupOptions } from '../setup/setup-answers.ts';

/** A choice that is not in words yet. */
type Way = Omit<ModelChoice, 'label' | 'description'>;

/** The routings among which a person chooses; application profiles are taken one by one, by id. */
const ROUTINGS = ['geographic', 'global', 'in-region'] as const;

/**
 * The ways to go on with `setup`: one per region and routing that has a usable model, those near the person's own
 * region first, and the first of them recommended. Where any model of a region was probed, only those count that
 * were found usable.
 */
export function modelChoices(models: readonly Model[], home: string): readonly ModelChoice[] {
  const regions = [...new Set(models.map((model) => model.region))];
  const choices = regions.flatMap((region) => {
    const usable = usableModels(models.filter((model) => model.region === region));
    return ROUTINGS.flatMap((routing) => choiceOf(region, routing, usable) ?? []);
  });
  const rank = ({ region, recommended }: Way) => distance(region, home) * 2 + (recommended ? 0 : 1);
  const sorted = choices.sort((a, b) => rank(a) - rank(b));
  const hasSeveral = new Set(choices.map(({ region }) => region)).size > 1;
  return sorted.map((choice, i) => {
    const way = { ...choice, recommended: choice.recommended && i === 0 };
    return { ...choiceWords(way, hasSeveral), ...way };
  });
}

/** 0 for the same region, 1 for one of the same geography, 2 for any other. */
function distance(region: string, home: string): number {
  if (region === home) return 0;
  const [geography] = geographiesOfRegion(region);
  return geography !== undefined && geographiesOfRegion(home).includes(geography) ? 1 : 2;
}

/** Those that can be taken: found usable, or where none was probed, active. */
export function usableModels(models: readonly Model[]): readonly Model[] {
  const isProbed = models.some(({ probe }) => probe !== undefined);
  return models.filter(({ isActive, probe }) => isActive && (!isProbed || probe === 'usable'));
}

function choiceOf(
  region: string,
  routing: ModelChoice['routing'],
  models: readonly Model[],
): Way | undefined {
  const usable = models.filter((model) => model.routing === routing);
  const best = bestOfFamilies(usable);
  const [first] = best;
  if (!first) return undefined;
  const geography = first.geography;
  return {
    region,
    routing,
    ...(routing === 'geographic' && geography !== undefined && { geography }),
    models: best.map(({ name }) => name),
    recommended: best.some((model) => model.recommended),
    options: commandLine({ region, ...modelAnswers(best) }),
  };
}

/** The first of each family, the families in their order. */
export function bestOfFamilies(models: readonly Model[]): readonly Model[] {
  return FAMILIES.flatMap((family) => models.find((model) => model.family === family) ?? []);
}

/**
 * The options of `setup` that name these models, one of a family, the families in their order. Claude Code asks for
 * each family by its alias, so for one that is not wanted another stands in.
 */
export function modelAnswers(best: readonly Model[], without: readonly string[] = []): SetupOptions {
  const pins = withStandIns(pinsFor(best.filter(({ family }) => !without.includes(family))), without);
  // Claude Code's own choice for the primary model is an Opus.
  const primary = pins.opus ? undefined : (pins.sonnet ?? best[0]?.id);
  return {
    ...(primary !== undefined && { model: primary }),
    pin: Object.entries(pins).map(([family, id]) => `${family}=${id}`),
  };
}

/**
 * One pin per family that works. Claude Code's background work asks for a Haiku (or, unpinned, for a model that may
 * not be there), so without one the next larger family stands in for it.
 */
function pinsFor(best: readonly Model[]): Partial<Record<Family, string>> {
  const pins: Partial<Record<Family, string>> = {};
  for (const { family, id } of best) if (isFamily(family)) pins[family] = id;
  const standIn = pins.haiku ?? pins.sonnet ?? pins.opus;
  return standIn === undefined ? pins : { ...pins, haiku: standIn };
}

const STAND_INS: Readonly<Partial<Record<Family, readonly Family[]>>> = {
  opus: ['sonnet', 'haiku'],
  sonnet: ['opus', 'haiku'],
  haiku: ['sonnet', 'opus'],
};

function withStandIns(
  pins: Partial<Record<Family, string>>,
  without: readonly string[],
): Partial<Record<Family, string>> {
  const all = { ...pins };
  for (const family of without.filter(isFamily)) {
    const [id] = (STAND_INS[family] ?? []).flatMap((one) => (without.includes(one) ? [] : (pins[one] ?? [])));
    if (id !== undefined) all[family] = id;
  }
  return all;
}

/** What people call the geographies that AWS names by the prefix of an id. */
const GEOGRAPHIES: Readonly<Record<string, string>> = {
  eu: 'within the EU',
  us: 'within the US',
  'us-gov': 'within AWS GovCloud (US)',
  apac: 'within Asia Pacific',
  jp: 'in Japan',
  au: 'in Australia',
};

/** A way to go on in the words of a question; `namesRegion` where choices of several regions stand side by side. */
function choiceWords(way: Way, namesRegion: boolean): Pick<ModelChoice, 'label' | 'description'> {
  const { routing, region, recommended, models } = way;
  const place = namesRegion && routing !== 'in-region' ? `, ${region}` : '';
  const where = routing === 'global' ? 'AWS may answer from any region' : 'Requests stay there';
  return {
    label: `${placeWords(way)}${place}${recommended ? ' (Recommended)' : ''}`,
    description: `${models.join(', ')}. ${where}.`,
  };
}

function placeWords({ routing, geography = '', region }: Way): string {
  if (routing === 'global') return 'Global';
  if (routing === 'in-region') return `Only in ${region}`;
  return `Only ${geographyWords(geography)}`;
}

/** Where a geography answers: `within the EU`. */
export function geographyWords(geography: string): string {
  return GEOGRAPHIES[geography] ?? `within ${geography}`;
}
