import { geographiesOfRegion, isForeignGeography } from '../../knowledge/geographies.ts';
import { FAMILY_PINS, type Family, isFamily } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { isClaudeRegion, isRegionShaped, isWithoutClaude } from '../../knowledge/regions.ts';
import { whyNotInRegion } from '../../knowledge/ways.ts';
import type { Model } from '../../model/models.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { TalkStep } from '../../model/talk.ts';
import { chooseRegions } from '../../plan/models/choose-regions.ts';
import {
  bestOfFamilies,
  geographyWords,
  modelAnswers,
  usableModels,
} from '../../plan/models/model-choices.ts';
import { refusalReasons } from '../../plan/models/refusal-reasons.ts';
import { regionsToChoose } from '../../plan/profile/offered-regions.ts';
import { standingValue } from '../../plan/setup/way-edits.ts';
import {
  familiesOf,
  nameOfWish,
  type WantedModel,
  wantedModels,
  wishedModel,
} from '../../plan/talk/model-wish.ts';
import type { TalkAnswers } from '../../plan/talk/talk-answers.ts';
import { shortened } from '../../text/text.ts';
import { askModels, choicesOf, type ModelsAnswer } from '../models/ask-models.ts';
import { notYet } from './access-steps.ts';
import { agreeStep, KEY_IS_YOURS, scopeQuestion } from './agree-steps.ts';
import {
  type Found,
  modelsQuestion,
  notAsked,
  nothingAnswers,
  otherModel,
  regionQuestion,
  sameModel,
} from './models-questions.ts';
import type { Ready, Room } from './room.ts';
import { becomeReady } from './sign-in-steps.ts';

/** The plan with the models that are wanted or recommended, or why there can be none. */
export async function planStep(room: Room, ready: Ready): Promise<Outcome<TalkStep>> {
  const { about, ...asked } = ready.answers;
  // Before a gateway the region says nothing, and only Bedrock Invoke lists its models and tries them here.
  if (asked.way === 'gateway') return agreeStep(room, ready, asked);
  if (ready.signer.kind === 'api-key' && asked.scope === 'project')
    return success({
      ...scopeQuestion(room, asked),
      say: KEY_IS_YOURS,
    });
  const region = chosenRegion(room, ready);
  if (region === undefined) return success(regionQuestion(room, ready));
  const elsewhere = anotherRegion(room, ready, region);
  if (elsewhere) return success(elsewhere);
  if (asked.way !== undefined && asked.way !== 'invoke')
    return agreeStep(room, ready, { ...asked, region }, asked);
  if ((asked.pin ?? []).length > 0) return tryPins(room, ready, { ...asked, region }, asked);
  const isEverywhere = about === 'everywhere';
  const regions = isEverywhere ? chooseRegions(['all', region], region) : success([region]);
  if (!regions.ok) return regions;
  const wanted = asked.model === undefined ? [] : wantedModels(asked.model);
  const standing = standingPins(room, ready, region);
  const ids = (wanted ?? []).flatMap((one) => ('id' in one ? one.id : []));
  const named = [...ids, ...standing.ids];
  const answer = await probe(room, ready, regions.value, named);
  if (!answer.ok) return success(notAsked(ready, asked, answer.problem));
  const { models } = answer.value;
  const choices = choicesOf({ isProbed: true, home: region }, answer.value);
  const first = wishedChoice(asked, choices, region) ?? standingChoice(room, choices, region) ?? choices[0];
  const isUsable = (id: string) => models.some((model) => model.id === id && model.probe === 'usable');
  const found: Found = {
    answer: answer.value,
    choices,
    region: isEverywhere && first ? first.region : region,
    first,
  };
  // Where the models cannot be listed, one that is named is asked all the same.
  const [only] = ids;
  if (!first && only !== undefined && isUsable(only))
    return agreeStep(room, ready, { ...asked, region, model: only }, asked);
  if (!first && about === 'sent') return success(notYet({ ...asked, region }));
  if (!first) return success(nothingAnswers(ready, asked, found, isEverywhere));
  if (about === 'models' || isEverywhere) return success(modelsQuestion(asked, found));
  if (asked.geography !== undefined && first.geography !== asked.geography)
    return success({
      ...modelsQuestion(asked, found),
      say: `No model answers ${geographyWords(asked.geography)} alone.`,
    });
  if (wanted === undefined)
    return success({
      ...modelsQuestion({ ...asked, model: undefined }, found),
      say: `Not understood: '${shortened(asked.model ?? '', 80)}'.`,
    });
  const kept = models.filter(({ id, probe: is }) => standing.ids.includes(id) && is === 'usable');
  const unwanted = standing.without.filter((family) => !familiesOf(asked.model).includes(family));
  const settled = { ...asked, without: asked.without ?? unwanted };
  const all = { ...found, kept };
  if (wanted.length > 0) return withWanted(room, ready, asked, { ...all, wanted, without: settled.without });
  const answers = resolved(room, settled, all, []);
  return withNotes(await agreeStep(room, ready, answers, asked), [
    ...familiesLeftOut(models, region, settled.without),
    ...standInNotes(models, answers),
  ]);
}

/** The region that was named, or that goes with the sign-in. */
export function chosenRegion(room: Room, ready: Ready): string | undefined {
  return ready.answers.region ?? standingRegion(room, ready) ?? regionOf(room, ready);
}

/** Why it cannot be this region, with others. */
function anotherRegion(room: Room, ready: Ready, region: string): TalkStep | undefined {
  const { way = 'invoke', geography } = ready.answers;
  if (!isRegionShaped(region)) return regionQuestion(room, ready, region);
  if (isWithoutClaude(region))
    return {
      ...regionQuestion(room, ready),
      say: `Claude is not available in ${region}, nor in any other region of that partition of AWS.`,
    };
  if (geography !== undefined && !geographiesOfRegion(region).includes(geography))
    return {
      ...regionQuestion(room, ready),
      say: `Models that answer ${geographyWords(geography)} are called from a region there, not from ${region}.`,
    };
  const missing = whyNotInRegion(way, region);
  return missing === undefined ? undefined : { ...regionQuestion(room, ready), say: missing };
}

/** The choice with the routing, or the geography, that was asked for. */
function wishedChoice({ geography, routing }: TalkAnswers, choices: Found['choices'], region: string) {
  const isWished = (one: Found['choices'][number]) =>
    geography === undefined ? one.routing === routing : one.geography === geography;
  return choices.find((one) => one.region === region && isWished(one));
}

/** The models that are wanted, by family and version also where another region has another id for them. */
async function withWanted(
  room: Room,
  ready: Ready,
  asked: TalkAnswers,
  {
    wanted,
    without,
    ...found
  }: Kept & { readonly wanted: readonly WantedModel[]; readonly without: readonly string[] },
): Promise<Outcome<TalkStep>> {
  const here = found.answer.models.filter((one) => one.region === found.region);
  const routed = here.filter(({ routing }) => routing === found.first?.routing);
  const models = wanted.map((one) => {
    if ('family' in one) return wishedModel(one, routed) ?? wishedModel(one, here);
    const known = here.find(({ id }) => id === one.id);
    return known?.probe === 'usable' ? known : sameModel(one.id, routed);
  });
  const missing = wanted.filter((_, i) => models[i] === undefined);
  const [first] = missing;
  const isOfRouting = asked.routing !== undefined;
  if (first && 'id' in first && !isOfRouting && !foreign(first.id, found.region))
    return success(otherModel(asked, found, first.id));
  if (first) {
    const names = missing.map((one) => ('id' in one ? one.id : nameOfWish(one)));
    return success({
      ...modelsQuestion({ ...asked, model: undefined }, found),
      say: `Not available in ${found.region}: ${names.join(', ')}.`,
    });
  }
  const known = models.filter((model) => model !== undefined);
  // What is of no family is what Claude Code uses, beside the models of the families.
  const other = known.find(({ family }) => !isFamily(family));
  const ofFamilies = known.filter(({ family }) => isFamily(family));
  const answers = resolved(room, { ...asked, without }, found, ofFamilies);
  const all = other ? { ...answers, model: other.id } : answers;
  return withNotes(await tryPins(room, ready, all, asked), standInNotes(found.answer.models, all));
}

function foreign(id: string, region: string): boolean {
  const named = parseModelId(id);
  return 'geography' in named && isForeignGeography(named.geography, region);
}

/** What there is, and what of it the settings pin already. */
interface Kept extends Found {
  readonly kept: readonly Model[];
}

/** The answers with a model for each family: those that are wanted, those that stand, and the best of the others. */
function resolved(
  room: Room,
  asked: TalkAnswers,
  { answer, region, first, kept }: Kept,
  wanted: readonly Model[],
): TalkAnswers & { readonly region: string } {
  const routed = answer.models.filter((one) => one.region === region && one.routing === first?.routing);
  const best = bestOfFamilies([...wanted, ...kept, ...bestOfFamilies(usableModels(routed))]);
  const { model: _, ...rest } = asked;
  const pinned = modelAnswers(best, asked.without);
  // Claude Code's own choice is an Opus, where the settings name none.
  const isOwnChoice =
    standingValue(room.settings, 'ANTHROPIC_MODEL') === undefined &&
    wanted.some(({ family }) => family === 'opus');
  const [named] = isOwnChoice ? [] : wanted;
  return { ...rest, ...pinned, ...(named && { model: named.id }), region };
}

/** Which model stands in for those that are not wanted. */
function standInNotes(models: readonly Model[], { without = [], pin = [] }: TalkAnswers): readonly string[] {
  return without.flatMap((family) => {
    const id = pin.find((one) => one.startsWith(`${family}=`))?.slice(family.length + 1);
    const name = models.find((model) => model.id === id)?.name ?? id;
    const own = nameOfWish({ family: family as Family });
    return name === undefined ? [] : [`Without ${own}: ${name} stands in where Claude Code asks for ${own}.`];
  });
}

/** The families that Claude Code has by itself and that AWS refuses here: a plan without them says why. */
function familiesLeftOut(
  models: readonly Model[],
  region: string | undefined,
  without: readonly string[],
): readonly string[] {
  const wanted = (['opus', 'sonnet', 'haiku'] as const).filter((family) => !without.includes(family));
  return wanted.flatMap((family) => {
    const own = models.filter((model) => model.region === region && model.family === family);
    const [reason] = usableModels(own).length > 0 ? [] : refusalReasons(own);
    return reason ? [`${nameOfWish({ family })} is left out: ${reason.say}`] : [];
  });
}

/** A step after what else is to be said. */
export function withNotes(step: Outcome<TalkStep>, notes: readonly string[]): Outcome<TalkStep> {
  if (!step.ok || notes.length === 0) return step;
  return success({ ...step.value, say: [...notes, step.value.say].join('\n\n') });
}

/** The region that the settings name with the same sign-in: a second setup does not take it back unasked. */
function standingRegion({ settings, standing }: Room, { answers }: Ready): string | undefined {
  const isSame = answers.profile !== undefined && standingValue(settings, 'AWS_PROFILE') === answers.profile;
  return isSame && standing === (answers.way ?? 'invoke') ? standingValue(settings, 'AWS_REGION') : undefined;
}

/**
 * The models that the settings pin with the same sign-in and region, and the families that another one stands in for:
 * neither are they taken back unasked, but where another routing is asked for.
 */
function standingPins(room: Room, ready: Ready, region: string) {
  const { routing, geography } = ready.answers;
  const isAsked = (routing ?? geography) !== undefined || standingRegion(room, ready) !== region;
  const pins = Object.entries(FAMILY_PINS).flatMap(([family, name]) => {
    const id = isAsked ? undefined : standingValue(room.settings, name);
    return id === undefined ? [] : [{ family, id, own: familiesOf(id) }];
  });
  const without = pins.filter(({ family, own }) => own.length > 0 && !own.includes(family));
  return { ids: pins.map(({ id }) => id), without: without.map(({ family }) => family) };
}

/** The choice of the routing that the settings hold, likewise; where what they name is of that region. */
function standingChoice({ settings }: Room, choices: ReturnType<typeof choicesOf>, region: string) {
  const standing = Object.values(FAMILY_PINS).map((name) => standingValue(settings, name));
  const pinned = standing.find((id) => id !== undefined);
  const [prefix] = pinned?.split('.anthropic.') ?? [];
  if (pinned === undefined || prefix === undefined || standingValue(settings, 'AWS_REGION') !== region)
    return undefined;
  const isOf = (one: (typeof choices)[number]) =>
    one.region === region && (one.routing === 'global' ? prefix === 'global' : one.geography === prefix);
  return choices.find(isOf);
}

/** The region that goes with the sign-in; that of the portal, where Claude is offered there. */
function regionOf({ seen, profiles }: Room, { region, near, answers }: Ready): string | undefined {
  const ofProfile = profiles.find(({ name }) => name === answers.profile)?.region;
  const known = [region, ofProfile, near, seen.env.AWS_REGION].find(
    (one) => one !== undefined && isRegionShaped(one),
  );
  if (known === undefined) return undefined;
  return isClaudeRegion(known) ? known : regionsToChoose([known]).find(isClaudeRegion);
}

/** Where Claude is to be asked, when the person wants another region than the one that was taken. */
export async function askRegion(room: Room, answers: TalkAnswers): Promise<Outcome<TalkStep>> {
  const ready = await becomeReady(room, answers);
  if (!ready.ok) return ready;
  return success('step' in ready.value ? ready.value.step : regionQuestion(room, ready.value));
}

async function probe(
  room: Room,
  { signer }: Ready,
  regions: readonly string[],
  named: readonly string[],
): Promise<Outcome<ModelsAnswer>> {
  const [home = ''] = regions;
  const question = { world: room.seen, aws: room, signIn: { signer, options: {} }, regions, home, named };
  const answer = await askModels({ ...question, isEverywhere: regions.length > 1, isProbed: true });
  if (answer.ok) return success(answer.value);
  const { id, message, fix } = answer.finding;
  return refusal(id, message, fix);
}

/** The plan with these models, if each of them answers. */
async function tryPins(
  room: Room,
  ready: Ready,
  answers: TalkAnswers & { readonly region: string },
  asked: TalkAnswers,
): Promise<Outcome<TalkStep>> {
  const pinned = (answers.pin ?? []).map((pin) => pin.slice(pin.indexOf('=') + 1));
  const ids = [...new Set([...pinned, ...(answers.model === undefined ? [] : [answers.model])])];
  const answer = await probe(room, ready, [answers.region], ids);
  if (!answer.ok) return success(notAsked(ready, asked, answer.problem));
  const { models } = answer.value;
  const refused = ids.find((one) => !models.some(({ id, probe: is }) => id === one && is === 'usable'));
  if (refused === undefined) return agreeStep(room, ready, answers, asked);
  const choices = choicesOf({ isProbed: true, home: answers.region }, answer.value);
  const found = { answer: answer.value, choices, region: answers.region, first: choices[0] };
  if (!found.first) return success(nothingAnswers(ready, asked, found, false));
  return success(otherModel(asked, found, refused));
}
