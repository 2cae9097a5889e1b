import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FINE, type Problem } from '../../../model/verdict.ts';
import { type Way, waysToSign } from '../../../plan/setup/ways-to-sign.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { keysBeside, otherDefault } from '../../helpers/environment-differs.ts';

/** `aws` works and Claude Code does not, or the other way round: the two look for credentials in different orders. */
export const chainDiffers: Check = {
  id: 'chain-differs',
  group: 'AWS profile',
  title: 'The AWS CLI signs as Claude Code does',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    if (facts.signedBy.kind !== 'profile' && facts.signedBy.kind !== 'default-chain') return FINE;
    return otherDefault(facts) ?? keysBeside(facts) ?? otherWay(facts) ?? FINE;
  },
};

const WORDS: Readonly<Record<Way, string>> = {
  static: 'its access keys',
  'web-identity': 'its web identity token',
  process: 'its credential_process',
  sso: 'its sign-in through IAM Identity Center',
  login: 'its console sign-in',
};

/** Access keys before a sign-in are a finding of their own: `static-shadows-sso`. */
function otherWay(facts: DoctorFacts): Problem | undefined {
  const source = facts.signing.chain.at(-1);
  const { claudeCode, awsCli } = source ? waysToSign(source.section) : {};
  if (!source || !claudeCode || !awsCli || claudeCode === awsCli) return undefined;
  if (claudeCode === 'static' && awsCli === 'sso') return undefined;
  return {
    status: 'warn',
    title: `The profile '${source.name}' leads to credentials in two ways`,
    found: `Claude Code takes ${WORDS[claudeCode]}, the AWS CLI ${WORDS[awsCli]}.`,
    origin: originInProfile(facts, source.name),
    fix: { say: 'Leave one of the two in the profile, and give the other a profile of its own.' },
  };
}
