import type { HeldToken, Signer } from '../../aws/index.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { isAboutToEnd } from '../../model/sso-token.ts';
import type { World } from '../../model/world.ts';

/**
 * Renews the sign-in behind what signs where the SDK is about to do so: it takes no lock, and of two processes that
 * use one refresh token the second loses the sign-in. Costs nothing while the token lasts. What could not be renewed
 * is left to the SDK, whose failure is told; but it is refused where the SDK would spend what it cannot keep. The value
 * is what the SDK has to be handed (`withHeldToken`). `world` is the world as Claude Code sees it.
 */
export async function renewSignIn(
  world: World,
  signer: Signer,
  aws: AwsProfiles,
): Promise<Outcome<HeldToken | undefined>> {
  const name = profileOf(signer, world.env);
  const session = aws.profiles.find((profile) => profile.name === name)?.session;
  if (name === undefined || !session?.refreshable) return success(undefined);
  if (!isAboutToEnd(session, world.now())) return success(undefined);
  // What renewing takes is loaded only now: a listing of models does without.
  const { renewProfile } = await import('./standing-sign-in.ts');
  return renewProfile(world, name, aws);
}

/** The default chain takes keys in the environment before the profile `default`. */
function profileOf(signer: Signer, env: World['env']): string | undefined {
  if (signer.kind !== 'environment') return signer.kind === 'profile' ? signer.name : undefined;
  return env.AWS_PROFILE || (env.AWS_ACCESS_KEY_ID ? undefined : 'default');
}
