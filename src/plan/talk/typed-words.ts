import type { About } from './talk-answers.ts';

const YES = /^(y|yes|yep|yeah|ok|okay|sure|agreed|write|do|go|ja|oui|si|s\u00ed)$/;
/** Agrees to nothing by itself. */
const BESIDE_YES = /^(please|ahead|it|that|this|thanks|fine|good)$/;
const NO =
  /^\W*(n|no|nope|nein|non|stop|cancel|quit|exit|abort|nothing|never ?mind|later|not now|don['\u2019]?t|do not)\b(?! know)/i;

/** True where nothing is said but yes: a write follows. */
export function isYes(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  return (
    words.some((word) => YES.test(word)) && words.every((word) => YES.test(word) || BESIDE_YES.test(word))
  );
}

/** True where it begins with a no, or what means one. */
export function isNo(text: string): boolean {
  return NO.test(text);
}

/** True where somebody says that they cannot answer. */
export function isUnknown(text: string): boolean {
  return /\b(don['\u2019]?t|do not|no) (know|idea|clue)\b|^\W*(\?+|no idea|unknown|dunno)\W*$/i.test(text);
}

/** What words are about that name no answer, first things first. */
const TOPICS: readonly (readonly [RegExp, About])[] = [
  [/\b(api|bedrock)[ -]?keys?\b/i, 'key'],
  [/\bmodels?\b/i, 'models'],
  [/\bregions?\b/i, 'region'],
  [/\bportal\b/i, 'portal'],
  [
    /\b(profiles?|accounts?|roles?|sign(ed)?[ -]?in|log(ged)?[ -]?in|credentials?|access keys?)\b/i,
    'sign-in',
  ],
  [/\b(where|scope|place|proje[ck]t|repo(sitory)?|folder|here)\b/i, 'scope'],
  [/\brenew(al|s|ed)?\b/i, 'refresh'],
  [/\b(change|different|differently|else|other|another)\b/i, 'change'],
];

/** What a person wants to be asked about, as far as their words tell. */
export function topicOf(text: string): About | undefined {
  return TOPICS.find(([words]) => words.test(text))?.[1];
}
