import type { HomeFacts } from '../doctor-facts.ts';

/** True where it is the role of a container that signs, or that gives the role of a profile. */
export function isByContainer({ client, signing }: Pick<HomeFacts, 'client' | 'signing'>): boolean {
  if (client.signedBy.value.kind === 'container') return true;
  const source = signing.chain.at(-1)?.section.credential_source;
  return client.signedBy.value.kind === 'profile' && source === 'EcsContainer';
}
