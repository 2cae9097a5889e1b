import { fallsBack } from '../../client/falls-back.ts';
import type { ModelInUse, ModelRole } from '../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts, HomeFacts } from '../../facts/doctor-facts.ts';
import type { Invocation } from '../../facts/live-facts.ts';
import { shownValue } from '../../facts/settings/shown-value.ts';
import { FAMILY_PINS } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import type { Model } from '../../model/models.ts';
import { placeOf, shownOf } from './configured.ts';

type ModelFacts = Pick<DoctorFacts, 'models' | 'client' | 'live'>;

/**
 * What Claude Code asks as its primary model: the one a setting names, else the one it takes by itself, or takes
 * because a list of models leaves out what is named. Which that is, AWS's answers decide.
 */
export function primaryModel({ models, client, live }: ModelFacts): ModelInUse | undefined {
  const named = models.named.find(({ roles }) => roles.includes('primary'));
  const { value, origin } = client.models.main;
  const isElsewhere = value.provider !== undefined || client.provider.value === 'anthropic';
  if (!live || isElsewhere || named?.id === value.id) return named;
  if (named && value.restricted === undefined) return named;
  const namesake = models.named.find(({ id }) => id === value.id);
  if (namesake) return { ...namesake, roles: ['primary', ...namesake.roles] };
  return {
    roles: ['primary'],
    id: value.id,
    parsed: parseModelId(value.id),
    key: FAMILY_PINS[models.primaryFamily ?? 'opus'],
    origin,
  };
}

/** Every model that Claude Code asks, the primary one first. */
export function modelsToJudge(facts: ModelFacts): readonly ModelInUse[] {
  const primary = primaryModel(facts);
  return [...(primary ? [primary] : []), ...facts.models.named.filter((one) => one.id !== primary?.id)];
}

/** What came of asking a model. */
export function invocationOf({ live }: ModelFacts, id: string): Invocation | undefined {
  return live?.invocations.find((one) => one.id === id);
}

/** True where the primary model answered: whatever else is wrong, Claude Code can work. */
export function isPrimaryUsable(facts: ModelFacts): boolean {
  const { id, provider } = facts.client.models.main.value;
  // Mantle may answer for it beside Bedrock Invoke.
  const asked = primaryModel(facts)?.id ?? (provider && id);
  return asked !== undefined && invocationOf(facts, asked)?.answer.ok === true;
}

/** What Claude Code works with while the primary model is refused; as a sentence that begins with a blank. */
export function rescueWords(facts: ModelFacts): string | undefined {
  const primary = primaryModel(facts);
  const answer = primary && invocationOf(facts, primary.id)?.answer;
  if (!answer || answer.ok || !fallsBack(answer.finding)) return undefined;
  const model = facts.client.fallbacks.find(({ value }) => invocationOf(facts, value.id)?.answer.ok);
  return model && ` Claude Code works with ${model.value.id} instead (${placeOf(model.origin)}).`;
}

/** The models that the region lists; `undefined` where that is not known, or none of them is Claude. */
export function listedModels({ live }: ModelFacts): readonly Model[] | undefined {
  const listing = live?.listing;
  return listing?.ok && listing.value.length > 0 ? listing.value : undefined;
}

/** The listed models that may be named instead of another: those that are not known to be refused. */
export function modelsToTake(facts: ModelFacts): readonly Model[] {
  return (listedModels(facts) ?? []).filter(({ id }) => invocationOf(facts, id)?.answer.ok !== false);
}

/** A model's id as it may be shown: anything may stand in a setting. */
export function shownId(facts: HomeFacts, { key, id, origin }: ModelInUse): string {
  const of = settingsKey(key);
  // Of a list the one that is meant.
  if (of?.shape.kind === 'models') return shownValue(of, id);
  const shown = origin.from === 'default' ? undefined : shownOf(facts, key);
  const written = shown?.replace(/\[1m\]$/i, '');
  const behind = overrideBehind(facts, written, id);
  return behind ?? written ?? id;
}

/** What `modelOverrides` makes of a name of Anthropic's own, and where; only where that is what is asked for. */
function overrideBehind(
  { settings }: HomeFacts,
  written: string | undefined,
  id: string,
): string | undefined {
  if (written === undefined || written === id) return undefined;
  const file = settings.find(
    ({ state, ...one }) =>
      state === 'parsed' && 'json' in one && Object.values(Object(one.json.modelOverrides)).includes(id),
  );
  return file && `${id} (modelOverrides in ${file.file}, for ${written})`;
}

/** What a model is used for, in words: `the primary model and background work`. */
export function rolesInWords(roles: readonly ModelRole[]): string {
  const words = roles.map((role) => {
    if (role === 'primary') return 'the primary model';
    if (role === 'background') return 'background work';
    if (role === 'classifier') return 'the classifier of auto mode';
    if (role === 'fallback') return 'a fallback';
    if (role === 'agents') return 'an agent';
    return role === 'subagents' || role === 'workflows' ? role : `the alias ${role}`;
  });
  return words.join(words.length === 2 ? ' and ' : ', ');
}
