import { readSsoToken } from '../../facts/sign-in/sso-cache.ts';
import { askAccounts } from '../../flows/sign-in/ask-accounts.ts';
import { beginLogin } from '../../flows/sign-in/begin-login.ts';
import { awaitToken } from '../../flows/sign-in/finish-login.ts';
import { readAwsAsClaude } from '../../flows/sign-in/portal-question.ts';
import { acceptedSignIn } from '../../flows/sign-in/standing-sign-in.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Portal } from '../../model/portal.ts';
import type { SsoToken } from '../../model/sso-token.ts';
import type { ProfileOptions } from '../../plan/profile/profile-answers.ts';
import { isTurn, type Turn } from '../../questions/questions.ts';
import { pendingReport } from '../../report/sign-in/login-report.ts';
import { signInNotice } from '../../report/sign-in/login-text.ts';
import { type SignInState, signedIn, type WizardState } from '../state.ts';
import type { Scene, Step } from '../walk.ts';
import { withChain, withRole } from './with-role.ts';

interface SignedIn {
  readonly portal: Portal;
  readonly token: SsoToken;
  /** It is in no file yet. */
  readonly isHeld: boolean;
}

/** Lets the person sign in to an access portal, in their browser; what comes of it is written only at the end. */
export const allowSignIn: Step<WizardState> = async (scene, state) => {
  if (state.signIn.kind !== 'portal') return success(state);
  const { portal, profile, repair } = state.signIn;
  const standing = await standingToken(scene, portal);
  if (isTurn(standing) || !standing.ok) return standing;
  const token = standing.value ? success(standing.value) : await newToken(scene, portal);
  if (isTurn(token) || !token.ok) return token;
  const signedInTo = { portal, token: token.value, isHeld: standing.value === undefined };
  const next = profile
    ? await withProfile(scene, profile, signedInTo, repair)
    : await withAccounts(scene, signedInTo);
  return isTurn(next) || !next.ok ? next : success(signedIn(state, next.value));
};

/** A sign-in that stands already, for a session that several profiles share. */
async function standingToken(
  { world, ask }: Scene,
  portal: Portal,
): Promise<Outcome<SsoToken | undefined> | Turn> {
  const { world: seen } = await readAwsAsClaude(world);
  if (!readSsoToken(seen, portal)) return success(undefined);
  return ask.busy('Checking whether you are signed in already', async (waiting) => {
    const inside = await readAwsAsClaude(waiting);
    const accepted = await acceptedSignIn(inside.world, portal);
    return accepted.ok ? success(accepted.value?.token) : accepted;
  });
}

/** Shows the code, opens the browser and waits. */
async function newToken({ world, ask }: Scene, portal: Portal): Promise<Outcome<SsoToken> | Turn> {
  const begun = await ask.busy('Asking IAM Identity Center for a code', async (waiting) => {
    const { world: seen } = await readAwsAsClaude(waiting);
    return beginLogin(seen, portal, { isKept: false });
  });
  if (isTurn(begun) || !begun.ok) return begun;
  const pending = begun.value;
  const isOpened = await world.openBrowser(pending.verificationUriComplete);
  ask.say(signInNotice(pendingReport('started', pending, isOpened), ask.style.width).replace(/^\n+/, ''));
  const waited = await ask.busy('Waiting for you to allow it in the browser', async (waiting) => {
    const { world: seen } = await readAwsAsClaude(waiting);
    return awaitToken(seen, pending, new Date(pending.expiresAt));
  });
  if (isTurn(waited) || !waited.ok) return waited;
  if (waited.value.state === 'approved') return success(waited.value.token);
  return waited.value.state === 'denied'
    ? refusal('sso-not-signed-in', 'The sign-in was denied in the browser.', 'Choose again.')
    : refusal('sso-not-signed-in', 'The code expired before the sign-in was allowed.', 'Choose again.');
}

/** A profile names its account and role, or takes its role by way of another that does. */
async function withProfile(
  scene: Scene,
  profile: Profile,
  { portal, token, isHeld }: SignedIn,
  repair: ProfileOptions | undefined,
): Promise<Outcome<SignInState> | Turn> {
  const { name, region, accountId, roleName, kind } = profile;
  const isDirect = kind === 'sso-session' || kind === 'sso-legacy';
  const keys =
    isDirect && accountId !== undefined && roleName !== undefined
      ? await withRole(scene, portal, token, { accountId, roleName })
      : await withChain(scene, profile, portal, token);
  if (isTurn(keys) || !keys.ok) return keys;
  const ready = {
    signer: { kind: 'profile', name, ...(keys.value && { keys: keys.value }) } as const,
    ...(isHeld && { held: { portal, token } }),
    ...(region !== undefined && { region }),
    ...(repair && { profilePlan: repair }),
  };
  return success({ kind: 'ready', ready });
}

async function withAccounts(
  { ask }: Scene,
  { portal, token, isHeld }: SignedIn,
): Promise<Outcome<SignInState> | Turn> {
  const listed = await ask.busy('Listing your accounts and roles', async (waiting) => {
    const { world: seen } = await readAwsAsClaude(waiting);
    return askAccounts(seen, portal, token);
  });
  if (isTurn(listed) || !listed.ok) return listed;
  return success({ kind: 'accounts', portal, token, isHeld, accounts: listed.value.found });
}
