import { FAMILIES } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { CLAUDE_REGIONS, isClaudeRegion, isRegionShaped } from '../../knowledge/regions.ts';
import { isWorkspaceId, type Way } from '../../knowledge/ways.ts';
import { nearest } from '../../text/nearest.ts';
import { readPortalAddress } from '../profile/portal-address.ts';
import { modelWish } from './model-wish.ts';
import type { TalkAnswers } from './talk-answers.ts';

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

/** What a line said: the answers in it, the words that are misspelt, and those that mean nothing here. */
export interface Said {
  readonly answers: TalkAnswers;
  readonly wrong: readonly WrongWord[];
  readonly unknown: readonly string[];
}

/** Words of a sentence around the answers. */
const FILLERS =
  /^(a|an|the|my|our|with|use|using|in|on|at|to|for|from|and|please|profile|region|account|role|portal|session|model|models|it|is|me|bedrock|aws|claude|code|set|up|setup|i|want|would|like|via|by)$/i;

const SCOPES: Readonly<Record<string, TalkAnswers['scope']>> = {
  everywhere: 'user',
  user: 'user',
  project: 'project',
  team: 'project',
  local: 'local',
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

/** `opus 4.8`, `Claude Opus 4.8`: one name in two or three words. */
const MODEL_IN_WORDS = new RegExp(
  String.raw`\b(?:claude[\s-]+)?(${FAMILIES.join('|')})\s+v?(\d+(?:\.\d+)?)\b`,
  'gi',
);

/** Takes the words of a line for answers: an address, a region, an account, a profile, a session, a model, a scope. */
export function readSaid(line: string, facts: SaidFacts): Said {
  const words = line
    .replace(MODEL_IN_WORDS, (_, family: string, version: string) => `${family}-${version}`)
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["'(]+|["').!?]+$/g, ''))
    .filter(Boolean);
  let answers: TalkAnswers = {};
  const wrong: WrongWord[] = [];
  const unknown: string[] = [];
  const isGateway = words.some((word) => word.toLowerCase() === 'gateway');
  for (const word of words) {
    const isItsAddress = isGateway && /^https?:\/\//i.test(word);
    const meant = isItsAddress ? { 'base-url': word } : meaningOf(word, facts);
    if (meant) {
      answers = { ...meant, ...answers };
      continue;
    }
    if (isFiller(word)) continue;
    const near = nearMeaning(word, facts);
    if (near) wrong.push(near);
    else unknown.push(word);
  }
  return { answers, wrong, unknown };
}

function meaningOf(word: string, { profiles, sessions }: SaidFacts): TalkAnswers | undefined {
  if (profiles.includes(word)) return { profile: word };
  if (word === 'new') return { new: true };
  const account = /^(\d{4})-?(\d{4})-?(\d{4})$/.exec(word);
  if (account) return { account: account.slice(1).join('') };
  if (isClaudeRegion(word)) return { region: word };
  if (sessions.includes(word)) return { 'sso-session': word };
  if (modelWish(word)) return { model: word };
  const model = parseModelId(word);
  if (model.kind !== 'unknown' && model.kind !== 'alias') return { model: word };
  const way = Object.hasOwn(WAY_WORDS, word.toLowerCase()) ? WAY_WORDS[word.toLowerCase()] : undefined;
  if (way !== undefined) return { way };
  if (isWorkspaceId(word)) return { way: 'platform', workspace: word };
  if (isAddress(word)) return { 'start-url': word };
  const scope = Object.hasOwn(SCOPES, word.toLowerCase()) ? SCOPES[word.toLowerCase()] : undefined;
  return scope === undefined ? undefined : { scope };
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
  const profile = nearest(word, profiles);
  if (profile !== undefined) return { word, value: profile, meant: { profile } };
  const session = nearest(word, sessions);
  if (session !== undefined) return { word, value: session, meant: { 'sso-session': session } };
  return undefined;
}
