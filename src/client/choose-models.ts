import type { ClientModel, ClientRole, Placed } from '../facts/claude-code/client-view.ts';
import { CATALOG, type CatalogModel } from '../knowledge/client-models.ts';
import type { ProviderId } from '../knowledge/client-providers.ts';
import { clientHas, isSince } from '../knowledge/client-versions.ts';
import { FAMILIES, FAMILY_PINS, type Family, isFamily } from '../knowledge/model-families.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import type { Origin } from '../model/configuration.ts';
import { idOfEntry, type ModelLists, modelLists } from './model-lists.ts';
import {
  familyBehind,
  idAt,
  idBehind,
  modelBehind,
  modelNamed,
  modelOfFamily,
  type NameReader,
  stepsBelow,
  withoutWindow,
} from './model-names.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** The models that Claude Code asks for, by what it asks them for. */
export type ChosenModels = Readonly<Record<ClientRole, Placed<ClientModel>>> & {
  /** What is asked in this order where the primary model is refused. */
  readonly fallbacks: readonly Placed<ClientModel>[];
};

interface Chooser {
  readonly settings: SettingsInEffect;
  readonly reader: NameReader;
  readonly lists: ModelLists;
  /** Ids that are refused, or remembered as refused: Claude Code steps down from its own choice. */
  isRefused(id: string): boolean;
}

/** `main` and what depends on it; with what stands behind `--model` and `--fallback-model`. */
export function chooseModels(
  settings: SettingsInEffect,
  reader: NameReader,
  isRefused: (id: string) => boolean,
  {
    modelArgument,
    fallbackArgument,
  }: { readonly modelArgument?: string; readonly fallbackArgument?: string },
): ChosenModels {
  const chooser: Chooser = { settings, reader, lists: modelLists(settings, reader), isRefused };
  const chosen = chosenText(chooser, modelArgument);
  const main = mainModel(chooser, chosen);
  const families = Object.fromEntries(FAMILIES.map((family) => [family, ofFamily(chooser, family)]));
  return {
    ...(families as Record<Family, Placed<ClientModel>>),
    main,
    background: backgroundModel(chooser, chosen !== undefined, main),
    subagent: subagentModel(chooser, settings.variable('CLAUDE_CODE_SUBAGENT_MODEL'), main),
    fallbacks: fallbackModels(chooser, fallbackArgument),
  };
}

/** `--fallback-model` with commas, else `fallbackModel`, without what the lists leave out [run 2.1.332: 22 runs]. */
function fallbackModels(chooser: Chooser, argument: string | undefined): readonly Placed<ClientModel>[] {
  const given = argument !== undefined && {
    value: argument.split(',').filter((one) => one.trim() !== 'default'),
    origin: { from: 'environment', key: '--fallback-model' } as const,
  };
  const found = given || chooser.settings.setting('fallbackModel');
  const names = Array.isArray(found?.value) ? found.value.filter((one) => typeof one === 'string') : [];
  return names.flatMap((value) => {
    const placed = { value, origin: found?.origin ?? ({ from: 'default' } as const) };
    // The word is the setting's, and no word of the argument.
    const model = value === 'default' ? defaultModel(chooser) : resolve(chooser, placed);
    return chooser.lists.forbids(value, model.value.id) ? [] : [{ ...model, origin: placed.origin }];
  });
}

/** `--model`, ANTHROPIC_MODEL, the key `model`; a blank ANTHROPIC_MODEL is a choice, an empty one is not [run]. */
function chosenText({ settings }: Chooser, argument: string | undefined): Placed<string> | undefined {
  if (argument !== undefined) return { value: argument, origin: { from: 'environment', key: '--model' } };
  const variable = settings.raw('ANTHROPIC_MODEL');
  return variable?.value ? variable : settings.text('model');
}

function mainModel(chooser: Chooser, chosen: Placed<string> | undefined): Placed<ClientModel> {
  if (!chosen) return defaultModel(chooser);
  const model = resolve(chooser, chosen);
  const forbidding = chooser.lists.forbids(asListed(chooser, chosen.value), model.value.id);
  if (!forbidding) return model;
  const sibling = siblingOf(chooser, chosen.value, forbidding.value);
  const fallback = sibling ?? defaultModel(chooser);
  const instead = followed(chooser, fallback);
  // What happens to be the default is allowed all the same, but for models that are denied [run 2.1.332].
  if (
    forbidding.value === 'availableModels' &&
    !chooser.lists.enforced &&
    model.value.id === instead.value.id
  )
    return model;
  const restricted = { asked: chosen.value, by: forbidding.origin };
  return { ...instead, value: { ...instead.value, restricted } };
}

/**
 * What a list is asked for: an alias as it is pinned where the list is enforced, and as a person overrides it where the
 * list is the administrator's [run 2.1.332: 16 homes].
 */
function asListed(chooser: Chooser, chosen: string): string {
  const { settings, reader, lists } = chooser;
  const alias = withoutWindow(chosen).toLowerCase();
  if (!isFamily(alias)) return chosen;
  const pin = settings.variable(FAMILY_PINS[alias])?.value;
  if (pin) return lists.enforced ? pin : chosen;
  const override = overrideOf(chooser, modelOfFamily(alias, reader)?.own ?? alias);
  return override && isOfPerson(chooser, override.origin) ? override.value : chosen;
}

/** In place of an alias whose model is denied, the newest of its family; for Sonnet the default [run 2.1.332]. */
function siblingOf({ reader, lists }: Chooser, asked: string, by: string): Placed<ClientModel> | undefined {
  const alias = withoutWindow(asked).toLowerCase();
  if (by !== 'deniedModels' || (alias !== 'haiku' && alias !== 'fable')) return undefined;
  const family = newestFirst(alias, reader).map((model) => idAt(model, reader));
  const [id, ...fallbacks] = family.filter((one) => !lists.forbids(one, one));
  return id === undefined
    ? undefined
    : { value: { id, asked: alias, fallbacks }, origin: { from: 'default' } };
}

function newestFirst(family: Family, { version }: NameReader): readonly CatalogModel[] {
  return CATALOG.filter((known) => known.family === family && isSince(known.since, version));
}

/** What is asked where nobody chose. */
function defaultModel(chooser: Chooser): Placed<ClientModel> {
  const { settings, reader, lists } = chooser;
  const named = clientHas('readsDefaultModel', reader.version)
    ? settings.variable('ANTHROPIC_DEFAULT_MODEL')
    : undefined;
  const isName = named && !['default', 'inherit'].includes(named.value.toLowerCase());
  if (named && isName && !lists.enforced) {
    const model = resolve(chooser, named);
    if (!lists.forbids(named.value, model.value.id)) return model;
  }
  const family = defaultFamily(chooser);
  const pinned = ofFamily(chooser, family);
  const model = followed(chooser, isFollowed(chooser, pinned) ? pinned : tableModel(chooser, family));
  if (lists.enforced) return enforcedModel(chooser, model, family);
  return lists.forbids(family, model.value.id)?.value === 'deniedModels'
    ? allowedInstead(chooser, model, family)
    : model;
}

/**
 * Of what is not chosen a pin that holds an alias is followed, once: `opusplan` to Sonnet, `best` as it is where it is
 * chosen [run 2.1.200, 2.1.332: 19 pins].
 */
function followed(chooser: Chooser, model: Placed<ClientModel>): Placed<ClientModel> {
  const alias = model.value.id.toLowerCase();
  if (alias === 'best') return ofFamily(chooser, bestFamily(chooser));
  if (alias === 'opusplan') return ofFamily(chooser, 'sonnet');
  return isFamily(alias) ? ofFamily(chooser, alias) : model;
}

/**
 * Mantle's default follows its pin only where the lists allow it and the account has it, which no account has of an
 * alias [run 2.1.332: 13 pins].
 */
function isFollowed({ reader, lists, isRefused }: Chooser, { value: { id } }: Placed<ClientModel>): boolean {
  if (reader.provider !== 'mantle') return true;
  return !(isFamily(id.toLowerCase()) || lists.forbids(id, id) || isRefused(id));
}

/**
 * On Bedrock a pin of Sonnet alone makes Sonnet the default, but where a list is to be enforced, be there none or one that
 * does not count [run 2.1.332: 19 lists]; elsewhere each provider has its own [run].
 */
function defaultFamily({ settings, reader, lists }: Chooser): Family {
  const { provider, version } = reader;
  if (provider === 'mantle' || provider === 'claude-platform' || provider === 'anthropic') return 'opus';
  if (provider === 'foundry' || !clientHas('defaultsToOpus', version)) return 'sonnet';
  if (!lists.isExact && settings.setting('enforceAvailableModels')?.value === true) return 'opus';
  const isPinned = (family: Family) => settings.variable(FAMILY_PINS[family]) !== undefined;
  return isPinned('sonnet') && !isPinned('opus') ? 'sonnet' : 'opus';
}

function enforcedModel(chooser: Chooser, model: Placed<ClientModel>, family: Family): Placed<ClientModel> {
  const { lists, reader } = chooser;
  const { id } = model.value;
  // What is refused steps down first, to another family in the end; then the list is asked. The administrator's
  // override is what it overrides, a person's and a pin what they name, be it of no family [run 2.1.332].
  const isTheirs = isOverridden(chooser, model, family) && !isOfPerson(chooser, model.origin);
  const asked = isTheirs ? family : (familyBehind(id, reader) ?? id);
  if (!lists.forbids(asked, id)) return model;
  if (lists.isExact) return allowedInstead(chooser, model, family);
  const [first] = entriesToAsk(chooser);
  return first ? overridden(chooser, first, lists.origin ?? model.origin) : model;
}

/** An entry of an enforced list is asked for as `modelOverrides` has it, but not as it is pinned [run 2.1.332: 15 lists]. */
function overridden(
  chooser: Chooser,
  { id, asked }: { readonly id: string; readonly asked: string },
  origin: Origin,
): Placed<ClientModel> {
  const known = modelBehind(id, chooser.reader);
  const override = known && overrideOfName(chooser, known.own);
  const model = { value: { id, asked, fallbacks: [] }, origin };
  if (!override) return model;
  if (modelNamed(withoutWindow(asked), chooser.reader.version)) return plain(override.value, origin, asked);
  const patient = { ...chooser, isRefused: () => false };
  return { ...followed(patient, tableModel(patient, known.family)), origin };
}

/** True where `modelOverrides` alone has decided on what an alias means. */
function isOverridden(
  { settings }: Chooser,
  { value, origin }: Placed<ClientModel>,
  family: Family,
): boolean {
  return origin.from !== 'default' && value.asked === family && !settings.variable(FAMILY_PINS[family]);
}

/** What a list of models names, but for what is denied. */
function entriesToAsk({
  lists,
  reader,
}: Chooser): readonly { readonly id: string; readonly asked: string }[] {
  return lists.available.flatMap((asked) => {
    const id = idOfEntry(asked, reader, lists.isExact);
    if (id === undefined || lists.forbids(id, id)?.value === 'deniedModels') return [];
    // A family of which the list names models one by one allows none of its own.
    return isFamily(asked) && lists.forbids(asked, id) ? [] : [{ id, asked }];
  });
}

/**
 * What the lists allow, the first of: of Opus or Fable the newest Opus, or what is below the one it has stepped down to;
 * but for Haiku the Sonnet alias and the newest Sonnets; the Haiku alias and the newest Haikus; what is available. What
 * is pinned or overridden is asked for though AWS refuses it; an Opus of the table steps down in the turn as well [run
 * 2.1.332: 70 homes of lists, pins, overrides and refusals].
 */
function allowedInstead(chooser: Chooser, model: Placed<ClientModel>, family: Family): Placed<ClientModel> {
  const { lists, reader, isRefused } = chooser;
  const isAllowed = (id: string) => !lists.forbids(id, id);
  const newest = (one: Family) => newestFirst(one, reader).map((known) => idAt(known, reader));
  const own = modelBehind(idBehind(model.value.id, reader), reader);
  const start = isOverridden(chooser, model, family) ? family : own?.family;
  const opus = start === 'opus' || start === 'fable' ? newest('opus') : [];
  const isOfTable = own?.family === 'opus' && model.origin.from === 'default';
  const below = (isOfTable ? opus.slice(opus.indexOf(model.value.id)) : opus).filter(isAllowed);
  const [first] = below;
  // Of what is pinned and has stepped down, as on Mantle, the pin is asked all the same.
  const [pin] = aliasAllowed(chooser, family).filter(isAllowed);
  if (pin === undefined && first !== undefined && !lists.isExact && (isOfTable || start === 'fable')) {
    const sonnet = idOfEntry('sonnet', reader) ?? [];
    const steps = [...below, sonnet].flat().filter(isAllowed);
    const id = steps.find((one) => !isRefused(one)) ?? first;
    const fallbacks = steps.slice(steps.indexOf(id) + 1);
    return { ...model, value: { ...model.value, id, fallbacks } };
  }
  const sonnets = start === 'haiku' ? [] : [...aliasAllowed(chooser, 'sonnet'), ...newest('sonnet')];
  const haikus = [...aliasAllowed(chooser, 'haiku'), ...newest('haiku')];
  const ids = [...(pin ? [pin] : below), ...sonnets, ...haikus];
  const listed = entriesToAsk(chooser).flatMap(({ id, asked }) => {
    const alias = withoutWindow(asked).toLowerCase();
    return isFamily(alias) ? (newest(alias).find(isAllowed) ?? id) : id;
  });
  const [id] = [...ids.filter(isAllowed), ...listed];
  return id === undefined ? model : { ...model, value: { ...model.value, id, fallbacks: [] } };
}

/** What an alias leads to, where the lists allow what it means before anything is refused. */
function aliasAllowed(chooser: Chooser, family: Family): readonly string[] {
  const idOf = (one: Chooser) => followed(one, ofFamily(one, family)).value.id;
  const meant = idOf({ ...chooser, isRefused: () => false });
  return chooser.lists.forbids(meant, meant) ? [] : [idOf(chooser)];
}

/** What an alias means: its pin, or what the table says. */
function ofFamily(chooser: Chooser, family: Family): Placed<ClientModel> {
  const { settings } = chooser;
  const pin = settings.variable(FAMILY_PINS[family]);
  if (pin) {
    // An alias that is asked for is not followed to another one: ANTHROPIC_DEFAULT_OPUS_MODEL=sonnet asks for `sonnet` [run].
    const name = withoutWindow(pin.value);
    const model = isFamily(name.toLowerCase())
      ? plain(name, pin.origin, family)
      : named(chooser, name, pin.origin, family);
    return withWindow(model, pin.value);
  }
  return tableModel(chooser, family);
}

/** What the table makes of an alias, stepped down from what is refused. */
function tableModel(chooser: Chooser, family: Family): Placed<ClientModel> {
  const { reader, isRefused } = chooser;
  const model = modelOfFamily(family, reader);
  if (!model) return plain(family, { from: 'default' });
  const override = overrideOf(chooser, model.own);
  // Behind an alias, and there alone, Anthropic's own id is resolved once more, by what overrides it in its turn [run 2.1.332].
  const own = override && modelNamed(override.value, reader.version);
  const again = own && (overrideOf(chooser, own.own)?.value ?? idAt(own, reader));
  if (override) return plain(again ?? override.value, override.origin, family);
  const ids = [model, ...stepsBelow(model, reader)].map((one) => idAt(one, reader));
  const usable = ids.findIndex((id) => !isRefused(id));
  const at = Math.max(usable, 0);
  const value = { id: ids[at] ?? family, asked: family, fallbacks: ids.slice(at + 1) };
  return { value, origin: { from: 'default' } };
}

function withWindow(model: Placed<ClientModel>, text: string): Placed<ClientModel> {
  return /\[1m\]\s*$/i.test(text) ? { ...model, value: { ...model.value, isLong: true } } : model;
}

/** What a text in a model setting leads to. */
function resolve(chooser: Chooser, text: Placed<string>): Placed<ClientModel> {
  return withWindow(resolveName(chooser, text), text.value);
}

function resolveName(chooser: Chooser, { value, origin }: Placed<string>): Placed<ClientModel> {
  const name = withoutWindow(value);
  const alias = name.toLowerCase();
  if (isFamily(alias)) return { ...ofFamily(chooser, alias), origin };
  if (alias === 'opusplan') return { ...ofFamily(chooser, 'sonnet'), origin };
  if (alias === 'best') return { ...ofFamily(chooser, bestFamily(chooser)), origin };
  if (isRemapped(chooser, name)) return { ...ofFamily(chooser, 'opus'), origin };
  return named(chooser, name, origin, undefined);
}

/**
 * Opus 4 and 4.1 are asked for as the newest Opus on Claude Platform on AWS, by these names and not as a pin; Sonnet 4
 * is not [run 2.1.332].
 */
function isRemapped({ settings, reader }: Chooser, name: string): boolean {
  return (
    reader.provider === 'claude-platform' &&
    REMAPPED.includes(name) &&
    !isOn(settings.variable('CLAUDE_CODE_DISABLE_LEGACY_MODEL_REMAP')?.value)
  );
}

const REMAPPED: readonly string[] = [
  'claude-opus-4-0',
  'claude-opus-4-20250514',
  'claude-opus-4-1',
  'claude-opus-4-1-20250805',
];

function bestFamily({ settings, reader }: Chooser): Family {
  const isFable =
    !clientHas('bestIsOpus', reader.version) && settings.variable(FAMILY_PINS.fable) !== undefined;
  return isFable ? 'fable' : 'opus';
}

function named(
  chooser: Chooser,
  name: string,
  origin: Origin,
  asked: Family | undefined,
): Placed<ClientModel> {
  const { reader } = chooser;
  const model = modelNamed(name, reader.version);
  const override = model && overrideOfName(chooser, model.own);
  if (override) return plain(override.value, origin, asked ?? name);
  const id = model ? idAt(model, reader) : name;
  return plain(id, origin, id === name ? asked : (asked ?? name));
}

/** `modelOverrides` goes by Anthropic's own id, spelled as it is; its value is asked for without `[1m]` [run]. */
function overrideOf({ settings }: Chooser, own: string): Placed<string> | undefined {
  const override = settings.object('modelOverrides')[own];
  return override?.value ? { ...override, value: withoutWindow(override.value) } : undefined;
}

/** Of a name, other than of an alias, a person's own override does not count under a list that the administrator enforces [run 2.1.332]. */
function overrideOfName(chooser: Chooser, own: string): Placed<string> | undefined {
  const override = overrideOf(chooser, own);
  return override && chooser.lists.enforced && isOfPerson(chooser, override.origin) ? undefined : override;
}

/** True of what a person sets beside the administrator's list. */
function isOfPerson({ lists }: Chooser, origin: Origin): boolean {
  return lists.origin?.from === 'managed' && origin.from !== 'managed';
}

function plain(id: string, origin: Origin, asked?: string): Placed<ClientModel> {
  return { value: { id, fallbacks: [], ...(asked !== undefined && { asked }) }, origin };
}

/** https://code.claude.com/docs/en/model-config */
function backgroundModel(
  chooser: Chooser,
  isChosen: boolean,
  main: Placed<ClientModel>,
): Placed<ClientModel> {
  const { settings } = chooser;
  if (settings.variable(FAMILY_PINS.haiku)) return ofFamily(chooser, 'haiku');
  const small = settings.variable('ANTHROPIC_SMALL_FAST_MODEL');
  if (small) return resolve(chooser, small);
  return isChosen ? main : ofFamily(chooser, 'sonnet');
}

/**
 * A subagent asks for the main model where it is told nothing, `inherit`, or the main model's own family; else for
 * what it names, within what the lists allow [run 2.1.332: 20 agent files and values].
 */
export function subagentModel(
  chooser: Pick<Chooser, 'settings' | 'reader' | 'lists' | 'isRefused'>,
  told: Placed<string> | undefined,
  main: Placed<ClientModel>,
): Placed<ClientModel> {
  const name = told && withoutWindow(told.value);
  if (!told || !name || name === 'inherit') return main;
  const family = name.toLowerCase();
  if (isFamily(family) && familyBehind(main.value.id, chooser.reader) === family) return main;
  const model = resolve(chooser, told);
  return chooser.lists.forbids(told.value, model.value.id) ? main : model;
}

/** Mantle takes the ids that begin with `anthropic.`, where it is on beside Bedrock Invoke [run 2.1.332]. */
export function providerOf(model: ClientModel, besides: ProviderId | undefined): ProviderId | undefined {
  return besides !== undefined && model.id.startsWith('anthropic.') ? besides : undefined;
}
