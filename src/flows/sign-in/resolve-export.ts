import type { HeldToken } from '../../aws/index.ts';
import type { Profile } from '../../model/configuration.ts';
import type { AccessKeys, ExportedCredentials } from '../../model/credentials.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { withoutSession } from '../../plan/setup/check-session-token.ts';

/** Resolves a profile with the SDK, by a sign-in that is in no file where one is held. */
export async function resolveKeys(
  world: World,
  { name, region = 'us-east-1' }: Profile,
  held?: HeldToken,
): Promise<Outcome<AccessKeys>> {
  const { withHeldToken, withSession } = await import('../../aws/index.ts');
  const signer = { kind: 'profile', name } as const;
  const answer = await withHeldToken(held, () =>
    withSession(world, signer, region, async ({ credentials }) => credentials),
  );
  if (!answer.ok) return refusal(answer.finding.id, answer.finding.message, answer.finding.fix);
  return answer.value ? success(answer.value) : withoutSession(name);
}

/** The same for Claude Code; refuses credentials that it would not take. */
export async function resolveExport(
  world: World,
  profile: Profile,
  held?: HeldToken,
): Promise<Outcome<ExportedCredentials>> {
  const keys = await resolveKeys(world, profile, held);
  if (!keys.ok) return keys;
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = keys.value;
  if (!sessionToken) return withoutSession(profile.name);
  return success({
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      ...(expiration && { Expiration: expiration.toISOString() }),
    },
  });
}
