import type { ServiceError } from '../errors.ts';
import { notAuthorized } from '../messages.ts';
import { accountOf, type Cloud } from './cloud.ts';
import type { Principal } from './identity.ts';
import { matches } from './ids.ts';

/** The refusal when a deny of the caller's account forbids `action` on any of `resources`. */
export function denial(
  cloud: Cloud,
  caller: Principal,
  action: string,
  resources: readonly string[],
): ServiceError | undefined {
  const denies = accountOf(cloud, caller.accountId).denies.filter(
    (deny) => matches(deny.action, action) && matches(deny.principal ?? '*', caller.arn),
  );
  for (const resource of resources) {
    const deny = denies.find((candidate) => matches(candidate.resource, resource));
    if (deny) return notAuthorized(deny.kind, caller.arn, action, resource);
  }
  return undefined;
}
