import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { placeOf } from './configured.ts';

/**
 * What signs where the profile that is named leads to nothing, as the subject of a sentence: the SDK goes on to the
 * role that a platform gives. `undefined` where there is none, or it is not known.
 */
export function platformRole({ client, live, signedBy }: DoctorFacts): string | undefined {
  if (signedBy.kind !== 'profile') return undefined;
  const { value, origin } = client.signedBy;
  if (value.kind === 'web-identity') return `the web identity (${placeOf(origin)})`;
  if (value.kind === 'container') return `the role of the container (${placeOf(origin)})`;
  const { credentials } = live ?? {};
  const isOfMachine = credentials?.ok && credentials.value.from === 'default-chain';
  return isOfMachine ? 'the role of this machine' : undefined;
}
