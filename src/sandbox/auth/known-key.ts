import type { Cloud } from '../cloud/cloud.ts';
import type { Principal } from '../cloud/identity.ts';

/** The secret behind an access key id and whom it acts for, or why it cannot be used. */
export type KnownKey = { secret: string; principal: Principal } | 'unknown-key' | 'expired-session';

/** Looks up an access key. A session token that does not belong to the key makes it unknown, as in AWS. */
export function knownKey(
  cloud: Cloud,
  accessKeyId: string,
  sessionToken: string | undefined,
  now: Date,
): KnownKey {
  for (const user of cloud.users) {
    const key = user.accessKeys.find((candidate) => candidate.accessKeyId === accessKeyId);
    if (!key) continue;
    return sessionToken ? 'unknown-key' : { secret: key.secretAccessKey, principal: user };
  }
  const session = cloud.sessions.find((candidate) => candidate.accessKeyId === accessKeyId);
  if (!session || session.sessionToken !== sessionToken) return 'unknown-key';
  if (session.expiration <= now) return 'expired-session';
  return { secret: session.secretAccessKey, principal: session.principal };
}
