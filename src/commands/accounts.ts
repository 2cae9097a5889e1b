import { type RunCommand, text } from '../cli/command.ts';
import { readSsoToken } from '../facts/sso-cache.ts';
import { type Outcome, refusal, success } from '../outcome.ts';
import { accountChoices, searchAccounts } from '../plan/choose-account.ts';
import { type Portal, portalMissing } from '../plan/choose-portal.ts';
import { commandLine } from '../plan/command-line.ts';
import type { SsoToken } from '../plan/sso-token.ts';
import type { Account, Accounts } from '../report/accounts.ts';
import { accountsText } from '../report/accounts-text.ts';
import { shownPortal } from '../report/login-report.ts';
import { type PortalQuestion, readPortalQuestion } from './portal-question.ts';
import { refusedBy, standingSignIn } from './standing-sign-in.ts';

/** `accounts`: the accounts and roles that the signed-in person may use. */
export const accounts: RunCommand = async (world, options) => {
  const question = await readPortalQuestion(world, options);
  if (!question.ok) return question;
  const { portal, aws } = question.value;
  if (!portal) return portalMissing(aws);
  const token = await signedIn(question.value, portal);
  if (!token.ok) return token;
  const all = await ask(question.value, portal, token.value);
  if (!all.ok) return all;
  const data = report(portal, all.value, text(options, 'search'));
  return success({ data, text: (style) => accountsText(data, style) });
};

async function signedIn({ world, config }: PortalQuestion, portal: Portal): Promise<Outcome<SsoToken>> {
  const standing = await standingSignIn(world, config, portal);
  if (!standing.ok) return standing;
  if (standing.value) return success(standing.value.token);
  const fix = `Sign in: claude-bedrock login ${commandLine(portal.options)}, then run this again.`;
  if (readSsoToken(world, portal)) return refusal('sso-expired', 'The sign-in has expired.', fix);
  return refusal('sso-not-signed-in', `You are not signed in to ${portal.startUrl}.`, fix);
}

async function ask(
  { world }: PortalQuestion,
  portal: Portal,
  { accessToken }: SsoToken,
): Promise<Outcome<readonly Account[]>> {
  world.progress('Asking for your accounts and roles…');
  const aws = await (await import('../aws/index.ts')).identityCenter();
  const answer = await aws.withPortal(world, portal.region, (session) =>
    aws.listAccounts(session, accessToken),
  );
  if (!answer.ok) return refusedBy(answer.finding, portal);
  if (answer.value.length > 0) return success(answer.value);
  return refusal(
    'sso-no-accounts',
    `You are signed in to ${portal.startUrl}, and no AWS account is assigned to you there.`,
    'Ask whoever manages IAM Identity Center for an account with a permission set that allows Amazon Bedrock.',
  );
}

function report(portal: Portal, all: readonly Account[], search: string | undefined): Accounts {
  const found = searchAccounts(all, search);
  const pairs = found.reduce((sum, { roles }) => sum + roles.length, 0);
  const choices = [...accountChoices(found)];
  const again = `claude-bedrock accounts ${commandLine(portal.options)}`;
  const nextStep = nextStepOf(found, pairs, choices.length, again);
  return {
    nextStep,
    portal: shownPortal(portal),
    ...{ total: all.length, found: found.length, pairs, choices },
    accounts: [...found],
  };
}

function nextStepOf(found: readonly Account[], pairs: number, offered: number, again: string): string {
  const unknown = found.filter(({ finding }) => finding !== undefined).length;
  const gap = unknown === 0 ? '' : ` The roles of ${unknown} accounts are not known; they tell why.`;
  if (pairs > offered)
    return `Choose an account and a role.${gap} Others are found by name: ${again} --search TEXT`;
  if (pairs > 0) return `Choose an account and a role.${gap}`;
  return gap === '' ? `Nothing fits. See all: ${again}` : `Try again in a minute.${gap}`;
}
