import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FINE, notJudged } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import {
  isSigning,
  NO_SIGN_IN,
  refusalOfSignIn,
  type SignIn,
  signInAgain,
  signInOf,
  signInProblem,
} from '../../helpers/sign-in.ts';

/** The sign-in is past its time and nothing can renew it, or AWS does not take it any more. */
export const ssoExpired: Check = {
  id: 'sso-expired',
  group: 'Sign-in',
  title: 'The sign-in has not expired',
  after: ['profile-missing', 'profile-incomplete', 'clock-skew', 'sso-wrong-region', 'sso-not-signed-in'],
  live: 'used',
  judge: (facts) => {
    const signIn = signInOf(facts);
    if (!signIn) return notJudged(NO_SIGN_IN);
    if (isSigning(facts)) return FINE;
    const refusal = refusalOfSignIn(facts, 'sso-expired');
    const isOver = signIn.state.state === 'expired' && !signIn.state.refreshable;
    if (!isOver && refusal === undefined) return FINE;
    return signInProblem(signIn, {
      title: `The sign-in of the AWS profile '${signIn.profile}' has expired`,
      found: `${ended(facts, signIn)} ${isOver ? whyNotRenewed(facts, signIn) : refusal}`.trim(),
      origin: signIn.origin,
      fix: signInAgain(signIn),
    });
  },
};

function ended({ now }: DoctorFacts, { token }: SignIn): string {
  const ms = token.expiresAt ? now.getTime() - token.expiresAt.getTime() : 0;
  return ms > 0 ? `It ended ${durationText(ms)} ago.` : '';
}

function whyNotRenewed({ now }: DoctorFacts, { kind, token }: SignIn): string {
  if (kind === 'sso-legacy') return 'In its older form a sign-in cannot renew itself.';
  if (!token.hasRefreshToken) return 'It came without a refresh token, so it cannot renew itself.';
  const { registeredUntil } = token;
  if (registeredUntil && registeredUntil > now) return 'What is needed to renew it is incomplete.';
  const since = registeredUntil ? ` ${durationText(now.getTime() - registeredUntil.getTime())} ago` : '';
  return `The client registration that could renew it ended${since}.`;
}
