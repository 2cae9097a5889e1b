import { isEmpty } from '../../model/change.ts';
import type { SignInOffer } from '../../model/choices.ts';
import type { Options } from '../../model/options.ts';
import type { ProfileDraft } from '../../plan/profile/plan-profile.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import { signInOffer } from '../../plan/setup/sign-in-offers.ts';
import { commandLine } from '../../shell/command-line.ts';
import { planStep } from '../next-step.ts';
import { changeDiff } from './file-diff.ts';
import type { ProfileReport } from './profile.ts';
import { shownChanges } from './shown-changes.ts';

/** What a plan for the AWS config file, or what was applied of it, looks like from outside. */
export function profileReport(
  draft: ProfileDraft,
  options: ProfileOptions,
  isApplied: boolean,
  home: string | undefined,
): ProfileReport {
  const { change, planId, profiles, also } = draft;
  const offers = profiles.map(signInOffer);
  const isNothing = isEmpty(change);
  const { plan, ...answers }: Options = options;
  const apply = { apply: true, 'plan-id': planId, ...answers };
  const applyOptions = isNothing || isApplied ? undefined : `profile ${commandLine(apply)}`;
  return {
    planId,
    isApplied: isApplied && !isNothing,
    offers,
    changes: [...shownChanges(change)],
    diff: changeDiff(change, home),
    warnings: [...bomWarning(draft)],
    ...(also.length > 0 && !isApplied && { also: { profiles: [...also], options: withAlso(options, also) } }),
    ...(applyOptions !== undefined && { applyOptions }),
    nextStep: applyOptions === undefined ? nextStep(offers, isNothing) : planStep(applyOptions),
  };
}

function bomWarning({ change: { target } }: ProfileDraft) {
  if (target.state === 'absent' || !target.hasBom) return [];
  const message = `${target.file} starts with a byte order mark, which the AWS CLI refuses. Claude Code reads it all the same.`;
  return [{ code: 'byte-order-mark', message }];
}

function withAlso(options: ProfileOptions, also: readonly string[]): string {
  const profile = [...(options.profile ?? []), ...also];
  return `profile ${commandLine({ ...options, profile })}`;
}

function nextStep(offers: readonly SignInOffer[], isNothing: boolean): string {
  const said = isNothing ? 'The AWS config file says this already. ' : '';
  const [offer] = offers;
  if (!offer) return `${said}To see the profiles: claude-bedrock status`;
  if (offer.signIn !== undefined) return `${said}Sign in: ${offer.signIn}`;
  return `${said}See which models can be used: claude-bedrock models ${offer.options} --probe`;
}
