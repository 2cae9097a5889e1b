import { type OverruledValue, overruledValues } from '../../../client/overruled-values.ts';
import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { OtherHome } from '../../../facts/homes/other-home.ts';
import { shownValue } from '../../../facts/settings/shown-value.ts';
import { settingsKey } from '../../../knowledge/settings-keys.ts';
import { FINE, fine, type Problem, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';

/** More would hide the rest of the report. */
const MOST_SHOWN = 6;

/** Editors, other configuration directories and workflows say nothing that has no effect, or that cannot work. */
export const otherHomes: Check = {
  id: 'other-homes',
  group: 'Settings',
  title: 'What starts Claude Code elsewhere says the same',
  judge: (facts) => {
    const problems = facts.otherHomes.flatMap((home) => problemsOf(facts, home));
    if (problems.length > 0) return problems;
    const told = facts.otherHomes.filter(({ values }) => values.length > 0).map(inWords);
    return told.length > 0 ? fine(told.join('; ')) : FINE;
  },
};

function problemsOf(facts: HomeFacts, home: OtherHome): readonly Problem[] {
  const { candidates } = facts;
  const wrong = home.troubles.map(({ found, fix }) =>
    warning({ title: `${home.name} does not work as it looks`, found, fix: { say: fix } }),
  );
  const troubles = [...wrong, ...otherKey(facts, home)];
  const overruled = overruledValues(home, candidates);
  const [first] = overruled;
  if (!first) return troubles;
  const said = overruled.slice(0, MOST_SHOWN).map(({ key, value, by }) => {
    const other = isSecret(key) ? 'another one' : `"${shown(key, by.value)}"`;
    return `${key}${isSecret(key) ? '' : ` "${shown(key, value)}"`}, where ${placeOf(by.origin)} has ${other}`;
  });
  return [
    warning({
      title: `${home.name} says something else than Claude Code's settings`,
      found: `${home.file} hands over ${said.join('; ')}. The settings win, in the editor too.`,
      origin: first.by.origin,
      fix: { say: wayOut(home, overruled) },
    }),
    ...troubles,
  ];
}

const KEY = 'AWS_BEARER_TOKEN_BEDROCK';

/** An API key beats the profile of the settings [run 2.1.332], in the sessions that are given one. */
function otherKey({ candidates }: HomeFacts, { kind, name, file, values }: OtherHome): readonly Problem[] {
  const inSettings = (key: string) =>
    candidates.get(key)?.find(({ origin }) => origin.from !== 'environment');
  const profile = inSettings('AWS_PROFILE');
  const isHandedOver =
    kind !== 'configuration' &&
    kind !== 'github-action' &&
    values.some((one) => one.key === KEY && one.value !== '');
  if (!isHandedOver || inSettings(KEY) || !profile?.value) return [];
  return [
    warning({
      title: `${name} signs with a key, and not as Claude Code's settings say`,
      found: `${file} hands over ${KEY}, which beats the profile "${shown('AWS_PROFILE', profile.value)}" by ${placeOf(profile.origin)} in the sessions there.`,
      origin: profile.origin,
      fix: { say: `Take ${KEY} out of ${file}, unless those sessions are to be billed elsewhere.` },
    }),
  ];
}

function wayOut({ file }: OtherHome, overruled: readonly OverruledValue[]): string {
  const keys = overruled.map(({ key }) => key).join(', ');
  return `Take ${keys} out of ${file}, or out of the settings if the editor's sessions are to differ from those in a terminal.`;
}

function inWords({ name, values }: OtherHome): string {
  const some = values.slice(0, MOST_SHOWN).map(({ key, value }) => `${key} = ${shown(key, value)}`);
  const more = values.length - MOST_SHOWN;
  return `${name}: ${some.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function isSecret(name: string): boolean {
  return settingsKey(name)?.isSecret === true;
}

function shown(name: string, value: string): string {
  const key = settingsKey(name);
  return key ? shownValue(key, value) : value;
}
