import type { HeldToken } from '../../aws/index.ts';
import type { Profile } from '../../model/configuration.ts';
import type { ExportedCredentials } from '../../model/credentials.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { withoutSession } from '../../plan/setup/check-session-token.ts';

/** Resolves a profile with the SDK, by a sign-in that is in no file where one is held; refuses credentials that Claude Code would not take. */
export async function resolveExport(
  world: World,
  { name, region = 'us-east-1' }: Profile,
  held?: HeldToken,
): Promise<Outcome<ExportedCredentials>> {
  const { withHeldToken, withSession } = await import('../../aws/index.ts');
  const signer = { kind: 'profile', name } as const;
  const answer = await withHeldToken(held, () =>
    withSession(world, signer, region, async ({ credentials }) => credentials),
  );
  if (!answer.ok) return refusal(answer.finding.id, answer.finding.message, answer.finding.fix);
  if (!answer.value?.sessionToken) return withoutSession(name);
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = answer.value;
  return success({
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      ...(expiration && { Expiration: expiration.toISOString() }),
    },
  });
}
