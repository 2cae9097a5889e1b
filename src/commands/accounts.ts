import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { readSsoToken } from '../facts/sign-in/sso-cache.ts';
import { askAccounts, type FoundAccounts } from '../flows/sign-in/ask-accounts.ts';
import { type PortalQuestion, readPortalQuestion } from '../flows/sign-in/portal-question.ts';
import { standingSignIn } from '../flows/sign-in/standing-sign-in.ts';
import type { Account } from '../model/accounts.ts';
import { type Outcome, refusal, success } from '../model/outcome.ts';
import type { Portal } from '../model/portal.ts';
import type { SsoToken } from '../model/sso-token.ts';
import { accountChoices, type ProfilePlace, portalOptions } from '../plan/profile/choose-account.ts';
import { portalMissing } from '../plan/profile/choose-portal.ts';
import type { Accounts } from '../report/sign-in/accounts.ts';
import { accountsText } from '../report/sign-in/accounts-text.ts';
import { shownPortal } from '../report/sign-in/login-report.ts';
import { commandLine } from '../shell/command-line.ts';
import type { accountsSpec } from './specs/accounts.ts';

/** `accounts`: the accounts and roles that the signed-in person may use. */
export const accounts: RunCommand<OptionsOf<typeof accountsSpec>> = async (world, options) => {
  const question = await readPortalQuestion(world, options);
  if (!question.ok) return question;
  const { portal, aws } = question.value;
  if (!portal) return portalMissing(aws);
  const token = await signedIn(question.value, portal);
  if (!token.ok) return token;
  const looked = { search: options.search, accountId: options.account };
  const all = await askAccounts(question.value.world, portal, token.value, looked);
  if (!all.ok) return all;
  const data = report({ portal, files: aws.files }, all.value);
  return success({ data, text: (style) => accountsText(data, style) });
};

async function signedIn({ world }: PortalQuestion, portal: Portal): Promise<Outcome<SsoToken>> {
  const standing = await standingSignIn(world, portal);
  if (!standing.ok) return standing;
  if (standing.value) return success(standing.value.token);
  const fix = `Sign in: claude-bedrock login ${commandLine(portal.options)}, then run this again.`;
  if (readSsoToken(world, portal)) return refusal('sso-expired', 'The sign-in has expired.', fix);
  return refusal('sso-not-signed-in', `You are not signed in to ${portal.startUrl}.`, fix);
}

function report(place: ProfilePlace, { total, found }: FoundAccounts): Accounts {
  const { portal } = place;
  const pairs = found.reduce((sum, { roles }) => sum + roles.length, 0);
  const choices = [...accountChoices(found, place)];
  const profileOptions = commandLine(portalOptions(portal));
  const again = `claude-bedrock accounts ${commandLine(portal.options)}`;
  const toProfile =
    choices.length === 1 ? choices[0]?.profileOptions : `${profileOptions} --account ID --role NAME`;
  const nextStep = nextStepOf(found, {
    pairs,
    offered: choices.length,
    again,
    toProfile: `claude-bedrock profile --plan ${toProfile}`,
  });
  return {
    nextStep,
    portal: shownPortal(portal),
    ...{ total, found: found.length, profileOptions, pairs, choices },
    accounts: [...found],
  };
}

/** What the next step is told from: how many pairs there are, how many are offered, and the commands to name. */
interface Ways {
  readonly pairs: number;
  readonly offered: number;
  readonly again: string;
  readonly toProfile: string;
}

function nextStepOf(found: readonly Account[], { pairs, offered, again, toProfile }: Ways): string {
  if (found.some(({ isOpen }) => isOpen)) {
    return `There are ${found.length} accounts. Find one by its name, id or e-mail address: ${again} --search TEXT`;
  }
  const unknown = found.filter(({ finding }) => finding !== undefined).length;
  const gap = unknown === 0 ? '' : ` The roles of ${unknown} accounts are not known; they tell why.`;
  if (pairs > offered)
    return `Choose an account and a role.${gap} Others are found by name: ${again} --search TEXT`;
  if (pairs > 0) return `Choose an account and a role.${gap} Then make a profile of it: ${toProfile}`;
  return gap === '' ? `Nothing fits. See all: ${again}` : `Try again in a minute.${gap}`;
}
