import { FINE, notJudged, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { NO_SIGN_IN, type SignIn, signInOf } from '../../helpers/sign-in.ts';

/** Without it AWS gives no refresh token: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html */
const ACCESS_SCOPE = 'sso:account:access';

/** A sign-in in a form that lives for hours where another one renews itself for up to 90 days. */
export const ssoLegacy: Check = {
  id: 'sso-legacy',
  group: 'Sign-in',
  title: 'The sign-in is of the form that renews itself',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    const signIn = signInOf(facts);
    if (!signIn || signIn.kind === 'console-login') return notJudged(NO_SIGN_IN);
    const found = whyShort(signIn);
    if (found === undefined) return FINE;
    return warning({
      title: `The AWS profile '${signIn.profile}' has to sign in every few hours`,
      found,
      origin: signIn.origin,
      fix: {
        say: 'Let the profile be repaired, then sign in once more: after that it renews itself.',
        remedy: { kind: 'repair-profile', profile: signIn.source },
      },
    });
  },
};

/** A scope that is not written may have been asked for all the same: then there is a refresh token. */
function whyShort({ kind, source, session, scopes = '', token }: SignIn): string | undefined {
  if (kind === 'sso-legacy') {
    return `The profile '${source}' names the portal itself, which is the older form: its sign-in lasts 8 hours and cannot renew itself.`;
  }
  const isAsked = scopes.split(',').some((scope) => scope.trim() === ACCESS_SCOPE);
  if (isAsked || token.state !== 'present' || token.hasRefreshToken) return undefined;
  return `[sso-session ${session}] does not ask for ${ACCESS_SCOPE} in sso_registration_scopes, so its sign-in cannot renew itself.`;
}
