import { isRegionShaped } from '../../knowledge/regions.ts';
import { refusal, success } from '../../model/outcome.ts';
import { regionsToChoose } from '../../plan/profile/offered-regions.ts';
import { ASKED, aboutRegion } from '../../plan/setup/script.ts';
import { isTurn, type Option, type Turn } from '../../questions/questions.ts';
import { answered, onlyRegion, type ReadySignIn, type WizardState } from '../state.ts';
import type { Scene, Step } from '../walk.ts';

/** Which region: that of the sign-in first, then where Claude is offered, what is near before what is far. */
export const chooseRegion: Step<WizardState> = async (scene, state) => {
  if (state.signIn.kind !== 'ready' || state.answers.region !== undefined) return success(state);
  if (state.answers.way === 'gateway') return success(state);
  const only = onlyRegion(state.signIn.ready);
  if (only !== undefined) return success(answered(state, { region: only }));
  const region = await askRegion(scene, state.signIn.ready);
  return isTurn(region) ? region : success(answered(state, { region }));
};

/** Asks for a region in which what signs can. */
export function askRegion({ world, ask }: Scene, { region: own, near }: ReadySignIn): Promise<string | Turn> {
  const regions = regionsToChoose([near, own, world.env.AWS_REGION]);
  return ask.search({
    message: ASKED.region,
    options: regions.map((name) => ({
      label: name,
      hint: aboutRegion(name, { near, own }),
      value: name,
    })),
    placeholder: 'type to filter',
    other: otherRegion(regions),
  });
}

/** The region that was chosen; every step behind `chooseRegion` finds one. */
export function regionOf({ answers }: WizardState) {
  const region = answers.region;
  return region === undefined
    ? refusal('option-missing', 'No AWS region was chosen.', 'Choose one.')
    : success(region);
}

/** Takes a region that is typed and not in the list: it may be newer than this program. */
export function otherRegion(listed: readonly string[]) {
  return (typed: string): Option<string> | undefined =>
    isRegionShaped(typed) && !listed.includes(typed) ? { label: typed, value: typed } : undefined;
}
