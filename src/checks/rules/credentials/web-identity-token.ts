import { FINE, failing, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { originOfVariable } from '../../helpers/configured.ts';

/** A role that is taken by a token in a file, which a platform (EKS, a CI system) puts there. */
export const webIdentityToken: Check = {
  id: 'web-identity-token',
  group: 'Credentials',
  title: 'The web identity token is there',
  after: ['profile-missing', 'profile-incomplete'],
  judge: (facts) => {
    const { webIdentity, chain } = facts.signing;
    if (!webIdentity) return notJudged('no web identity signs');
    if (webIdentity.isReadable) return FINE;
    const source = chain.at(-1)?.name;
    return failing({
      title: 'The web identity token cannot be read',
      found: `${webIdentity.file} does not exist, is empty, or may not be read.`,
      origin:
        source === undefined
          ? originOfVariable(facts, 'AWS_WEB_IDENTITY_TOKEN_FILE')
          : originInProfile(facts, source, 'web_identity_token_file'),
      fix: {
        say: 'Run Claude Code where the platform puts the token (the pod, the CI job), or use a profile that signs in through IAM Identity Center.',
      },
    });
  },
};
