import { planChanged } from '../../effects/apply-change.ts';
import { isEmpty } from '../../model/change.ts';
import { type Outcome, type Problem, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { planIdOf } from '../../plan/edit/plan-id.ts';
import type { ProfileDraft } from '../../plan/profile/plan-profile.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import { readAnswers, type SetupOptions } from '../../plan/setup/setup-answers.ts';
import { applySetup, planToShow, type SetupRequest } from './carry-out-setup.ts';
import { applyProfile, draftProfile } from './draft-profile.ts';

/** What a whole setup is made from: the answers, and the profile that is to be made or repaired for them. */
export interface WholeRequest {
  readonly answers: SetupOptions;
  /** The options of `profile`, without its region. */
  readonly profilePlan?: ProfileOptions | undefined;
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
  { answers, profilePlan, asksModels }: WholeRequest,
): Promise<Outcome<WholeSetup>> {
  const options = profilePlan && withRegion(profilePlan, answers.region);
  const draft = options && (await draftProfile(world, options));
  if (draft && !draft.ok) return draft;
  const name = answers.profile ?? draft?.value.profiles[0]?.name;
  const all = { ...answers, ...(name !== undefined && { profile: name }) };
  const read = readAnswers(all);
  if (!read.ok) return read;
  const request = { options: all, answers: read.value, config };
  const known = { aws: draft?.value.after };
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

/** True where nothing is to be written. */
export function isNothing({ profile, setup }: WholeSetup): boolean {
  return isEmpty(setup.change) && (!profile || isEmpty(profile.draft.change));
}

/** Writes what was agreed on: the profile, and the settings that name it. */
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
  const made = profile && (await applyProfile(world, config, profile.options, profile.draft.planId));
  if (made && !made.ok) return made;
  const written = await applySetup(world, request, setup.planId);
  if (written.ok) return now;
  return profile && !isEmpty(profile.draft.change) ? afterProfile(written.problem) : written;
}

/** What came before a refusal has to be known. */
function afterProfile({ code, message, fix }: Problem): Outcome<never> {
  const done = 'The AWS profile is written already; claude-bedrock reset removes it.';
  return refusal(code, `${message} ${done}`, fix.replace(/ Nothing was written\.$/, ''));
}
