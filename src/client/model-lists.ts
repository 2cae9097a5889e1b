import type { ModelRule, Placed } from '../facts/claude-code/client-view.ts';
import { CATALOG } from '../knowledge/client-models.ts';
import { clientHas } from '../knowledge/client-versions.ts';
import { FAMILIES, type Family, isFamily } from '../knowledge/model-families.ts';
import { idBehind, type ModelName, type NameReader, nameIn, withoutWindow } from './model-names.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** What the lists of models allow: a text of a model setting, as it stands there. */
export interface ModelLists {
  /** Who forbids it: the setting's place; `undefined` where nobody does. */
  forbids(text: string): Placed<ModelRule> | undefined;
  /** The enforced list allows it, whatever aliases are pinned to. */
  allowsEnforced(text: string): boolean;
  /** Anthropic's own id stands for a model: the administrator has no list, or one that allows it. */
  resolves(own: string): boolean;
  /** The list, where the default has to be one of it. */
  readonly enforced: readonly string[] | undefined;
  /** `enforceAvailableModels` is on, with a list or without. */
  readonly isEnforcing: boolean;
  /** The administrator's list, which matches exactly and names something: what it leaves out cannot be the default. */
  readonly isExact: boolean;
  /** The administrator's list. */
  readonly ofAdministrator: readonly string[];
  /** What is overridden, by the settings whose list counts. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly origin: Placed<unknown>['origin'] | undefined;
}

/** What an alias leads to: with pins and overrides, and by the client's own table alone. */
export interface AliasMeanings {
  means(alias: string): string;
  meansByTable(alias: string): string;
}

/** What decides whether a list of entries allows a text. */
interface Rule {
  readonly entries: readonly string[];
  readonly isExact: boolean;
  readonly overrides: Readonly<Record<string, string>>;
  readonly aliases: AliasMeanings;
  /** Aliases are taken by the table alone. */
  readonly isByTable: boolean;
}

/** `availableModels` of every scope, `enforceAvailableModels`, and the administrator's `deniedModels`. */
export function modelLists(
  settings: SettingsInEffect,
  reader: NameReader,
  aliases: AliasMeanings,
): ModelLists {
  const available = settings.list('availableModels');
  const managed = settings.managed('availableModels');
  const isExact = managed !== undefined && matchesExactly(settings, reader.version);
  const texts = available?.value ?? [];
  const entries = texts.map(normalised).filter((entry) => !(isExact && (isPlan(entry) || isEmpty(entry))));
  const own = managed ? settings.managed('modelOverrides')?.value : settings.object('modelOverrides');
  const overrides = textsIn(own);
  const rule: Rule = { entries, isExact, overrides, aliases, isByTable: false };
  const denied = clientHas('deniesModels', reader.version) ? settings.managed('deniedModels') : undefined;
  const deniedNames = Array.isArray(denied?.value)
    ? denied.value.filter((one) => typeof one === 'string')
    : [];
  const all = textsIn(settings.object('modelOverrides'));
  const isDenied = (text: string) => denies(deniedNames, text, { reader, aliases, overrides: all });
  const allowsEnforced = (text: string) =>
    !isDenied(text) && allows(text, { ...rule, isByTable: true }, isDenied);
  return {
    forbids: (text) => {
      if (denied && isDenied(text)) return { value: 'deniedModels', origin: denied.origin };
      const isListed = !available || allows(text, rule, isDenied);
      return isListed ? undefined : { value: 'availableModels', origin: available.origin };
    },
    allowsEnforced,
    resolves: (own) => managed === undefined || allowsEnforced(own),
    isEnforcing: settings.setting('enforceAvailableModels')?.value === true,
    isExact: isExact && entries.length > 0,
    enforced: enforces(settings) && texts.length > 0 ? texts : undefined,
    ofAdministrator: managed ? texts : [],
    overrides,
    origin: available?.origin,
  };
}

/** Where the administrator has settings at all, only a list of theirs is enforced, and only by them [run 2.1.332]. */
function enforces(settings: SettingsInEffect): boolean {
  const key = 'enforceAvailableModels';
  if (!settings.hasManaged) return settings.setting(key)?.value === true;
  return settings.managed(key)?.value === true && settings.managed('availableModels') !== undefined;
}

/** The administrator's `availableModelsMatch`: the default too is one of their list then [run 2.1.332]. */
function matchesExactly(settings: SettingsInEffect, version: string | undefined): boolean {
  const isExact = settings.managed('availableModelsMatch')?.value === 'exact';
  return isExact && clientHas('matchesExactly', version);
}

/**
 * A list allows what is written like an entry, `[1m]` apart; a name of a model what begins with it, so that `sonnet-4`
 * allows `claude-sonnet-4-6`, which is another thing than `us.anthropic.claude-sonnet-4-6`; a family whatever has its
 * word, unless another entry has it too; an id what is overridden to it; an alias what it leads to, and a pinned one
 * not by its own name [run 2.1.332: 80 pairs of list and model].
 */
function allows(text: string, rule: Rule, isDenied: (text: string) => boolean): boolean {
  const { entries, isExact, overrides, aliases, isByTable } = rule;
  const asked = normalised(text);
  const overridden = Object.entries(overrides).find(([, value]) => isSame(value, text))?.[0] ?? text;
  const own = normalised(overridden);
  const isWhole = (name: string) => isFamily(name) && !isNarrowed(name, entries);
  const isNamed = (name: string) => entries.includes(name) && (!isFamily(name) || isWhole(name));
  const countsByName = (name: string) =>
    isByTable || name !== asked || !isAlias(name) || leadsToAllowed(name, rule, isDenied);
  if (isNamed(asked) && !isFamily(asked) && countsByName(asked)) return true;
  if (isNamed(own) && countsByName(own)) return true;
  const meant = isAlias(own) ? normalised(aliases.means(own)) : own;
  const worded = isByTable && isAlias(own) ? normalised(aliases.meansByTable(own)) : meant;
  return entries.some((entry) => {
    if (isFamily(entry)) return isWhole(entry) && hasWord(worded, entry);
    if (isPlan(entry)) return own === normalised(aliases.meansByTable(entry));
    if (isAlias(own) && entry === meant) return true;
    return beginsWith(meant, entry) && (!isExact || isSameModel(entry, meant));
  });
}

/** An alias counts by its own name where it leads to what the table says, or to what is allowed itself. */
function leadsToAllowed(alias: string, rule: Rule, isDenied: (text: string) => boolean): boolean {
  const { aliases } = rule;
  const meant = normalised(aliases.means(alias));
  if (meant === normalised(aliases.meansByTable(alias))) return true;
  return !isAlias(meant) && !isDenied(meant) && allows(meant, { ...rule, isByTable: true }, isDenied);
}

/** Another entry has the family in its name, as the last word or before a hyphen. */
function isNarrowed(family: string, entries: readonly string[]): boolean {
  return entries.some((entry) => {
    const at = entry.indexOf(family);
    return !isFamily(entry) && at >= 0 && /^(?:$|-)/.test(entry.slice(at + family.length));
  });
}

function beginsWith(text: string, entry: string): boolean {
  return isBelow(text, entry) || (!entry.startsWith('claude-') && isBelow(text, `claude-${entry}`));
}

function isBelow(name: string, above: string): boolean {
  return name === above || name.startsWith(`${above}-`);
}

/** `claude-opus` is every Opus; any other name one model, whatever its date. */
function isSameModel(entry: string, text: string): boolean {
  if (isFamily(entry.replace(/^claude-/, ''))) return true;
  const [one, other] = [nameIn(entry) ?? nameIn(`claude-${entry}`), nameIn(text)];
  return one !== undefined && other !== undefined && isSameVersion(one, other) && one.more === other.more;
}

/** The same family and version, whatever stands behind. */
export function isSameVersion(one: ModelName, other: ModelName): boolean {
  return one.family === other.family && one.major === other.major && (one.minor ?? 0) === (other.minor ?? 0);
}

/**
 * By the model, whatever its prefix, date and version: `claude-opus-4` denies Opus 4.8 as well, `claude-opus-5-5-fast`
 * Opus 5.5; what names no model denies what is spelled so. An alias is denied by its own word and by what it leads to;
 * an application profile by the model that AWS tells, or that is overridden to it; an entry that is an alias of no
 * family denies nothing [run 2.1.332: 120 pairs of entry and model].
 */
function denies(
  entries: readonly string[],
  text: string,
  {
    reader,
    aliases,
    overrides,
  }: { reader: NameReader; aliases: AliasMeanings; overrides: Readonly<Record<string, string>> },
): boolean {
  const asked = withoutWindow(text);
  const meant = isAlias(asked.toLowerCase()) ? withoutWindow(aliases.means(asked.toLowerCase())) : asked;
  const opaque = Object.entries(overrides).filter(
    ([, value]) => !nameIn(value) && (isSame(value, asked) || isSame(value, meant)),
  );
  const resources = [asked, meant].map((one) => one.slice(one.lastIndexOf('/') + 1));
  const names = new Set([asked, meant, ...resources, ...opaque.map(([own]) => own)].map(normalised));
  return [...names].some((name) => {
    const known =
      nameIn(name) ??
      nameIn(idBehind(name, reader)) ??
      nameIn(name.replace(/^.*?(?=claude-)/, '')) ??
      nameIn(ownWithin(name));
    return entries.some((entry) => isDeniedBy(normalised(entry), name, known));
  });
}

/** The longest of Anthropic's own ids in a name: `my_claude-sonnet-4-5x` is denied as Sonnet 4.5 [run 2.1.332: 5 names]. */
function ownWithin(name: string): string {
  const within = CATALOG.map(({ own }) => own.replace(/-\d{8}$/, '')).filter((own) => name.includes(own));
  return within.sort((one, other) => other.length - one.length)[0] ?? '';
}

function isDeniedBy(entry: string, name: string, known: ModelName | undefined): boolean {
  if (isFamily(entry)) return known?.family === entry || hasWord(name, entry);
  if (isPlan(entry) || isEmpty(entry)) return false;
  const denied = nameIn(entry) ?? nameIn(`claude-${entry}`);
  if (!denied) return name === entry;
  if (!known || known.family !== denied.family || known.major !== denied.major) return false;
  if (denied.minor !== undefined && (known.minor ?? 0) !== denied.minor) return false;
  return denied.more === undefined || isBelow(known.more ?? '', denied.more);
}

/** A word between what is no letter and no digit. */
function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'i').test(text);
}

/** The family whose word a text has. */
export function familyWord(text: string): Family | undefined {
  return FAMILIES.find((family) => text.toLowerCase().includes(family));
}

function isSame(one: string, other: string): boolean {
  return normalised(one) === normalised(other);
}

function isPlan(entry: string): boolean {
  return entry === 'opusplan' || entry === 'best';
}

function isEmpty(entry: string): boolean {
  return entry === '' || entry === 'default';
}

function normalised(text: string): string {
  return withoutWindow(text).toLowerCase();
}

/** A name that means a model by the release. */
export function isAlias(name: string): boolean {
  return isFamily(name) || isPlan(name);
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([name, one]) => {
      const text = typeof one === 'object' && one !== null && 'value' in one ? one.value : one;
      return typeof text === 'string' && text !== '' ? [[name, withoutWindow(text)]] : [];
    }),
  );
}
