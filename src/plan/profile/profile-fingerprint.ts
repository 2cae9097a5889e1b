import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import type { World } from '../../model/world.ts';
import { sha256 } from '../edit/plan-id.ts';

/**
 * A hash over all that decides which credentials a profile leads to, and that a person can change: the AWS files,
 * the sign-in behind it, and the access key that `credential_source = Environment` would take.
 */
export function profileFingerprint(
  name: string,
  { files, profiles }: AwsProfiles,
  env: World['env'],
): string {
  const signIn = profiles.find((profile) => profile.name === name)?.session?.expiresAt;
  const sections = [...files.profiles, ...files.ssoSessions];
  return sha256(JSON.stringify([name, signIn, env.AWS_ACCESS_KEY_ID, sections]));
}
