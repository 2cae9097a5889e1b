import type { WritableScope } from '../../model/change.ts';

/** The places of settings, by their names. */
export const PLACES: readonly WritableScope[] = ['user', 'project', 'local'];

const OWN: readonly WritableScope[] = ['user', 'local'];
const HERE: readonly WritableScope[] = ['project', 'local'];

const WORDS: readonly (readonly [RegExp, readonly WritableScope[]])[] = [
  [/^(team|teams?['\u2019]s?|everyone|everybody|shared|colleagues?|coworkers?)$/i, ['project']],
  [/^(everywhere|globally)$/i, ['user']],
  [/^(mine|me|myself|own|private|personal)$/i, OWN],
  [/^(here|repo|repository|folder)$/i, HERE],
];

/** The places that a word may mean, where it means one. `before` is the word before it. */
export function placesOfWord(word: string, before = ''): readonly WritableScope[] | undefined {
  const named = PLACES.find((place) => place === word.toLowerCase());
  // People say it of the folder, the settings of which are the team's or their own.
  if (named === 'project' && /^(this|that)$/i.test(before)) return HERE;
  if (named !== undefined) return [named];
  return WORDS.find(([words]) => words.test(word))?.[1];
}

/** What words mean together: of `me` and `here` what is common to both, of `project` and `local` each. */
export function placesTogether(said: readonly (readonly WritableScope[])[]): readonly WritableScope[] {
  const isCommon = (place: WritableScope) => said.every((one) => one.length === 1 || one.includes(place));
  const named = said.filter((one) => one.length === 1).flat();
  const meant = PLACES.filter((place) => isCommon(place) && (named.length === 0 || named.includes(place)));
  if (meant.length > 0) return said.length === 0 ? [] : meant;
  return PLACES.filter((place) => named.includes(place));
}
