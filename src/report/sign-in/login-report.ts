import type { PendingLogin } from '../../facts/sign-in/pending-login.ts';
import type { ShownPortal } from '../../model/accounts.ts';
import type { Portal } from '../../model/portal.ts';
import { isRefreshable, type SsoToken } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { commandLine } from '../../shell/command-line.ts';
import type { Login } from './login.ts';

/** What `login` tells of a sign-in that stands. */
export function signedInReport(
  state: 'already' | 'refreshed' | 'approved',
  portal: Portal,
  token: SsoToken,
  { now }: Pick<World, 'now'>,
): Login {
  const session = { expiresAt: token.expiresAt.toISOString(), refreshable: isRefreshable(token, now()) };
  const options = commandLine(portal.options);
  const common = { state, portal: shownPortal(portal), session };
  if (portal.options.profile !== undefined) {
    return { nextStep: `See which models can be used: claude-bedrock models ${options} --probe`, ...common };
  }
  const accountsOptions = `accounts ${options}`;
  return {
    nextStep: `Choose an account and a role: claude-bedrock ${accountsOptions}`,
    ...common,
    accountsOptions,
  };
}

/** What `login` tells of a sign-in that the person has to allow, did not allow, or allowed too late. */
export function pendingReport(
  state: 'started' | 'pending' | 'denied' | 'expired',
  pending: PendingLogin,
  browserOpened?: boolean,
): Login {
  const { portal, verificationUri, verificationUriComplete, host, userCode, expiresAt } = pending;
  if (state === 'denied' || state === 'expired') {
    const why = state === 'denied' ? 'The sign-in was refused' : 'The code ran out';
    const again = `claude-bedrock login ${commandLine(portal.options)}`;
    const nextStep = `${why}. To begin again, in a terminal or behind ! in Claude Code: ${again}`;
    return { nextStep, state, portal: shownPortal(portal) };
  }
  const finishOptions = `login ${commandLine({ finish: true, ...portal.options })}`;
  const task =
    state === 'pending'
      ? 'The sign-in has not been allowed yet. Wait again'
      : browserOpened
        ? `Check that the page in the browser shows the code ${userCode}, and allow the sign-in. Then wait for it`
        : `Open the address, check that it shows the code ${userCode}, and allow the sign-in. Then wait for it`;
  return {
    nextStep: `${task}: claude-bedrock ${finishOptions}`,
    state,
    portal: shownPortal(portal),
    ...{ verificationUri, verificationUriComplete, host, userCode, expiresAt },
    ...(browserOpened !== undefined && { browserOpened }),
    finishOptions,
  };
}

/** A portal without what it is signed in to with. */
export function shownPortal({ startUrl, region, session }: Portal | PendingLogin['portal']): ShownPortal {
  return { startUrl, region, ...(session !== undefined && { session }) };
}
