import type { Placed } from '../facts/claude-code/client-view.ts';
import { CATALOG } from '../knowledge/client-models.ts';
import { clientHas } from '../knowledge/client-versions.ts';
import { type Family, isFamily } from '../knowledge/model-families.ts';
import {
  familyBehind,
  idAt,
  idBehind,
  modelBehind,
  modelNamed,
  modelOfFamily,
  type NameReader,
  withoutWindow,
} from './model-names.ts';
import type { SettingsInEffect } from './settings-in-effect.ts';

/** What the lists of models allow. */
export interface ModelLists {
  /** Who forbids a model: the setting's place; `undefined` where nobody does. `id` is what would be asked for. */
  forbids(asked: string, id: string): Placed<string> | undefined;
  /** The list, where the default has to be one of it. */
  readonly enforced: readonly string[] | undefined;
  /** Without a model of the list Claude Code does not start. */
  readonly isExact: boolean;
  /** What is available, whether that is enforced or not. */
  readonly available: readonly string[];
  readonly origin: Placed<unknown>['origin'] | undefined;
}

/** `availableModels` of every scope, `enforceAvailableModels`, and the administrator's `deniedModels`. */
export function modelLists(settings: SettingsInEffect, reader: NameReader): ModelLists {
  const available = settings.list('availableModels');
  const denied = clientHas('deniesModels', reader.version) ? settings.managed('deniedModels') : undefined;
  const deniedNames = Array.isArray(denied?.value)
    ? denied.value.filter((one) => typeof one === 'string')
    : [];
  const isExact = matchesExactly(settings, reader.version);
  const isEnforced = isExact || enforces(settings);
  return {
    forbids: (asked, id) => {
      if (denied && deniedNames.some((entry) => denies(entry, asked, id, reader)))
        return { value: 'deniedModels', origin: denied.origin };
      const isAllowed = (entry: string) =>
        !(isExact && isPlan(entry)) && allows(entry, available?.value ?? [], asked, id, reader);
      if (!available || available.value.some(isAllowed)) return undefined;
      return { value: 'availableModels', origin: available.origin };
    },
    isExact: isExact && available !== undefined && available.value.length > 0,
    enforced: isEnforced && available && available.value.length > 0 ? available.value : undefined,
    available: available?.value ?? [],
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
  return isExact && clientHas('matchesExactly', version) && settings.managed('availableModels') !== undefined;
}

/**
 * An entry allows what is written like it, `[1m]` apart; a family allows its models unless the list holds one of them
 * by name; `sonnet-4-6` is `claude-sonnet-4-6`, which is another thing than `us.anthropic.claude-sonnet-4-6`; an alias
 * is allowed by the id that it leads to as well [run 2.1.332: 35 pairs of list and model].
 */
function allows(
  entry: string,
  list: readonly string[],
  asked: string,
  id: string,
  reader: NameReader,
): boolean {
  const name = normalised(entry);
  const wanted = normalised(asked);
  if (isFamily(name)) {
    const isNarrowed = list.some((one) => !isFamily(normalised(one)) && familyBehind(one, reader) === name);
    return !isNarrowed && familyBehind(asked, reader) === name;
  }
  if (name === wanted || `claude-${name}` === wanted) return true;
  // What it plans with is Opus, what it works with is Sonnet: the table's, not what that is pinned to [run 2.1.332: 35].
  if (name === 'opusplan') return normalised(id) === idOfEntry('opusplan', reader);
  return isAlias(wanted) && name === normalised(id);
}

/**
 * By the model, whatever its prefix, date and version: `claude-opus-4` denies Opus 4.8 as well, `claude-opus-5-5-fast`
 * Opus 5.5. No patterns [run 2.1.332: 30 pairs of entry and model]. Of an application profile the model counts that AWS
 * tells, and nothing where it tells none; of an alias what it is pinned to [run 2.1.332: 68 ARNs and pins].
 */
function denies(entry: string, asked: string, id: string, reader: NameReader): boolean {
  const name = normalised(entry);
  const names = [id, idBehind(id, reader), ...(isAlias(normalised(asked)) ? [] : [asked])];
  if (isFamily(name)) return names.some((one) => familyBehind(one, reader) === name);
  const denied = bareName(name);
  const nearest = CATALOG.map(({ own }) => bareName(own))
    .filter((own) => isBelow(denied, own))
    .sort((one, other) => other.length - one.length)[0];
  return names.some((one) => {
    const known = modelBehind(one, reader);
    const own = known ? bareName(known.own) : modelWithin(one);
    return (
      normalised(one) === name || (own && (own === nearest || (/\d/.test(denied) && isBelow(own, denied))))
    );
  });
}

/** The longest name of a model in another one's: `our-claude-sonnet-4-5` is denied as Sonnet 4.5 [run 2.1.332: 5 names]. */
function modelWithin(text: string): string | undefined {
  const within = CATALOG.map(({ own }) => bareName(own)).filter((own) => text.toLowerCase().includes(own));
  return within.sort((one, other) => other.length - one.length)[0];
}

/** Without vendor, prefix, date and version: `claude-sonnet-4-5`. */
function bareName(name: string): string {
  const resource = name.slice(name.lastIndexOf('/') + 1).replace(/^(?:[a-z-]+\.)?anthropic\./, '');
  const bare = resource.replace(/-v\d+(?::\d+)?$/, '').replace(/-\d{8}$/, '');
  return bare.startsWith('claude-') ? bare : `claude-${bare}`;
}

function isBelow(name: string, above: string): boolean {
  return name === above || name.startsWith(`${above}-`);
}

/**
 * The id that an entry of an enforced list stands for; `undefined` where it names no model. `opusplan` is Opus in a list
 * that matches exactly, Sonnet in others [run 2.1.332].
 */
export function idOfEntry(entry: string, reader: NameReader, isExact = false): string | undefined {
  const name = withoutWindow(entry);
  const family = isExact && isPlan(entry) ? 'opus' : familyOfAlias(name);
  const model = isAlias(name.toLowerCase()) ? modelOfFamily(family, reader) : undefined;
  const own = modelNamed(name, reader.version) ?? modelNamed(`claude-${name}`, reader.version);
  const known = model ?? own;
  if (known) return idAt(known, reader);
  // A name of a model that this version does not know is asked for as it stands [run 2.1.332].
  return /^(?:[a-z-]+\.)?anthropic\.|^arn:|^claude-/i.test(name) ? name : undefined;
}

function familyOfAlias(name: string): Family {
  const alias = name.toLowerCase();
  if (alias === 'opusplan') return 'sonnet';
  return isFamily(alias) ? alias : 'opus';
}

function isPlan(entry: string): boolean {
  return normalised(entry) === 'opusplan';
}

function normalised(text: string): string {
  return withoutWindow(text).toLowerCase();
}

function isAlias(name: string): boolean {
  return isFamily(name) || name === 'best' || name === 'opusplan';
}
