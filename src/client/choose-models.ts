import type { AgentModel } from '../facts/claude-code/agent-files.ts';
import type { ClientModel, ClientRole, ModelRule, Placed } from '../facts/claude-code/client-view.ts';
import { CATALOG, type CatalogModel } from '../knowledge/client-models.ts';
import type { ProviderId } from '../knowledge/client-providers.ts';
import { clientHas, isSince } from '../knowledge/client-versions.ts';
import { FAMILIES, FAMILY_PINS, type Family, isFamily } from '../knowledge/model-families.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import type { Origin } from '../model/configuration.ts';
import { familyWord, isAlias, isSameVersion, type ModelLists, modelLists } from './model-lists.ts';
import {
  familyBehind,
  idAt,
  idBehind,
  modelBehind,
  modelNamed,
  modelOfFamily,
  type NameReader,
  nameIn,
  stepsBelow,
  withoutWindow,
} from './model-names.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** The models that Claude Code asks for, by what it asks them for. */
export type ChosenModels = Readonly<Record<ClientRole, Placed<ClientModel>>> & {
  /** What is asked in this order where the primary model is refused. */
  readonly fallbacks: readonly Placed<ClientModel>[];
  /** A name stands for the primary model, and no alias of the table: Claude Code needs no list of models to begin. */
  readonly isNamed: boolean;
  /** Who forbids even the default: Claude Code does not start. */
  readonly barred: Placed<ModelRule> | undefined;
};

interface Unlisted {
  readonly settings: SettingsInEffect;
  readonly reader: NameReader;
  /** Ids that are refused, or remembered as refused: Claude Code steps down from its own choice. */
  isRefused(id: string): boolean;
  readonly agent?: AgentModel | undefined;
}

interface Chooser extends Unlisted {
  readonly lists: ModelLists;
  /** As Claude Code starts it does not know what stands behind an application profile. */
  readonly listsAtStart: ModelLists;
}

/** `main` and what depends on it; with what stands behind `--model` and `--fallback-model`. */
export function chooseModels(
  settings: SettingsInEffect,
  reader: NameReader,
  isRefused: (id: string) => boolean,
  {
    modelArgument,
    fallbackArgument,
    agent,
  }: {
    readonly modelArgument?: string;
    readonly fallbackArgument?: string;
    readonly agent?: AgentModel | undefined;
  },
): ChosenModels {
  const unlisted = { settings, reader, isRefused, agent };
  const aliases = {
    means: (alias: string) => meaningOf(unlisted, alias),
    meansByTable: (alias: string) => idByTable(alias, reader),
  };
  const listsBy = (one: NameReader) => modelLists(settings, one, aliases);
  const listsAtStart = listsBy({ ...reader, behind: undefined });
  const chooser: Chooser = { ...unlisted, lists: listsBy(reader), listsAtStart };
  const chosen = chosenText(chooser, modelArgument);
  const main = mainModel(chooser, chosen);
  const families = Object.fromEntries(FAMILIES.map((family) => [family, ofFamily(chooser, family)]));
  return {
    ...(families as Record<Family, Placed<ClientModel>>),
    main,
    background: backgroundModel(chooser, chosen !== undefined, main),
    subagent: subagentModel(chooser, settings.variable('CLAUDE_CODE_SUBAGENT_MODEL'), main),
    fallbacks: fallbackModels(chooser, fallbackArgument),
    isNamed: isNamed(chooser),
    barred: main.barred,
  };
}

/** `--fallback-model` with commas, else `fallbackModel`, without what the lists leave out [run 2.1.332: 22 runs]. */
function fallbackModels(chooser: Chooser, argument: string | undefined): readonly Placed<ClientModel>[] {
  if (chooser.settings.switched(NO_FALLBACK)) return [];
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
    const text = value === 'default' ? model.value.id : value;
    return chooser.lists.forbids(text) ? [] : [{ value: model.value, origin: placed.origin }];
  });
}

/**
 * `--model`, the model of the agent that the whole conversation is led by, ANTHROPIC_MODEL, the key `model`; a blank
 * ANTHROPIC_MODEL is a choice, an empty one is not [run; run 2.1.332: 40 agents].
 */
function chosenText({ settings, agent }: Chooser, argument: string | undefined): Placed<string> | undefined {
  if (argument !== undefined) return { value: argument, origin: { from: 'environment', key: '--model' } };
  if (agent && agent.model !== 'inherit') {
    return { value: agent.model, origin: { from: agent.scope, file: agent.file, key: 'model' } };
  }
  const variable = settings.raw('ANTHROPIC_MODEL');
  return variable?.value ? variable : settings.text('model');
}

/** For an agent that leads Claude Code steps down from Opus alone [run 2.1.332: 6 agents]. */
function asLed(chooser: Chooser, { origin }: Placed<string>): Chooser {
  if (chooser.agent === undefined || !('file' in origin) || origin.file !== chooser.agent.file)
    return chooser;
  const isOpus = (id: string) => familyBehind(id, chooser.reader) === 'opus';
  return { ...chooser, isRefused: (id) => isOpus(id) && chooser.isRefused(id) };
}

/** Whatever stands behind `--model`, and whatever agent leads [run 2.1.332: 70 homes]. */
function isNamed(chooser: Chooser): boolean {
  const chosen = chosenText({ ...chooser, agent: undefined }, undefined);
  const isAllowed = chosen !== undefined && !chooser.lists.forbids(chosen.value);
  const text = isAllowed ? chosen.value : (namedDefault(chooser)?.value ?? defaultFamily(chooser));
  const name = withoutWindow(text).toLowerCase();
  if (!isAlias(name)) return true;
  const pinOf = (alias: string) => {
    const family = alias === 'best' ? bestFamily(chooser) : familyOfAlias(alias);
    return chooser.settings.variable(FAMILY_PINS[family])?.value;
  };
  const pin = pinOf(name);
  if (pin === undefined || isAllowed) return pin !== undefined;
  // Of what is not chosen an alias in the pin is followed.
  const pinned = withoutWindow(pin).toLowerCase();
  return !isAlias(pinned) || pinOf(pinned) !== undefined;
}

function mainModel(chooser: Chooser, chosen: Placed<string> | undefined): Default {
  if (!chosen) return defaultModel(chooser);
  const model = resolve(asLed(chooser, chosen), chosen);
  const forbidding = chooser.lists.forbids(chosen.value);
  if (!forbidding) return model;
  const instead: Default = newestInstead(chooser, chosen.value) ?? defaultModel(chooser);
  const isSame = model.value.id === instead.value.id;
  if (isSame && forbidding.value === 'availableModels' && !instead.barred) return model;
  const restricted = { asked: chosen.value, by: forbidding.origin };
  // As it starts Claude Code does not know what stands behind an application profile, and so it starts [run 2.1.332].
  const barred = chooser.listsAtStart.forbids(chosen.value) && instead.barred;
  return { ...instead, barred, value: { ...instead.value, restricted } };
}

/**
 * In place of an alias that is not allowed and not pinned, the newest of its family that is; for Sonnet on Amazon
 * Bedrock none that is newer than what the alias means. Claude Platform passes over pins [run 2.1.332: 40 aliases].
 */
function newestInstead(chooser: Chooser, asked: string): Placed<ClientModel> | undefined {
  const { reader, settings } = chooser;
  const alias = withoutWindow(asked).toLowerCase();
  if (!isFamily(alias)) return undefined;
  if (!isFirstParty(reader.provider) && settings.variable(FAMILY_PINS[alias])) return undefined;
  const allowed = newestAllowed(chooser, alias);
  const [first] = allowed;
  const meant = alias === 'sonnet' && reader.provider === 'bedrock' && modelOfFamily(alias, reader);
  const newer = meant ? newestFirst(alias, reader).slice(0, newestFirst(alias, reader).indexOf(meant)) : [];
  if (first === undefined || newer.some((one) => idAt(one, reader) === first)) return undefined;
  const own = placedOf(usable(chooser, allowed), { from: 'default' });
  return { ...own, value: { ...own.value, asked: alias } };
}

/** Anthropic's own API, and what speaks as it does. */
function isFirstParty(provider: ProviderId): boolean {
  return provider === 'anthropic' || provider === 'claude-platform' || provider === 'google-cloud';
}

function newestFirst(family: Family, { version }: NameReader): readonly CatalogModel[] {
  return CATALOG.filter((known) => known.family === family && isSince(known.since, version));
}

/** The models of a family that a provider has, newest first; past none that has retired. */
function newestAt(family: Family, reader: NameReader): readonly CatalogModel[] {
  const all = newestFirst(family, reader);
  const end = all.findIndex(({ retiredAt }) => retiredAt?.some((one) => one === reader.provider));
  const isThere = ({ mantle }: CatalogModel) => reader.provider !== 'mantle' || mantle !== undefined;
  return all.slice(0, end < 0 ? all.length : end).filter(isThere);
}

/** Those that are allowed, each by what overrides it or by its id. */
function newestAllowed(chooser: Chooser, family: Family): readonly string[] {
  return allowedOf(chooser, newestAt(family, chooser.reader));
}

function allowedOf({ settings, reader, lists }: Chooser, models: readonly CatalogModel[]): readonly string[] {
  return models.flatMap((known) => {
    const override = overrideOf(settings, known.own)?.value;
    const names = [...(override ? [override] : []), idAt(known, reader)];
    return names.find((one) => !lists.forbids(one)) ?? [];
  });
}

/** What ANTHROPIC_DEFAULT_MODEL names, where it counts. */
function namedDefault({ settings, reader, lists }: Chooser): Placed<string> | undefined {
  if (!clientHas('readsDefaultModel', reader.version) || lists.isEnforcing) return undefined;
  const named = settings.variable('ANTHROPIC_DEFAULT_MODEL');
  const alias = named && withoutWindow(named.value).toLowerCase();
  const isName = named && !['default', 'inherit', 'opusplan', 'haiku'].includes(alias ?? '');
  return isName && !lists.forbids(named.value) ? named : undefined;
}

/** What is asked where nobody chose; `barred` where that is forbidden too, and Claude Code does not start. */
type Default = Placed<ClientModel> & { readonly barred?: Placed<ModelRule> | undefined };

function defaultModel(chooser: Chooser): Default {
  const { lists } = chooser;
  const named = namedDefault(chooser);
  if (named) return resolve(chooser, named);
  const family = defaultFamily(chooser);
  const pinned = ofFamily(chooser, family);
  const isPin = isFollowed(chooser, pinned);
  const unforced = followed(chooser, isPin ? pinned : tableModel(chooser, family));
  const text = isPin ? meaningOf(chooser, family) : unforced.value.id;
  const model = lists.enforced ? enforcedModel(chooser, unforced, text, family) : unforced;
  const asked = model === unforced ? text : model.value.id;
  const by = lists.forbids(asked);
  const isBarred = by?.value === 'deniedModels' || (by !== undefined && lists.isExact);
  if (!isBarred) return model;
  const instead = allowedInstead(chooser, model, family);
  if (instead) return instead;
  const { listsAtStart } = chooser;
  const isOpaque = !listsAtStart.forbids(asked);
  const starts = isOpaque || allowedInstead({ ...chooser, lists: listsAtStart }, model, family) !== undefined;
  return starts ? model : { ...model, barred: by };
}

/**
 * Of what is not chosen an alias in a pin or an override is followed, once: `opusplan` to Sonnet, `best` as it is where
 * it is chosen [run 2.1.200, 2.1.332: 19 pins].
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
  return !(isFamily(id.toLowerCase()) || lists.forbids(id) || isRefused(id));
}

/**
 * On Bedrock a pin of Sonnet alone makes Sonnet the default, but under a list that is enforced [run 2.1.332: 11 lists];
 * elsewhere each provider has its own [run].
 */
function defaultFamily({ settings, reader, lists }: Chooser): Family {
  const { provider, version } = reader;
  if (provider === 'mantle' || provider === 'claude-platform' || provider === 'anthropic') return 'opus';
  if (provider === 'foundry' || !clientHas('defaultsToOpus', version)) return 'sonnet';
  if (lists.isEnforcing) return 'opus';
  const isPinned = (family: Family) => settings.variable(FAMILY_PINS[family]) !== undefined;
  return isPinned('sonnet') && !isPinned('opus') ? 'sonnet' : 'opus';
}

/**
 * Under a list that is enforced the default is what is allowed of it by the table, else the first entry that stands for
 * a model and is allowed, overridden as that model is; else it is the table's, though pinned otherwise or refused
 * [run 2.1.332: 90 lists].
 */
function enforcedModel(
  chooser: Chooser,
  model: Placed<ClientModel>,
  text: string,
  family: Family,
): Placed<ClientModel> {
  const { lists, reader } = chooser;
  const name = withoutWindow(text).toLowerCase();
  const table = idByTable(isAlias(name) ? name : family, reader);
  const isOfTable = isAlias(name) ? model.value.id === table : name === table.toLowerCase();
  if (lists.allowsEnforced(isAlias(name) ? table : text)) {
    return isOfTable || !isAlias(name) ? model : placedOf([overridden(chooser, table)], model.origin);
  }
  const [first] = lists.enforced?.flatMap((entry) => entryToAsk(chooser, entry) ?? []) ?? [];
  if (first !== undefined) {
    const { value, origin } = placedOf([first.id], lists.origin ?? model.origin);
    return { value: { ...value, asked: first.entry }, origin };
  }
  return isOfTable ? model : placedOf([overridden(chooser, table)], { from: 'default' });
}

/** What an entry of an enforced list stands for; `undefined` where it names no model, or one that is not allowed. */
function entryToAsk(
  chooser: Chooser,
  entry: string,
): { readonly id: string; readonly entry: string } | undefined {
  const { lists, reader, settings } = chooser;
  const name = withoutWindow(entry);
  const alias = name.toLowerCase();
  if (isAlias(alias)) {
    const family = familyOfAlias(alias);
    // What is refused is stepped down from first, to what is allowed; but for Opus only where nobody pinned it.
    const isPinned = family !== 'opus' && settings.variable(FAMILY_PINS[family]) !== undefined;
    const stepped = isPinned ? undefined : tableModel(chooser, family);
    const isStepped = stepped?.origin.from === 'default' && stepped.value.fallbacks.length > 0;
    const below = isStepped ? [stepped.value.id, ...stepped.value.fallbacks] : [];
    const ids = [...below.filter((one) => !chooser.isRefused(one)), idByTable(alias, reader)];
    const id = ids.find((one) => lists.allowsEnforced(one));
    return id === undefined ? undefined : { id: overridden(chooser, id), entry };
  }
  const isShort = !alias.startsWith('claude-') && nameIn(`claude-${alias}`) !== undefined;
  const isOwn = isShort || alias.startsWith('claude-');
  const text = isShort ? `claude-${alias}` : isOwn ? alias : name;
  const isDated = /[-@]\d{8}$/.test(text);
  if (isOwn && !isDated && !isWhole(text)) return undefined;
  if (!isAskable(text, reader)) return undefined;
  if (!lists.allowsEnforced(text)) return undefined;
  const id = isOwn && !isDated ? overridden(chooser, text) : text;
  return { id: resolveName(chooser, { value: id, origin: { from: 'default' } }).value.id, entry };
}

/** Claude Code's own names have a whole version and nothing behind it: `claude-sonnet-4` is none. */
function isWhole(own: string): boolean {
  const name = nameIn(own);
  if (!name) return true;
  const version = name.minor === undefined ? `${name.major}` : `${name.major}-${name.minor}`;
  const isKnown = CATALOG.some((known) => {
    const one = nameIn(known.own);
    return one !== undefined && isSameVersion(one, name);
  });
  return (
    !isKnown ||
    (own === `claude-${name.family}-${version}` && !(name.major === 4 && name.minor === undefined))
  );
}

/** What overrides a model that Claude Code chose, by its version. */
function overridden(chooser: Chooser, id: string): string {
  const { lists, reader } = chooser;
  const name = nameIn(id);
  const override = Object.entries(lists.overrides).find(([own]) => {
    const one = nameIn(own);
    return name !== undefined && one !== undefined && isSameVersion(one, name);
  })?.[1];
  if (override === undefined) return id;
  const alias = withoutWindow(override).toLowerCase();
  return isAlias(alias) ? idByTable(alias, reader) : atRequest(chooser, override);
}

/**
 * In place of a default that is forbidden: from its own family on, Opus, Sonnet, Haiku, each by its alias and then
 * newest first; what is available in the end. `undefined` where nothing is allowed. An alias is allowed by what it means
 * before anything is refused. What is pinned or overridden is asked for though AWS refuses it; an Opus of the table, and
 * what stands in for Fable, steps down in the turn [run 2.1.332: 94 homes of lists, pins, overrides and refusals].
 */
function allowedInstead(
  chooser: Chooser,
  model: Placed<ClientModel>,
  family: Family,
): Placed<ClientModel> | undefined {
  const { lists, reader } = chooser;
  const id = idBehind(model.value.id, reader);
  const own = modelBehind(id, reader);
  const whatever = { ...chooser, isRefused: () => false };
  const isAllowed = (one: string) => !lists.forbids(one);
  const byAlias = (one: Family) =>
    isAllowed(meaningOf(whatever, one)) ? [meaningOf(chooser, one)].filter(isAllowed) : [];
  const word = isOverridden(chooser, model, family) ? family : (familyWord(id) ?? 'sonnet');
  const isOfTable = own?.family === 'opus' && model.origin.from === 'default';
  const chain = newestAt('opus', reader);
  const below = isOfTable ? chain.slice(Math.max(chain.indexOf(own), 0)) : chain;
  const isOfOpus = isOfTable || word === 'fable';
  // Of what is pinned and has stepped down, as on Mantle, the pin is asked all the same.
  const pinned = isOfTable ? byAlias(family) : [];
  const opus = isOfOpus ? allowedOf(chooser, below) : [];
  const others = ORDER.slice(isOfOpus ? 1 : ORDER.indexOf(word));
  const listed = lists.ofAdministrator.flatMap((entry) => textOfEntry(chooser, entry)).filter(isAllowed);
  const texts = [
    ...pinned,
    ...opus,
    ...others.flatMap((one) => [...byAlias(one), ...newestAllowed(chooser, one)]),
    ...listed,
  ];
  if (texts.length === 0) return undefined;
  const steps = [...opus, ...[idByTable('sonnet', reader)].filter(isAllowed)];
  const isOfChain = below.some((one) => idAt(one, reader) === opus[0]);
  const isStepping = !lists.isExact && pinned.length === 0 && isOfChain;
  const ids = (isStepping ? steps : texts.slice(0, 1)).map(
    (value) => resolveName(whatever, { value, origin: model.origin }).value.id,
  );
  const placed = placedOf(isStepping ? usable(chooser, ids) : ids, model.origin);
  return { ...placed, value: { ...model.value, ...placed.value } };
}

/** True where `modelOverrides` alone has decided on what an alias means. */
function isOverridden(
  { settings }: Chooser,
  { value, origin }: Placed<ClientModel>,
  family: Family,
): boolean {
  return origin.from !== 'default' && value.asked === family && !settings.variable(FAMILY_PINS[family]);
}

const ORDER: readonly Family[] = ['opus', 'sonnet', 'haiku'];

/**
 * A name of a model that this version does not know is asked for as it stands; Microsoft Foundry has names of the
 * company's own [run 2.1.332: 18 lists on Foundry].
 */
function isAskable(text: string, { provider }: NameReader): boolean {
  return provider === 'foundry' || /^(?:(?:[a-z-]+\.)?anthropic\.|claude-|arn:aws:bedrock:)/i.test(text);
}

/** What an entry of the administrator's list leads to at last. */
function textOfEntry(chooser: Chooser, entry: string): readonly string[] {
  const name = withoutWindow(entry).toLowerCase();
  const family = name.replace(/^claude-/, '');
  if (isFamily(name) || (chooser.lists.isExact && isFamily(family)))
    return newestAllowed(chooser, family as Family);
  if (isAlias(name) || name === 'default' || name === '') return [];
  if (nameIn(name)) return [name];
  if (nameIn(`claude-${name}`)) return [`claude-${name}`];
  return isAskable(name, chooser.reader) ? [entry.trim()] : [];
}

/**
 * A switch keeps Claude Code from going on to another model when a turn is refused; whether it has its Opus it finds
 * out beforehand, and steps down all the same [run 2.1.332: 15 homes].
 */
function staysWithRefused({ switched }: SettingsInEffect): boolean {
  return STAYING.some((name) => switched(name) !== undefined);
}

/** It switches off what a person names to fall back to as well [run 2.1.332]. */
const NO_FALLBACK = 'CLAUDE_CODE_NO_MODEL_FALLBACK';
const STAYING = [NO_FALLBACK, 'CLAUDE_CODE_DISABLE_MODEL_ACCESS_FALLBACK'];

/** The first that is not refused, if any. */
function usable({ settings, isRefused }: Chooser, ids: readonly string[]): readonly string[] {
  if (staysWithRefused(settings)) return ids.slice(0, 1);
  const left = ids.filter((one) => !isRefused(one));
  return left.length > 0 ? left : ids;
}

function placedOf([id = '', ...fallbacks]: readonly string[], origin: Origin): Placed<ClientModel> {
  return { value: { id, fallbacks }, origin };
}

/** The text that an alias leads to: a pin as it stands, or what is asked for. */
function meaningOf(chooser: Unlisted, alias: string): string {
  const family = alias === 'best' ? bestFamily(chooser) : familyOfAlias(alias);
  const pin = chooser.settings.variable(FAMILY_PINS[family]);
  return pin
    ? withoutWindow(pin.value)
    : (tableOverride(chooser, family)?.value ?? steppedIds(chooser, family)[0] ?? family);
}

/** What the client's own table makes of an alias, whatever is pinned, overridden or refused. */
function idByTable(alias: string, reader: NameReader): string {
  const model = modelOfFamily(familyOfAlias(alias), reader);
  return model ? idAt(model, reader) : alias;
}

/** `opusplan` plans with Opus and works with Sonnet. */
function familyOfAlias(alias: string): Family {
  if (alias === 'opusplan') return 'sonnet';
  return isFamily(alias) ? alias : 'opus';
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
  const override = tableOverride(chooser, family);
  // Behind an alias Anthropic's own id is resolved once more [run 2.1.332].
  if (override) return plain(atRequest(chooser, override.value), override.origin, family);
  const [id = family, ...fallbacks] = steppedIds(chooser, family);
  return { value: { id, asked: family, fallbacks }, origin: { from: 'default' } };
}

function tableOverride({ settings, reader }: Unlisted, family: Family): Placed<string> | undefined {
  const model = modelOfFamily(family, reader);
  return model && overrideOf(settings, model.own);
}

function steppedIds({ reader, settings, isRefused }: Unlisted, family: Family): readonly string[] {
  const model = modelOfFamily(family, reader);
  if (model && family !== 'opus' && staysWithRefused(settings)) return [idAt(model, reader)];
  const ids = model ? [model, ...stepsBelow(model, reader)].map((one) => idAt(one, reader)) : [];
  return ids.slice(
    Math.max(
      ids.findIndex((id) => !isRefused(id)),
      0,
    ),
  );
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
function isRemapped({ settings, reader }: Unlisted, name: string): boolean {
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

function bestFamily({ settings, reader }: Unlisted): Family {
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
  const id = atRequest(chooser, name);
  return plain(id, origin, id === name ? asked : (asked ?? name));
}

/**
 * What a request names in the place of one of Anthropic's own ids: what overrides it, as it stands there, or the
 * provider's id. An administrator's list alone has it otherwise: it goes by the overrides beside it, and what it leaves
 * out is asked for as it is written [run 2.1.332: 8 homes].
 */
function atRequest({ reader, lists }: Chooser, name: string): string {
  const model = modelNamed(name, reader.version);
  if (!model || !lists.resolves(model.own)) return name;
  const override = lists.overrides[model.own];
  return override && lists.forbids(override)?.value !== 'deniedModels' ? override : idAt(model, reader);
}

/** `modelOverrides` goes by Anthropic's own id, spelled as it is; its value is asked for without `[1m]` [run]. */
function overrideOf(settings: SettingsInEffect, own: string): Placed<string> | undefined {
  const override = settings.object('modelOverrides')[own];
  return override?.value ? { ...override, value: withoutWindow(override.value) } : undefined;
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
  chooser: Chooser,
  told: Placed<string> | undefined,
  main: Placed<ClientModel>,
): Placed<ClientModel> {
  const name = told && withoutWindow(told.value);
  if (!told || !name || name === 'inherit') return main;
  const family = name.toLowerCase();
  if (isFamily(family) && familyBehind(main.value.id, chooser.reader) === family) return main;
  const model = resolve(chooser, told);
  return chooser.lists.forbids(told.value) ? main : model;
}

/**
 * Mantle takes the ids that begin with `anthropic.`, where it is on beside Bedrock Invoke; those with a version of the
 * release behind them are Bedrock Invoke's [run 2.1.332: 14 ids].
 */
export function providerOf({ id }: ClientModel, besides: ProviderId | undefined): ProviderId | undefined {
  return id.startsWith('anthropic.') && !/-v\d+(?::\d+)?$/.test(id) ? besides : undefined;
}
