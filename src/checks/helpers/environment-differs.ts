import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import type { Problem } from '../../model/verdict.ts';
import { profileWords } from '../../plan/setup/sign-in-offers.ts';
import { maskSecret } from '../../text/mask.ts';
import { originOfVariable } from './configured.ts';

/** botocore asks AWS_DEFAULT_PROFILE before AWS_PROFILE (botocore/configprovider.py); the JavaScript SDK not at all. */
export function otherDefault(facts: DoctorFacts): Problem | undefined {
  const { seenEnv, profiles, signedBy, profile, live } = facts;
  const name = seenEnv.AWS_DEFAULT_PROFILE;
  const other = profiles.find((one) => one.name === name);
  // With AWS_PROFILE beside it, somebody knew that other programs ask for that one.
  if (!other || other.name === profile?.name || seenEnv.AWS_PROFILE || seenEnv.AWS_ACCESS_KEY_ID)
    return undefined;
  const isWithout = signedBy.kind === 'default-chain' && live?.credentials?.ok === false;
  const mine = profile ? profileWords(profile).join(', ') : undefined;
  if (mine === profileWords(other).join(', ')) return undefined;
  return {
    status: isWithout ? 'fail' : 'warn',
    title: 'Claude Code does not read AWS_DEFAULT_PROFILE',
    found: `The AWS CLI takes the profile '${other.name}' by it. Claude Code takes ${profile ? `the profile '${profile.name}'` : 'none'}.`,
    origin: originOfVariable(facts, 'AWS_DEFAULT_PROFILE'),
    fix: { say: `Set AWS_PROFILE to '${other.name}' instead, or choose it in /bedrock:setup.` },
  };
}

/** Keys in the environment come first for the AWS CLI; for Claude Code a profile that is named does. */
export function keysBeside(facts: DoctorFacts): Problem | undefined {
  const { seenEnv, profile, section, live } = facts;
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_PROFILE: named } = seenEnv;
  if (!key || !secret || !named || !profile) return undefined;
  const cli = live?.cli?.ok ? live.cli.value.arn : undefined;
  const mine = live?.identity?.ok ? live.identity.value.arn : undefined;
  const isAnotherKey = profile.kind === 'static' && section.aws_access_key_id !== key;
  const isOther = cli !== undefined && mine !== undefined ? roleIn(cli) !== roleIn(mine) : isAnotherKey;
  if (!isOther) return undefined;
  return {
    status: 'warn',
    title: 'The AWS CLI and Claude Code sign as different identities',
    found: `Claude Code takes the profile '${profile.name}'${mine ? ` (${mine})` : ''}. The AWS CLI takes the access key ${maskSecret(key)}${cli ? ` (${cli})` : ''} from the environment, unless it is given --profile.`,
    origin: originOfVariable(facts, 'AWS_ACCESS_KEY_ID'),
    fix: {
      say: 'Take the access keys out of the environment, if they are left over; to compare, give the AWS CLI --profile.',
      run: 'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    },
  };
}

/** `…:assumed-role/Developer/session` without the session, whose name is different each time. */
function roleIn(arn: string): string {
  return arn.replace(/(:assumed-role\/.*)\/[^/]*$/, '$1');
}
