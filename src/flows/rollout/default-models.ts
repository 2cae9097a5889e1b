import { CATALOG } from '../../knowledge/client-models.ts';
import { geographiesOfRegion, isForeignGeography } from '../../knowledge/geographies.ts';
import { FAMILIES, type Family } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import type { World } from '../../model/world.ts';
import { bestOfFamilies, usableModels } from '../../plan/models/model-choices.ts';
import type { InitAnswers } from '../../rollout/file/init-rollout.ts';
import { askModels } from '../models/ask-models.ts';
import { readQuestion } from '../models/models-question.ts';

/** The models of a new file, and what is to be known of where they come from. */
interface Chosen {
  readonly models: readonly string[];
  readonly note?: string;
}

/** Fable answers only where an account shares its data: nobody gets it unasked. */
const OFFERED: readonly Family[] = FAMILIES.filter((family) => family !== 'fable');

/**
 * The models that this computer uses where they fit the region; else those of the region that answer whoever is signed in
 * here; else the newest that are known.
 */
export async function defaultModels(world: World, answers: InitAnswers): Promise<Chosen> {
  const { models, region, profile, way } = answers;
  if (way === 'gateway') return { models: models.length > 0 ? models : newest((model) => model.own) };
  if (region === undefined) return { models };
  const fitting = models.filter((id) => {
    const parsed = parseModelId(id);
    return !('geography' in parsed && isForeignGeography(parsed.geography, region));
  });
  if (fitting.length > 0) return { models: fitting };
  const listed = profile === undefined ? [] : await probedModels(world, profile, region);
  if (listed.length > 0) return { models: listed };
  const [prefix = 'global'] = geographiesOfRegion(region);
  return {
    models: newest((model) => `${prefix}.${model.bedrock}`),
    note: `Nobody is signed in here who could be asked which models ${region} has: these are the newest that are known. Edit them in the file where your account has others.`,
  };
}

function newest(idOf: (model: (typeof CATALOG)[number]) => string): readonly string[] {
  return OFFERED.flatMap((family) => {
    const first = CATALOG.find((model) => model.family === family);
    return first === undefined ? [] : [idOf(first)];
  });
}

/** The models of a region that answer one token, of each family the one that is recommended; none where nobody signs. */
export async function probedModels(
  world: World,
  profile: string,
  region: string,
): Promise<readonly string[]> {
  const question = await readQuestion(world, { profile, region: [region], probe: true });
  if (!question.ok) return [];
  const answer = await askModels(question.value);
  if (!answer.ok) return [];
  const usable = usableModels(answer.value.models.filter(({ recommended }) => recommended));
  return bestOfFamilies(usable).flatMap(({ id, family }) =>
    (OFFERED as readonly (string | undefined)[]).includes(family) ? [id] : [],
  );
}
