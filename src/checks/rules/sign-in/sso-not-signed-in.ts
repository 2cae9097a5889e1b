import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FINE, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import {
  isSigning,
  NO_SIGN_IN,
  portalWords,
  refusalOfSignIn,
  type SignIn,
  signInAgain,
  signInOf,
  signInProblem,
} from '../../helpers/sign-in.ts';

/** Nobody signed in on this computer, or what was kept of it cannot be used. */
export const ssoNotSignedIn: Check = {
  id: 'sso-not-signed-in',
  group: 'Sign-in',
  title: 'You are signed in',
  after: ['profile-missing', 'profile-incomplete', 'sso-wrong-region'],
  live: 'used',
  judge: (facts) => {
    const signIn = signInOf(facts);
    if (!signIn) return notJudged(NO_SIGN_IN);
    if (isSigning(facts)) return FINE;
    const reason = whyNot(facts, signIn);
    if (reason === undefined) return FINE;
    return signInProblem(signIn, {
      title: `You are not signed in for the AWS profile '${signIn.profile}'`,
      found: `It needs a sign-in to ${portalWords(signIn)}. ${reason}`,
      origin: signIn.origin,
      fix: signInAgain(signIn, 'Sign in.'),
    });
  },
};

function whyNot(facts: DoctorFacts, signIn: SignIn): string | undefined {
  const { token, state } = signIn;
  if (state.state !== 'not-signed-in')
    return otherPortal(signIn) ?? refusalOfSignIn(facts, 'sso-not-signed-in');
  switch (token.state) {
    case 'absent':
      return `There is none on this computer: ${token.file} does not exist.`;
    case 'unreadable':
      return `It is kept in ${token.file}, which cannot be read: see that you may, and that no other program holds it open, or remove it.`;
    default:
      return `What is kept of it in ${token.file} is damaged.`;
  }
}

/** The session was pointed to another portal after the sign-in. */
function otherPortal({ token, startUrl }: SignIn): string | undefined {
  if (!token.startUrl || !startUrl || plain(token.startUrl) === plain(startUrl)) return undefined;
  return `The sign-in that is kept in ${token.file} is for another portal: ${token.startUrl}.`;
}

/** `…/start`, `…/start/` and `…/start#/` are one portal. */
function plain(url: string): string {
  return url.replace(/[/#]*$/, '').toLowerCase();
}
