import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FINE, notJudged, type Problem } from '../../../model/verdict.ts';
import { waysToSign } from '../../../plan/setup/ways-to-sign.ts';
import { maskSecret } from '../../../text/mask.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

const STALE = ['credentials-invalid', 'credentials-expired'];

/** Access keys that were once put under the name of a profile keep its sign-in from ever being used. */
export const staticShadowsSso: Check = {
  id: 'static-shadows-sso',
  group: 'AWS profile',
  title: 'No access keys override the sign-in of the profile',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    const source = facts.signing.chain.at(-1);
    if (!source) return notJudged('no profile signs');
    const { claudeCode, awsCli } = waysToSign(source.section);
    if (claudeCode !== 'static' || awsCli !== 'sso') return FINE;
    return shadowed(facts, source.name, source.section.aws_access_key_id ?? '');
  },
};

function shadowed(facts: DoctorFacts, name: string, key: string): Problem {
  const origin = originInProfile(facts, name, 'aws_access_key_id');
  const isRefused = refusalsOf(facts).some(({ id }) => STALE.includes(id));
  return {
    status: isRefused ? 'fail' : 'warn',
    title: `Access keys hide the sign-in of the profile '${name}'`,
    found: `Claude Code takes ${maskSecret(key)} from ${origin.file}${isRefused ? ', which AWS does not accept' : ''}; the AWS CLI signs in through IAM Identity Center instead.`,
    origin,
    fix: {
      say: `Take aws_access_key_id, aws_secret_access_key and aws_session_token out of the profile '${name}' in ${origin.file}, or give the keys a profile of their own.`,
    },
  };
}
