import { draftProfile } from '../../flows/changes/draft-profile.ts';
import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import { success } from '../../model/outcome.ts';
import { knownProfile } from '../../plan/profile/check-profile.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';
import type { ProfileDraft } from '../../plan/profile/plan-profile.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import { ASKED, REPAIR_CHOICES } from '../../plan/setup/script.ts';
import { isTurn, type Option } from '../../questions/questions.ts';
import { type SignInState, signedIn, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';

const { yes: YES, no: NO } = REPAIR_CHOICES;

/** Whether a profile of the older form is to renew its sign-in by itself; where it is, one signs in anew. */
export const offerRepair: Step<WizardState> = async ({ world, ask }, state) => {
  const name = profileOf(state.signIn);
  const { aws } = await readAwsAsClaude(world);
  const profile = knownProfile(name ?? '', aws.profiles, aws.files.droppedProfiles);
  if (name === undefined || !profile.ok || profile.value.kind !== 'sso-legacy') return success(state);
  const options = repairOf([name]);
  const draft = await draftProfile(world, options);
  // It stands where nothing is edited: it can be used as it is.
  if (!draft.ok) return success(state);
  const repair = await ask.select<ProfileOptions | undefined>({
    message: ASKED.repair,
    options: [
      { label: YES.label, hint: YES.description, value: options },
      ...alsoOthers(name, draft.value),
      { label: NO.label, hint: NO.description, value: undefined },
    ],
  });
  if (isTurn(repair) || repair === undefined) return isTurn(repair) ? repair : success(state);
  const portal = choosePortal({ profile: name }, draft.value.after);
  if (!portal.ok || !portal.value) return portal.ok ? success(state) : portal;
  return success(signedIn(state, { kind: 'portal', portal: portal.value, profile: profile.value, repair }));
};

function profileOf(signIn: SignInState): string | undefined {
  if (signIn.kind === 'portal') return signIn.profile?.name;
  if (signIn.kind !== 'ready' || signIn.ready.signer.kind !== 'profile') return undefined;
  return signIn.ready.signer.name;
}

/** Others with the same access portal, which one sign-in serves then. */
function alsoOthers(name: string, { also }: ProfileDraft): readonly Option<ProfileOptions>[] {
  if (also.length === 0) return [];
  const others = also.length === 1 ? `'${also[0]}'` : `${also.length} more profiles of this portal`;
  return [{ label: `Yes, and for ${others}`, hint: 'changes them, too', value: repairOf([name, ...also]) }];
}

function repairOf(profile: readonly string[]): ProfileOptions {
  return { repair: true, profile };
}
