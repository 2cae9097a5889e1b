import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import type { Origin } from '../../../model/configuration.ts';
import { FINE, failing, notJudged, type Problem } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { originOfVariable } from '../../helpers/configured.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

/** A role that is taken by a token in a file, which a platform (EKS, a CI system) puts there. */
export const webIdentityToken: Check = {
  id: 'web-identity-token',
  group: 'Credentials',
  title: 'The web identity token serves',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    const { webIdentity, chain } = facts.signing;
    if (!webIdentity) return notJudged('no web identity signs');
    const source = chain.at(-1);
    const isOfProfile = source?.section.web_identity_token_file !== undefined;
    const origin = isOfProfile
      ? originInProfile(facts, source.name, 'web_identity_token_file')
      : originOfVariable(facts, 'AWS_WEB_IDENTITY_TOKEN_FILE');
    if (webIdentity.isReadable) return refused(facts, webIdentity.file, origin) ?? FINE;
    return failing({
      title: 'The web identity token cannot be read',
      found: `${webIdentity.file}${isOfProfile ? '' : ' (AWS_WEB_IDENTITY_TOKEN_FILE)'} does not exist, is empty, or may not be read.`,
      origin,
      fix: {
        say: 'Run Claude Code where the platform puts the token (the pod, the CI job), or use a profile that signs in through IAM Identity Center.',
      },
    });
  },
};

function refused(facts: DoctorFacts, file: string, origin: Origin): Problem | undefined {
  const refusal = refusalsOf(facts).find(({ id }) => id === 'web-identity-refused');
  if (!refusal) return undefined;
  return failing({
    title: FAILURES['web-identity-refused'].title,
    found: `It stands in ${file}. ${refusal.message}`,
    origin,
    fix: { say: refusal.fix },
  });
}
