import { FINE, fine, notJudged, warning } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { NO_SIGN_IN, signInAgain, signInOf } from '../../helpers/sign-in.ts';

const SOON_MS = 15 * 60_000;

/** A sign-in that ends within 15 minutes and does not renew itself. */
export const ssoExpiring: Check = {
  id: 'sso-expiring',
  group: 'Sign-in',
  title: 'The sign-in does not end soon',
  after: ['sso-not-signed-in', 'sso-expired'],
  live: 'used',
  judge: (facts) => {
    const signIn = signInOf(facts);
    if (!signIn) return notJudged(NO_SIGN_IN);
    const { state, expiresAt, refreshable } = signIn.state;
    if (refreshable) return fine('It renews itself.', signIn.origin);
    const ms = expiresAt === undefined ? 0 : new Date(expiresAt).getTime() - facts.now.getTime();
    if (state !== 'valid') return FINE;
    if (ms > SOON_MS)
      return fine(`It ends in ${durationText(ms)}, and does not renew itself.`, signIn.origin);
    return warning({
      title: `The sign-in of the AWS profile '${signIn.profile}' ends in ${durationText(ms)}`,
      found: 'It cannot renew itself.',
      origin: signIn.origin,
      fix: signInAgain(signIn, 'Sign in again before it ends.', true),
    });
  },
};
