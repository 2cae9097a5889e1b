import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FINE, failing, notJudged, type Problem } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { isSigning, NO_SIGN_IN, type SignIn, signInOf } from '../../helpers/sign-in.ts';

/** It asks the portal in the region of Bedrock: https://github.com/anthropics/claude-code/issues/77138 */
const FAULTY_VERSION = '2.1.207';

/** IAM Identity Center knows a sign-in in its own region only; elsewhere it says that the token is not valid. */
export const ssoWrongRegion: Check = {
  id: 'sso-wrong-region',
  group: 'Sign-in',
  title: 'The portal is asked in its own region',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    const signIn = signInOf(facts);
    if (!signIn || signIn.kind === 'console-login') return notJudged(NO_SIGN_IN);
    return ofToken(facts, signIn) ?? ofVersion(facts, signIn) ?? FINE;
  },
};

function ofToken(
  facts: DoctorFacts,
  { token, region, profile, session, source, origin }: SignIn,
): Problem | undefined {
  const isOther = token.state === 'present' && token.region !== undefined && token.region !== region;
  if (!isOther || isSigning(facts)) return undefined;
  const section = session === undefined ? `the profile '${source}'` : `[sso-session ${session}]`;
  return failing({
    title: `The AWS profile '${profile}' names another region than its sign-in`,
    found: `${section} says sso_region = ${region}, and the sign-in was made in ${token.region}.`,
    origin: { ...origin, key: `${origin.key}.sso_region` },
    fix: {
      say: `Write sso_region = ${token.region} into ${section} in ${origin.file}; if the portal has moved to ${region}, sign in again instead.`,
    },
  });
}

function ofVersion({ claudeCode, region }: DoctorFacts, { region: own }: SignIn): Problem | undefined {
  if (claudeCode?.version !== FAULTY_VERSION || own === region.value) return undefined;
  return failing({
    title: `Claude Code ${FAULTY_VERSION} asks the portal in the wrong region`,
    found: `The portal is in ${own}; this version asks in ${region.value}, the region of Bedrock, and is told that the session token is not valid.`,
    origin: region.origin,
    fix: { say: 'Update Claude Code, then start it again.', run: 'claude update' },
    url: 'https://github.com/anthropics/claude-code/issues/77138',
  });
}
