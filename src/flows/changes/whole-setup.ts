import { planChanged } from '../../effects/apply-change.ts';
import { writeSsoToken } from '../../effects/sso-cache.ts';
import type { ApiKey } from '../../facts/api-key.ts';
import { isEmpty } from '../../model/change.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import type { ProfileDraft } from '../../plan/profile/plan-profile.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import { readAnswers, type SetupOptions } from '../../plan/setup/setup-answers.ts';
import { readAwsAsClaude } from '../sign-in/portal-question.ts';
import { applySetup, planToShow, type SetupRequest } from './carry-out-setup.ts';
import { applyProfile, draftProfile } from './draft-profile.ts';

/** A sign-in that is in nobody's files yet: it is written with the rest, once the person has agreed. */
export interface HeldSignIn {
  readonly portal: Portal;
  readonly token: SsoToken;
}

/** What a whole setup is made from: the answers, and the profile that is to be made or repaired for them. */
export interface WholeRequest {
  readonly answers: SetupOptions;
  /** The options of `profile`, without its region. */
  readonly profilePlan?: ProfileOptions | undefined;
  readonly apiKey?: ApiKey | undefined;
  readonly held?: HeldSignIn | undefined;
  /** Amazon Bedrock is asked about models that nobody tried. */
  readonly asksModels?: boolean | undefined;
}

/** One plan over both files: the AWS config file where a profile is to be made, and the settings. */
export interface WholeSetup {
  readonly planId: string;
  readonly profile?: { readonly draft: ProfileDraft; readonly options: ProfileOptions };
  readonly setup: SetupDraft;
  readonly request: SetupRequest;
}

/** Plans the profile, and the settings as if the profile were there already; writes nothing. */
export async function draftWhole(
  world: World,
  config: string,
  { answers, profilePlan, apiKey, asksModels }: WholeRequest,
): Promise<Outcome<WholeSetup>> {
  const options = profilePlan && withRegion(profilePlan, answers.region);
  const draft = options && (await draftProfile(world, options));
  if (draft && !draft.ok) return draft;
  const name = answers.profile ?? draft?.value.profiles[0]?.name;
  const all = { ...answers, ...(name !== undefined && { profile: name }) };
  const read = readAnswers(all);
  if (!read.ok) return read;
  const request = { options: all, answers: read.value, config, known: { apiKey } };
  const known = { ...request.known, aws: draft?.value.after };
  const setup = await planToShow(world, { ...request, known, options: { ...all, offline: !asksModels } });
  if (!setup.ok) return setup;
  const profile = draft && options && { draft: draft.value, options };
  const changes = [...(profile ? [profile.draft.change] : []), setup.value.change];
  return success({ planId: planIdOf(changes), ...(profile && { profile }), setup: setup.value, request });
}

/** A repair leaves the region of a profile alone. */
function withRegion(options: ProfileOptions, region: string | undefined): ProfileOptions {
  return options.repair ? options : { ...options, region };
}

/** True where nothing is to be written, the sign-in apart. */
export function isNothing({ profile, setup }: WholeSetup): boolean {
  return isEmpty(setup.change) && (!profile || isEmpty(profile.draft.change));
}

/** Writes what was agreed on: the sign-in, the profile that uses it, and the settings that name the profile. */
export async function applyWhole(
  world: World,
  config: string,
  wanted: WholeRequest,
  agreedId: string,
): Promise<Outcome<WholeSetup>> {
  // Before anything is written, as what belongs together stands in several files.
  const now = await draftWhole(world, config, { ...wanted, asksModels: false });
  if (!now.ok) return now;
  const { planId, profile, setup, request } = now.value;
  if (planId !== agreedId) return planChanged(setup.change.target.file);
  const { held } = wanted;
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
  return written.ok ? now : afterSome(done, written.problem);
}

/** What came before a refusal has to be known. */
function afterSome(done: readonly string[], { code, message, fix }: Problem): Outcome<never> {
  if (done.length === 0) return refusal(code, message, fix);
  return refusal(code, [message, ...done].join(' '), fix.replace(/ Nothing was written\.$/, ''));
}
