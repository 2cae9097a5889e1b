import { FAMILIES, isFamily } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { joinedRegions, regionOfPlace } from '../../knowledge/region-places.ts';
import { CLAUDE_REGIONS, isClaudeRegion, isRegionShaped, isWithoutClaude } from '../../knowledge/regions.ts';
import { isWorkspaceId, type Way } from '../../knowledge/ways.ts';
import { editDistance, nearest } from '../../text/nearest.ts';
import { readPortalAddress } from '../profile/portal-address.ts';
import { joinedNames, modelWish } from './model-wish.ts';
import { withoutWrapping } from './pasted-words.ts';
import { placesOfWord } from './said-places.ts';
import type { TalkAnswers } from './talk-answers.ts';
import { topicOf } from './typed-words.ts';

/** What there is that a word may mean. */
export interface SaidFacts {
  readonly profiles: readonly string[];
  readonly sessions: readonly string[];
}

/** A word that means nothing as it stands, and what it may have meant. */
export interface WrongWord {
  readonly word: string;
  readonly meant: TalkAnswers;
  /** The value that is meant, to be shown. */
  readonly value: string;
  /** It can be taken as it is: a region may be newer than this program. */
  readonly asTyped?: TalkAnswers;
}

/** A word that has a meaning here. */
export interface Meaning {
  readonly word: string;
  readonly answers: TalkAnswers;
}

/**
 * What a line said: the answers in it, what is not wanted, two that exclude each other, the words that are misspelt, and
 * those that mean nothing here.
 */
export interface Said {
  readonly answers: TalkAnswers;
  readonly not: readonly Meaning[];
  readonly either?: readonly Meaning[];
  /** A part of the name of several profiles, which are `either`. */
  readonly part?: string;
  readonly wrong: readonly WrongWord[];
  readonly unknown: readonly string[];
  /** A word beside a model is not understood, so which model is meant is not sure. */
  readonly isModelUnsure: boolean;
  /** The words that hold the sentence together, and those that mean nothing. */
  readonly others: string;
}

/** What follows one of these is not wanted, up to the next comma; `rather` and `everything` alone deny nothing. */
const NEGATIONS =
  /^(not|no|nor|never|without|except|excluding|exclude|minus|remove|drop|skip|ohne|keine?|don['\u2019]?t|leave out|rid of|other than|instead of|rather than|(anything|everything|all) but)$/i;
/** Words of a sentence around the answers. */
const FILLERS =
  /^(a|an|the|of|or|than|as|only|just|but|instead|rather|all|anything|everything|my|our|with|use|using|in|on|at|to|for|from|and|please|pls|role|portal|session|models?|profiles?|regions?|accounts?|it|its|it's|is|me|us|this|that|one|bedrock|aws|amazon|claude|code|set|up|setup|i|i'd|i'll|we|want|would|like|prefer|can|could|you|let's|should|have|need|take|put|add|get|leave|out|rid|pin|so|then|well|actually|something|via|by|ok|okay|yes|thanks|thx|hi|hello|address|link|url|line|whole|company|change|switch|make|keys?|api|sign|project|repo|repository|folder|here|where|other|another|different|else|renewal)$/i;

/** Where requests may be answered, as people say it and as the prefix of an id. */
const GEOGRAPHIES: Readonly<Record<string, string>> = {
  eu: 'eu',
  europe: 'eu',
  european: 'eu',
  usa: 'us',
  america: 'us',
  apac: 'apac',
  asia: 'apac',
  japan: 'jp',
  australia: 'au',
};

/** The ways to Claude that are asked for by a word. */
const WAY_WORDS: Readonly<Record<string, Way>> = {
  invoke: 'invoke',
  mantle: 'mantle',
  platform: 'platform',
  gateway: 'gateway',
};

/** True for a word that only holds a sentence together. */
export function isFiller(word: string): boolean {
  return FILLERS.test(word);
}

/** What the words of a line are, one after another. */
interface Heard {
  readonly said: Meaning[];
  readonly not: Meaning[];
  readonly wrong: WrongWord[];
  readonly unknown: string[];
  readonly others: string[];
  /** What is only wanted: the families of `only opus`. */
  readonly only: string[];
  isModelUnsure: boolean;
  /** Words that are parts of the names of profiles, and the profiles that have all of them, where these are several. */
  readonly parts: string[];
  fitting: readonly Meaning[];
}

/** Takes the words of a line for answers: an address, a region, an account, a profile, a session, a model, a scope. */
export function readSaid(line: string, facts: SaidFacts): Said {
  const { only, ...heard } = hear(joinedRegions(joinedNames(withoutWrapping(line))), facts);
  const { said, not, wrong, unknown, others, isModelUnsure } = heard;
  const either = excludingPair(said) ?? (heard.fitting.length > 1 ? heard.fitting : undefined);
  const left = only.length > 0 ? COMMON_FAMILIES.filter((family) => !only.includes(family)) : [];
  const unwanted = not.flatMap(({ answers: { model = '' } }) =>
    isFamily(model.toLowerCase()) ? [model] : [],
  );
  const without = [...new Set([...left, ...unwanted.map((family) => family.toLowerCase())])];
  const answers: TalkAnswers = Object.assign(
    {},
    ...said.map((one) => one.answers),
    modelsOf(said),
    without.length > 0 && without.length < COMMON_FAMILIES.length && { without },
  );
  return {
    answers,
    not,
    ...(either && { either }),
    ...(either && either === heard.fitting && { part: heard.parts.join(' ') }),
    wrong,
    unknown,
    isModelUnsure,
    others: others.join(' '),
  };
}

/** The families that Claude Code asks for by itself. */
const COMMON_FAMILIES: readonly string[] = ['opus', 'sonnet', 'haiku'];

function hear(line: string, facts: SaidFacts): Heard {
  const heard: Heard = {
    said: [],
    not: [],
    wrong: [],
    unknown: [],
    others: [],
    only: [],
    isModelUnsure: false,
    parts: [],
    fitting: [],
  };
  const { said, not, wrong, unknown, others } = heard;
  const isGateway = /(^|[\s,;])gateway([\s,;]|$)/i.test(line);
  let isNegated = false;
  let isOnly = false;
  /** `opus` of `without opus and`: another model is not wanted either. */
  let denied: readonly Meaning[] = [];
  let before = '';
  /** What stands before, but for words that hold the sentence together. */
  let last: 'model' | 'unknown' | 'other' = 'other';
  for (const typed of line.match(/[^\s,;]+|[,;]/g) ?? []) {
    const word = typed.replace(/^["'(]+|["').!?]+$/g, '');
    if (/^[,;]?$/.test(word)) {
      isNegated = false;
      last = 'other';
      continue;
    }
    const isItsAddress = isGateway && /^https?:\/\//i.test(word);
    const isPlace =
      /^us$/i.test(word) && (word === 'US' || line.trim() === word || /^(in|only|not)$/i.test(before));
    const meanings = isItsAddress
      ? [{ word, answers: { 'base-url': word } }]
      : isPlace
        ? [{ word, answers: { geography: 'us' } }]
        : meaningsOf(word, facts);
    if (meanings.length > 0) {
      const isToo =
        /^(and|or|nor)$/i.test(before) && denied.some(({ answers }) => sameKind(answers, meanings));
      isNegated ||= isToo;
      denied = isNegated ? meanings : [];
      (isNegated ? not : said).push(...meanings);
      const family = meanings.flatMap(({ answers: { model = '' } }) => modelWish(model)?.family ?? [])[0];
      const isModel = meanings.some(({ answers }) => answers.model !== undefined);
      if (isModel && last === 'unknown') heard.isModelUnsure = true;
      if (isOnly && family !== undefined && !isNegated) heard.only.push(family);
      isOnly &&= family !== undefined;
      isNegated = false;
      last = isModel ? 'model' : 'other';
      before = word;
      continue;
    }
    others.push(word);
    if (!/^(and|or|nor)$/i.test(word)) denied = [];
    if (/^only$/i.test(word)) {
      isOnly = true;
      const { model } = said.at(-1)?.answers ?? {};
      const family = model === undefined ? undefined : modelWish(model)?.family;
      if (last === 'model' && family !== undefined) heard.only.push(family);
    }
    const isNegation = NEGATIONS.test(word) || NEGATIONS.test(`${before} ${word}`);
    before = word;
    if (isNegation) isNegated = true;
    if (isNegation || isFiller(word) || (/^[a-z]+$/i.test(word) && topicOf(word) !== undefined)) continue;
    // `sonnet 4.6 instead of 5` says what it leaves.
    const isVersion = /^v?\d+(\.\d+)?$/.test(word);
    if (
      isNegated &&
      isVersion &&
      said.some(({ answers: { model } }) => model !== undefined && /\d/.test(model))
    )
      continue;
    if (!isNegated && !isVersion && profilesWith([word], facts).length > 0) {
      heard.parts.push(word);
      last = 'other';
      continue;
    }
    isNegated = false;
    const near = isVersion ? undefined : nearMeaning(word, facts);
    if (near) {
      wrong.push(near);
      continue;
    }
    unknown.push(word);
    if (last === 'model' || /^v?\d\.\d$/.test(word)) heard.isModelUnsure = true;
    last = 'unknown';
  }
  nameProfile(heard, facts);
  return heard;
}

/** The profile that the words mean which are parts of its name; none where a sign-in was named. */
function nameProfile(heard: Heard, facts: SaidFacts): void {
  const { said, wrong, unknown, parts } = heard;
  if (parts.length === 0) return;
  const isNamed = said.some(({ answers }) => [...SIGN_INS, 'account'].some((name) => name in answers));
  const profiles = isNamed ? [] : profilesWith(parts, facts);
  const [only] = profiles;
  if (only === undefined) unknown.push(...parts);
  else if (profiles.length === 1)
    wrong.push({ word: parts.join(' '), value: only, meant: { profile: only } });
  else heard.fitting = profiles.slice(0, 4).map((name) => ({ word: name, answers: { profile: name } }));
}

/** The profiles that have all these words in their names, between dashes, dots and the like. */
function profilesWith(words: readonly string[], { profiles }: SaidFacts): readonly string[] {
  return profiles.filter((name) => {
    const parts = name.toLowerCase().split(/[^a-z0-9]+/);
    return words.every((word) => word.length > 1 && parts.includes(word.toLowerCase()));
  });
}

function sameKind(answers: TalkAnswers, meanings: readonly Meaning[]): boolean {
  return meanings.every((one) => Object.keys(one.answers).join() === Object.keys(answers).join());
}

/** A word, or two that a slash holds together: `keys/us-east-1`. */
function meaningsOf(word: string, facts: SaidFacts): readonly Meaning[] {
  const answers = meaningOf(word, facts);
  if (answers) return [{ word, answers }];
  const parts = word.split('/');
  const meanings = parts.map((part) => ({ word: part, answers: meaningOf(part, facts) }));
  const known = meanings.flatMap((one) => (one.answers ? [{ word: one.word, answers: one.answers }] : []));
  return parts.length === 2 && known.length === 2 ? known : [];
}

/** Two words for one answer, where it can be only one; several models can be wanted, one of each family. */
function excludingPair(said: readonly Meaning[]): readonly Meaning[] | undefined {
  for (const one of said) {
    const other = said.find((two) => two !== one && excludes(one.answers, two.answers));
    if (other) return [one, other];
  }
  return undefined;
}

const SIGN_INS = ['profile', 'sso-session', 'start-url'] as const;

function excludes(one: TalkAnswers, two: TalkAnswers): boolean {
  if (one.model !== undefined && two.model !== undefined) {
    const [first, second] = [modelWish(one.model), modelWish(two.model)];
    return !(first && second && first.family !== second.family) && one.model !== two.model;
  }
  const differs = (name: 'region' | 'account' | 'scope' | 'way' | 'geography') =>
    one[name] !== undefined && two[name] !== undefined && one[name] !== two[name];
  const [first, second] = [one, two].map((answers) => SIGN_INS.map((name) => answers[name]).find(Boolean));
  const areSignIns = first !== undefined && second !== undefined && first !== second;
  return (
    areSignIns ||
    differs('region') ||
    differs('account') ||
    differs('scope') ||
    differs('way') ||
    differs('geography')
  );
}

/** Models that were named as people name them, as one answer. */
function modelsOf(said: readonly Meaning[]): TalkAnswers {
  const models = [...new Set(said.flatMap(({ answers: { model } }) => model ?? []))];
  return models.length === 0 ? {} : { model: models.join(' ') };
}

function meaningOf(word: string, { profiles, sessions }: SaidFacts): TalkAnswers | undefined {
  if (profiles.includes(word)) return { profile: word };
  const [named, another] = profiles.filter((name) => name.toLowerCase() === word.toLowerCase());
  if (named !== undefined && another === undefined) return { profile: named };
  if (word === 'new') return { new: true };
  const account = /^(\d{4})-?(\d{4})-?(\d{4})$/.exec(word);
  if (account) return { account: account.slice(1).join('') };
  const isRegion = isClaudeRegion(word) || (isRegionShaped(word) && isWithoutClaude(word));
  const region = isRegion ? word : regionOfPlace(word);
  if (region !== undefined) return { region };
  if (sessions.includes(word)) return { 'sso-session': word };
  if (modelWish(word)) return { model: word };
  const model = parseModelId(word);
  if (model.kind !== 'unknown' && model.kind !== 'alias') return { model: word };
  if (/^global$/i.test(word)) return { routing: 'global' };
  const geography = Object.hasOwn(GEOGRAPHIES, word.toLowerCase())
    ? GEOGRAPHIES[word.toLowerCase()]
    : undefined;
  if (geography !== undefined) return { geography };
  const way = Object.hasOwn(WAY_WORDS, word.toLowerCase()) ? WAY_WORDS[word.toLowerCase()] : undefined;
  if (way !== undefined) return { way };
  if (isWorkspaceId(word)) return { way: 'platform', workspace: word };
  if (isAddress(word)) return { 'start-url': word };
  // `project` alone may be the team's or one's own there, as other words that mean two places: these are asked about.
  const [scope, ...others] = /^project$/i.test(word) ? [] : (placesOfWord(word) ?? []);
  return scope === undefined || others.length > 0 ? undefined : { scope };
}

/** A host, a URL, or the id of a directory; a name alone may be anything. */
function isAddress(word: string): boolean {
  // A version, or an address of numbers, is none.
  if (/^[\d.]+$/.test(word)) return false;
  const looksLikeOne = /:\/\/|^d-[0-9a-f]{10}$|^[\w-]+(\.[\w-]+)+(\/|$|[?#])/i.test(word);
  return looksLikeOne && readPortalAddress(word).ok;
}

function nearMeaning(word: string, { profiles, sessions }: SaidFacts): WrongWord | undefined {
  if (/^[a-z]{2,4}([-_ ]?[a-z]{2,12}){1,2}[-_]?\d$/i.test(word)) {
    const region = nearest(word.replaceAll('_', '-'), CLAUDE_REGIONS);
    const asTyped = isRegionShaped(word) ? { asTyped: { region: word } } : {};
    if (region !== undefined) return { word, value: region, meant: { region }, ...asTyped };
  }
  if (isClaudeRegion(`${word}-1`)) return { word, value: `${word}-1`, meant: { region: `${word}-1` } };
  const profile = nearest(word, profiles);
  if (profile !== undefined) return { word, value: profile, meant: { profile } };
  const session = nearest(word, sessions);
  if (session !== undefined) return { word, value: session, meant: { 'sso-session': session } };
  // These are common words: one slip of the finger, and no more.
  const isSlip = (name: string) => word.length > 3 && editDistance(word.toLowerCase(), name) === 1;
  const family = FAMILIES.find(isSlip);
  if (family !== undefined) return { word, value: family, meant: { model: family } };
  const way = Object.keys(WAY_WORDS).find(isSlip);
  if (way !== undefined) return { word, value: way, meant: { way: WAY_WORDS[way] } };
  return undefined;
}
