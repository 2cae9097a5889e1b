import type { LiveFacts } from '../../../facts/live-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import { isRegionShaped } from '../../../knowledge/regions.ts';
import { FINE, failing, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { NO_SIGN_IN, refusalOfSignIn, type SignIn, signInOf } from '../../helpers/sign-in.ts';

const ID = 'sso-region-unknown';

/** There is no endpoint of IAM Identity Center under that name, so the region of the portal is misspelt. */
export const ssoRegionUnknown: Check = {
  id: ID,
  group: 'Sign-in',
  title: 'IAM Identity Center is in the region of the profile',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    const signIn = signInOf(facts);
    const { region } = signIn ?? {};
    if (!signIn || region === undefined) return notJudged(NO_SIGN_IN);
    const isKnown = isRegionShaped(region) && !hasNoHost(facts.live, region);
    if (isKnown && refusalOfSignIn(facts, ID) === undefined) return FINE;
    const key = `${signIn.origin.key}.sso_region`;
    return failing({
      title: `${FAILURES[ID].title}: ${region}`,
      found: `${placeOf(signIn)} says sso_region = ${region}. ${FAILURES[ID].say}`,
      origin: { ...signIn.origin, key },
      fix: { say: FAILURES[ID].fix },
    });
  },
};

/** Its name leads nowhere, while that of another host does: so it is not the network. */
function hasNoHost(live: LiveFacts | undefined, region: string): boolean {
  // Of a proxy the name that was looked up is its own, and it tells nothing of the others.
  const routes = (live?.routes ?? []).filter(({ proxy }) => proxy === undefined);
  const isOfPortal = (host: string) => host.startsWith('portal.sso.') || host.startsWith('oidc.');
  const isGone = routes.some(
    ({ host, reached, code }) =>
      isOfPortal(host) && host.includes(`.${region}.`) && reached === 'nothing' && code === 'ENOTFOUND',
  );
  return isGone && routes.some(({ reached }) => reached !== 'nothing');
}

function placeOf({ session, source }: SignIn): string {
  return session === undefined ? `The profile '${source}'` : `[sso-session ${session}]`;
}
