import type { EffectiveValue, Profile } from '../../model/configuration.ts';
import { isReady } from '../setup/sign-in-offers.ts';

/** Claude Code hands Claude no more than this of what a command prints. */
const MOST_CHARACTERS = 29_000;

interface Shown {
  readonly profiles: Profile[];
  /** How many more there are; absent where that is none. */
  readonly profilesLeftOut?: number;
}

/**
 * The profiles that `status` shows: those in use, then those that could sign now, then the rest; of thousands as many as
 * Claude can be told beside `facts`, and how many are left out.
 */
export function profilesToShow(profiles: readonly Profile[], inUse: readonly string[], facts: object): Shown {
  const isInUse = ({ name }: Profile) => inUse.includes(name);
  const others = profiles.filter((profile) => !isInUse(profile));
  const ordered = [
    ...inUse.flatMap((name) => profiles.find((profile) => profile.name === name) ?? []),
    ...others.filter(isReady),
    ...others.filter((profile) => !isReady(profile)),
  ];
  let room = MOST_CHARACTERS - JSON.stringify(facts).length;
  const end = ordered.findIndex((profile) => {
    room -= JSON.stringify(profile).length + 1;
    return room < 0;
  });
  if (end < 0) return { profiles: ordered };
  return { profiles: ordered.slice(0, end), profilesLeftOut: ordered.length - end };
}

/** The names that sign, or would if what hides them went away; the one in effect first. */
export function profilesInUse(
  signer: string | undefined,
  effective: readonly EffectiveValue[],
): readonly string[] {
  const named = effective.find(({ key }) => key === 'AWS_PROFILE');
  const all = [signer, named?.value, ...(named?.shadows ?? []).map(({ value }) => value)];
  return [...new Set(all.filter((name) => name !== undefined))];
}
