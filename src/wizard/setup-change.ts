import { planChanged } from '../effects/apply-change.ts';
import { writeSsoToken } from '../effects/sso-cache.ts';
import { applySetup, planToShow, type SetupRequest } from '../flows/changes/carry-out-setup.ts';
import { applyProfile, draftProfile } from '../flows/changes/draft-profile.ts';
import { readAwsAsClaude } from '../flows/sign-in/portal-question.ts';
import { isEmpty } from '../model/change.ts';
import { type Outcome, type Problem, refusal, success } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { ProfileDraft } from '../plan/profile/plan-profile.ts';
import type { ProfileOptions } from '../plan/profile/profile-answers.ts';
import type { SetupDraft } from '../plan/setup/plan-setup.ts';
import { readAnswers } from '../plan/setup/setup-answers.ts';
import { agreementText } from '../report/changes/agreement-text.ts';
import { profileReport } from '../report/changes/profile-report.ts';
import { setupReport } from '../report/changes/setup-report.ts';
import { asRead } from '../report/place-text.ts';
import type { TextStyle } from '../text/text.ts';
import type { WizardState } from './state.ts';

/** All that the wizard's answers come to: a profile where one is to be made, and the settings. */
export interface SetupChange {
  readonly profile?: { readonly draft: ProfileDraft; readonly options: ProfileOptions };
  readonly setup: SetupDraft;
  readonly request: SetupRequest;
}

/**
 * Plans the profile, and the settings as if the profile were there already; writes nothing. Asks Amazon Bedrock about
 * models that were named on the command line, unless `isQuick`.
 */
export async function planSetupChange(
  world: World,
  config: string,
  state: WizardState,
  { isQuick }: { readonly isQuick: boolean },
): Promise<Outcome<SetupChange>> {
  const { signIn, answers } = state;
  const ready = signIn.kind === 'ready' ? signIn.ready : undefined;
  const options = ready?.profilePlan && withRegion(ready.profilePlan, answers.region);
  const draft = options && (await draftProfile(world, options));
  if (draft && !draft.ok) return draft;
  const name = answers.profile ?? draft?.value.profiles[0]?.name;
  const all = { ...answers, ...(name !== undefined && { profile: name }) };
  const read = readAnswers(all);
  if (!read.ok) return read;
  const request = { options: all, answers: read.value, config, known: { apiKey: ready?.apiKey } };
  const known = { ...request.known, aws: draft?.value.after };
  // A sign-in that is not on the disk yet is none that the plan could ask with.
  const isGiven = state.models.kind === 'given' && !ready?.held && !draft;
  const offline = isQuick || !isGiven;
  const setup = await planToShow(world, { ...request, known, options: { ...all, offline } });
  if (!setup.ok) return setup;
  const profile = draft && options && { draft: draft.value, options };
  return success({ ...(profile && { profile }), setup: setup.value, request });
}

/** A repair leaves the region of a profile alone. */
function withRegion(options: ProfileOptions, region: string | undefined): ProfileOptions {
  return options.repair ? options : { ...options, region };
}

/** True where nothing is to be written, the sign-in apart. */
export function isNothing({ profile, setup }: SetupChange): boolean {
  return isEmpty(setup.change) && (!profile || isEmpty(profile.draft.change));
}

/** All that is to be written, as a person reads it before they agree. */
export function setupChangeText(
  { profile, setup, request }: SetupChange,
  { signIn }: WizardState,
  style: TextStyle,
  home: string | undefined,
): string {
  const isHeld = signIn.kind === 'ready' && signIn.ready.held !== undefined;
  const reports = [
    ...(profile ? [profileReport(profile.draft, profile.options, false, home)] : []),
    setupReport(setup, request.options, false),
  ];
  return agreementText(asRead(reports, home), isHeld ? [SIGN_IN_PLACE] : [], style);
}

const SIGN_IN_PLACE =
  'Your sign-in is kept where the AWS CLI and every SDK look for it (.aws/sso/cache in your home directory), readable by you alone.';

/** Writes what was agreed on: the sign-in, the profile that uses it, and the settings that name the profile. */
export async function applySetupChange(
  world: World,
  config: string,
  state: WizardState,
  { profile, setup, request }: SetupChange,
): Promise<Outcome<unknown>> {
  // Before anything is written, as what belongs together stands in several files.
  const now = await planSetupChange(world, config, state, { isQuick: true });
  if (!now.ok) return now;
  const isAsAgreed =
    now.value.setup.planId === setup.planId && now.value.profile?.draft.planId === profile?.draft.planId;
  if (!isAsAgreed) return planChanged(setup.change.target.file);
  const held = state.signIn.kind === 'ready' ? state.signIn.ready.held : undefined;
  if (held) {
    const { world: seen } = await readAwsAsClaude(world);
    const written = await writeSsoToken(seen, held.portal, held.token);
    if (!written.ok) return written;
  }
  const done = held ? ['Your sign-in is kept already.'] : [];
  const made = profile && (await applyProfile(world, config, profile.options, profile.draft.planId));
  if (made && !made.ok) return afterSome(done, made.problem);
  if (profile && !isEmpty(profile.draft.change))
    done.push('The AWS profile is written already; claude-bedrock reset removes it.');
  const written = await applySetup(world, request, setup.planId);
  return written.ok ? written : afterSome(done, written.problem);
}

/** What came before a refusal has to be known. */
function afterSome(done: readonly string[], { code, message, fix }: Problem): Outcome<never> {
  if (done.length === 0) return refusal(code, message, fix);
  return refusal(code, [message, ...done].join(' '), fix.replace(/ Nothing was written\.$/, ''));
}
