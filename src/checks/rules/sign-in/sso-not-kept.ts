import { dirname } from 'node:path';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FINE, type Fix, notJudged, type Problem } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { NO_SIGN_IN, type SignIn, signInOf } from '../../helpers/sign-in.ts';

/**
 * The sign-in is over and could be renewed, but not kept. Claude Code renews it all the same, once a start; where it
 * asks AWS STS before, because of `awsAuthRefresh`, it finds the old one again and gives up [run 2.1.332].
 */
export const ssoNotKept: Check = {
  id: 'sso-not-kept',
  group: 'Sign-in',
  title: 'A renewed sign-in can be kept',
  after: ['profile-missing', 'profile-incomplete', 'sso-not-signed-in', 'sso-expired'],
  live: 'needed',
  judge: (facts) => {
    const signIn = signInOf(facts);
    if (!signIn) return notJudged(NO_SIGN_IN);
    const { unkept } = facts.live ?? {};
    return unkept === undefined ? FINE : lost(facts, signIn, unkept);
  },
};

function lost({ client, platform }: DoctorFacts, signIn: SignIn, why: string): Problem {
  const directory = dirname(signIn.token.file);
  const code = /\((E\w+)\)/.exec(why)?.[1];
  const isAsked = client.refresh?.value.runs === 'when-refused';
  const consequence = isAsked
    ? 'Claude Code renews it to find out whether awsAuthRefresh has to run, cannot keep it, and then fails with "Token is expired".'
    : 'Claude Code renews it at each start and cannot keep it; that works until AWS takes what renews it for used up.';
  return {
    status: isAsked ? 'fail' : 'warn',
    title: `The sign-in of the AWS profile '${signIn.profile}' can be renewed, but not kept`,
    found: `It has ended, and nothing can be written into ${directory}${code ? ` (${code})` : ''}. ${consequence} It was not renewed for this report, so AWS was not asked.`,
    origin: signIn.origin,
    fix: wayOut(directory, platform),
  };
}

function wayOut(directory: string, platform: NodeJS.Platform): Fix {
  const how = platform === 'win32' ? '' : ' (owned by you, mode 700, on no read-only mount)';
  return { say: `Make ${directory} a folder in which you may write${how}.` };
}
