import type { About } from './talk-answers.ts';

const YES =
  /^(y|yes|yep|yeah|ok|okay|sure|agreed|write|do|go|apply|confirm|confirmed|approved?|proceed|lgtm|ja|oui|si|s\u00ed)$/;
/** Agrees to nothing by itself. */
const BESIDE_YES = /^(please|ahead|it|that|this|thanks|fine|good)$/;
const NO =
  /^\W*(n|no|nope|nah|nein|non|stop|cancel|quit|exit|abort|nothing|never ?mind|later|maybe later|wait|not (now|yet)|don['\u2019]?t|do not)\b(?! (know|idea|clue|problem|worries))/i;
const QUESTION = /^\W*(what|why|how|where|when|who|whose|which|does|do (you|i|we)|is|are|will|should)\s+\S/i;

/** True where nothing is said but yes: a write follows. */
export function isYes(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  return (
    !text.includes('?') &&
    words.some((word) => YES.test(word)) &&
    words.every((word) => YES.test(word) || BESIDE_YES.test(word))
  );
}

/** True where it begins with a no, or what means one; `no models` is about the models. */
export function isNo(text: string): boolean {
  return NO.test(text) && topicOf(text) === undefined;
}

/** True for a single word that ends it, in the place of an answer that is typed. */
export function isStop(text: string): boolean {
  return /^\W*(no|nope|stop|cancel|quit|exit|abort)\W*$/i.test(text);
}

/** True where somebody asks something back, and answers nothing by it. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text) || /\?\s*$/.test(text);
}

/** True where somebody says that they cannot answer. */
export function isUnknown(text: string): boolean {
  return /\b(don['\u2019]?t|do not|no) (know|idea|clue)\b|^\W*(\?+|unknown|i?dunno|idk)\W*$/i.test(text);
}

/** What words are about that name no answer, first things first. */
const TOPICS: readonly (readonly [RegExp, About])[] = [
  [/\b(access[ -]?keys?|secret keys?)\b/i, 'access-keys'],
  [/\b(api|bedrock)[ -]?keys?\b/i, 'key'],
  [/\bmodels?\b/i, 'models'],
  [/\bregions?\b/i, 'region'],
  [/\bportal\b/i, 'portal'],
  [/\b(profiles?|accounts?|roles?|sign(ed)?[ -]?in|log(ged)?[ -]?in|credentials?)\b/i, 'sign-in'],
  [/\b(where|scope|place|team|shared?|mine|myself|proje[ck]t|repo(sitory)?|folder|here)\b/i, 'scope'],
  [/\brenew(al|s|ed)?\b/i, 'refresh'],
  [/\b(change|different|differently|else|other|another)\b/i, 'change'],
];

/** What a person wants to be asked about, as far as their words tell. */
export function topicOf(text: string): About | undefined {
  return TOPICS.find(([words]) => words.test(text))?.[1];
}

/** Where somebody who is asked for an account wants to go instead, by words that are no account. */
export function leavesAccounts(text: string): About | undefined {
  if (/^\W*(go )?(back|undo)\W*$|\bstart (over|again)\b/i.test(text)) return 'sign-in';
  const other =
    /\b(another|other|different|wrong|new)\s+(portal|sign[ -]?in|log[ -]?in|user|person|profile)\b/i;
  const [, , what] = other.exec(text) ?? [];
  if (what !== undefined) return /portal/i.test(what) ? 'portal' : 'sign-in';
  const topic = topicOf(text);
  return topic === 'key' || topic === 'access-keys' ? topic : undefined;
}
