import type { Renewal } from '../../aws/live/asking.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { readSsoToken } from '../../facts/sign-in/sso-cache.ts';
import { isRefreshable, isTokenValid } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';
import { heldToken, standingSignIn } from './standing-sign-in.ts';

const STANDING: Renewal = { state: 'standing' };

/**
 * Renews the sign-in behind a profile where Claude Code would: within 5 minutes of its end, if it can be renewed at
 * all. Done here and under our lock, for AWS rotates what renews it; the SDK would do it without.
 */
export async function renewalOf(world: World, profile: string, aws: AwsProfiles): Promise<Renewal> {
  const portal = choosePortal({ profile }, aws);
  // The SDK renews only sign-ins that have a session.
  if (!portal.ok || portal.value?.session === undefined) return STANDING;
  const token = readSsoToken(world, portal.value);
  const now = world.now();
  if (!token?.refresh || isTokenValid(token, now)) return STANDING;
  // The SDK would try all the same, and use what is left of the token when AWS refuses.
  if (!isRefreshable(token, now)) return token.expiresAt > now ? STANDING : { state: 'refused' };
  const standing = await standingSignIn(world, portal.value);
  if (!standing.ok) return { state: 'failed', problem: standing.problem };
  if (!standing.value) return { state: 'refused' };
  const held = heldToken(world, portal.value, standing.value);
  return { state: 'renewed', until: standing.value.token.expiresAt, ...(held && { held }) };
}
