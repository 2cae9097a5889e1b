import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import { FINE, failing, warning } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { keysInUse } from '../../helpers/keys-in-use.ts';
import { isPrimaryUsable } from '../../helpers/models-to-judge.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

const ID = 'credentials-expired';

/** Temporary keys that somebody put where they stay: in the environment, in a file. */
export const credentialsExpired: Check = {
  id: ID,
  group: 'Credentials',
  title: 'The AWS credentials have not expired',
  after: [
    'clock-skew',
    'bearer-expired',
    'static-shadows-sso',
    'sso-expired',
    'export-command',
    'process-broken',
  ],
  live: 'used',
  judge: (facts) => {
    const refusal = refusalsOf(facts).find(({ id }) => id === ID);
    const since = endedSince(facts);
    if (!refusal && since === undefined) return FINE;
    const { words, origin, renew } = keysInUse(facts);
    const ended = since === undefined ? '' : ` ${durationText(since)} ago`;
    // A time that somebody wrote beside them may be wrong: AWS knows.
    if (!refusal && isPrimaryUsable(facts)) {
      return warning({
        title: 'The AWS credentials say that they have expired',
        found: `${words} ended${ended}, as far as it tells; AWS takes it all the same.`,
        ...(origin && { origin }),
        fix: { say: renew },
      });
    }
    return failing({
      title: FAILURES[ID].title,
      found: `${words} ended${ended}. ${refusal?.message ?? ''}`.trim(),
      ...(origin && { origin }),
      fix: { say: renew },
    });
  },
};

/** Where programs that write temporary keys into the AWS files (saml2aws, aws-mfa, awsume and others) say when they end. */
const WRITTEN_ENDS = ['x_security_token_expires', 'aws_expiration', 'expiration', 'expires', 'token_expires'];

/** For how many milliseconds they are over, as far as they tell: AWS_CREDENTIAL_EXPIRATION goes with exported keys. */
function endedSince({ live, now, signedBy, seenEnv, signing }: DoctorFacts): number | undefined {
  const isExported = signedBy.kind === 'environment' && seenEnv.AWS_CREDENTIAL_EXPIRATION;
  const { section } = signing.chain.at(-1) ?? {};
  const written = section?.aws_session_token && WRITTEN_ENDS.map((key) => section[key]).find(Boolean);
  const end = live?.credentials?.ok ? live.credentials.value.expiresAt : undefined;
  const ms = now.getTime() - (end ?? new Date(isExported || written || Number.NaN)).getTime();
  return ms > 0 ? ms : undefined;
}
