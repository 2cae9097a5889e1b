import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { FINE, type Fix, notJudged } from '../../../model/verdict.ts';
import { nearest } from '../../../text/nearest.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { platformRole } from '../../helpers/platform-role.ts';

/** The profile, or one that it takes its credentials from, lacks a key or names what does not exist. */
export const profileIncomplete: Check = {
  id: 'profile-incomplete',
  group: 'AWS profile',
  title: 'The AWS profile says all that it needs',
  after: ['profile-missing'],
  live: 'used',
  judge: (facts) => {
    const { profile, signing } = facts;
    if (!profile) return notJudged('no profile signs');
    if (profile.kind !== 'incomplete') return FINE;
    const last = signing.chain.at(-1)?.name ?? profile.name;
    const origin = originInProfile(facts, last);
    const role = platformRole(facts);
    const instead = role === undefined ? '' : ` Claude Code signs by ${role} instead.`;
    return {
      status: role === undefined ? 'fail' : 'warn',
      title: `The AWS profile '${profile.name}' leads to no credentials`,
      found: `In ${origin.file}: ${profile.missing?.join('; ') ?? 'something is missing'}.${instead}`,
      origin,
      fix: completion(facts, last, origin.file),
    };
  },
};

function completion(facts: HomeFacts, name: string, file: string | undefined): Fix {
  const { sso_session: session, source_profile: source } = facts.files.profiles.get(name) ?? {};
  const { ssoSessions, profiles } = facts.files;
  const isSessionGone = session !== undefined && !ssoSessions.has(session);
  const isSourceGone = source !== undefined && !profiles.has(source);
  const near =
    (isSessionGone && nearest(session, [...ssoSessions.keys()])) ||
    (isSourceGone && nearest(source, [...profiles.keys()]));
  const key = isSessionGone ? 'sso_session' : 'source_profile';
  if (near) return { say: `Write ${key} = ${near} in the profile '${name}' in ${file}, if that is meant.` };
  return {
    say: `Complete the profile '${name}' in ${file}, or choose another one: /bedrock:setup shows which there are.`,
  };
}
