import { isForeignGeography } from '../../knowledge/geographies.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { Way } from '../../knowledge/ways.ts';
import { valueAt } from '../../plan/edit/key-values.ts';
import { standingValue } from '../../plan/setup/way-edits.ts';
import { wantedModels } from '../../plan/talk/model-wish.ts';
import type { TalkAnswers } from '../../plan/talk/talk-answers.ts';
import { shortPath } from '../../report/place-text.ts';
import type { Ready, Room } from './room.ts';
import { missingOfProject } from './sign-in-steps.ts';

/** The answers of a plan, after what stands in the settings, and what is to be said of it. */
export interface Settled {
  readonly answers: TalkAnswers;
  readonly notes: readonly string[];
}

/** What nobody answered and the settings decide: the place, and a model that the region cannot be asked for. */
export function settledAnswers(room: Room, ready: Ready, given: TalkAnswers): Settled {
  const scope = given.scope ?? standingScope(room, ready, given);
  const placed = { ...given, ...(scope !== undefined && { scope }) };
  const { way = 'invoke' } = placed;
  if (way === 'platform' || way === 'mantle') return { answers: namedFor(way, placed), notes: [] };
  return way === 'invoke' ? withCallableModel(room, placed) : { answers: placed, notes: [] };
}

/**
 * Where Bedrock is switched on for one person in this project, all other places lose. A colleague without the profile
 * that the team's settings name has another one for this project alone.
 */
function standingScope(room: Room, { profilePlan }: Ready, { profile }: TalkAnswers): 'local' | undefined {
  const local = room.settings.find(({ scope }) => scope === 'local');
  const isLocal =
    local?.state === 'parsed' && isOn(valueAt(local, ['env', 'CLAUDE_CODE_USE_BEDROCK'])) && !profilePlan;
  const teams = missingOfProject(room);
  const isAnother = teams !== undefined && profile !== undefined && profile !== teams;
  return isLocal || isAnother ? 'local' : undefined;
}

/** A model that is set already and belongs to another geography would be asked first, and refused. */
function withCallableModel({ settings, world }: Room, answers: TalkAnswers): Settled {
  const { model, pin = [], region = '' } = answers;
  const file = settings.find((one) => one.state === 'parsed' && typeof valueAt(one, ['model']) === 'string');
  const variable = standingValue(settings, 'ANTHROPIC_MODEL');
  const standing = variable ?? (file?.state === 'parsed' ? String(valueAt(file, ['model'])) : undefined);
  const parsed = standing === undefined ? undefined : parseModelId(standing);
  const family = parsed && 'family' in parsed ? parsed.family : '';
  const first = pin.find((one) => one.startsWith(`${family}=`)) ?? pin[0];
  const isForeign = parsed && 'geography' in parsed && isForeignGeography(parsed.geography, region);
  if (model !== undefined || first === undefined || !isForeign) return { answers, notes: [] };
  const taken = first.slice(first.indexOf('=') + 1);
  const place = variable === undefined ? ` ("model" in ${shortPath(file?.file ?? '', world.home)})` : '';
  return {
    answers: { ...answers, model: taken },
    notes: [`${standing}${place} cannot be called from ${region}: ANTHROPIC_MODEL names ${taken} instead.`],
  };
}

/** Models as people name them, in the names of a way that is not Bedrock Invoke; a family alone is an alias. */
function namedFor(way: Way, answers: TalkAnswers): TalkAnswers {
  const wanted = answers.model === undefined ? undefined : wantedModels(answers.model);
  const wishes = wanted?.flatMap((one) => ('family' in one ? one : [])) ?? [];
  if (wishes.length === 0 || wishes.length !== wanted?.length) return answers;
  const ids = wishes.map(({ family, version }) => {
    const name = version && `claude-${family}-${version.replaceAll('.', '-')}`;
    return { family, id: name && (way === 'mantle' ? `anthropic.${name}` : name) };
  });
  const pins = ids.flatMap(({ family, id }) => (id ? [`${family}=${id}`] : []));
  const [first] = ids;
  const kept = (answers.pin ?? []).filter((pin) => !ids.some(({ family }) => pin.startsWith(`${family}=`)));
  return {
    ...answers,
    model: first?.id ?? first?.family,
    ...(pins.length > 0 && { pin: [...kept, ...pins] }),
  };
}
