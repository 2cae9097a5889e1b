import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import type { Fix } from '../../../model/verdict.ts';
import { profilesThereAre } from '../../helpers/profiles-there-are.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** Nothing signs, and nothing before says why. */
export const credentialsUnavailable = refusedByAws('credentials-unavailable', {
  group: 'Credentials',
  title: 'Something leads to AWS credentials',
  after: [
    'chain-differs',
    'profile-missing',
    'profile-incomplete',
    'sso-not-signed-in',
    'sso-expired',
    'mfa-in-chain',
    'web-identity-token',
    'process-broken',
    'export-command',
  ],
  about: (facts, { message }) => ({
    found: facts.signedBy.kind === 'default-chain' ? nothingNamed(facts) : message,
  }),
  fix: (facts) => (facts.signedBy.kind === 'default-chain' ? nameOne(facts) : BY_HAND),
});

const BY_HAND: Fix = { say: FAILURES['credentials-unavailable'].fix };

function nothingNamed(facts: HomeFacts): string {
  return `Neither AWS_PROFILE nor access keys nor an API key are set, and there is no profile 'default' and no role of this machine. ${profilesThereAre(facts)}`;
}

function nameOne({ profiles }: HomeFacts): Fix {
  const isAny = profiles.some(({ kind }) => kind !== 'incomplete');
  if (isAny) return { say: 'Choose the profile that Claude Code is to use: /bedrock:setup.' };
  return {
    say: 'Sign in first: /bedrock:setup shows how; the address of your AWS access portal and its region suffice.',
    run: 'claude-bedrock login --start-url URL --sso-region REGION',
  };
}
