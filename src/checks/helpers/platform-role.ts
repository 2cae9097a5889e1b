import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { originOfVariable, placeOf } from './configured.ts';

/**
 * What signs where the profile that is named leads to nothing, as the subject of a sentence: the SDK goes on to the
 * role that a platform gives. `undefined` where there is none, or it is not known.
 */
export function platformRole(facts: DoctorFacts): string | undefined {
  const { client, live, signedBy, signing, seenEnv } = facts;
  if (signedBy.kind !== 'profile') return undefined;
  const { value, origin } = client.signedBy;
  if (value.kind === 'web-identity') return `the web identity (${placeOf(origin)})`;
  if (value.kind === 'container') return `the role of the container (${placeOf(origin)})`;
  const { credentials } = live ?? {};
  if (!credentials?.ok || credentials.value.from !== 'default-chain') return undefined;
  if (seenEnv.AWS_ROLE_ARN && seenEnv.AWS_WEB_IDENTITY_TOKEN_FILE) {
    return `the web identity (${placeOf(originOfVariable(facts, 'AWS_ROLE_ARN'))})`;
  }
  const { variable } = signing.container ?? {};
  return variable
    ? `the role of the container (${placeOf(originOfVariable(facts, variable))})`
    : 'the role of this machine';
}
