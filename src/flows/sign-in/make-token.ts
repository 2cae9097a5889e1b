import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { FAILURES } from '../../knowledge/failures.ts';
import { isRegionShaped } from '../../knowledge/regions.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { checkProfile } from '../../plan/profile/check-profile.ts';
import { renewSignIn } from './renew-sign-in.ts';
import { resolveKeys } from './resolve-export.ts';

/** AWS takes none that lasts longer. https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html */
const LONGEST_SECONDS = 12 * 60 * 60;
/** What Claude Code gives exported credentials whose end nobody tells: https://code.claude.com/docs/en/amazon-bedrock */
const UNKNOWN_END_SECONDS = 60 * 60;

/** A short-term API key and what is known of it. */
export interface MadeToken {
  readonly key: string;
  readonly region: string;
  readonly expiresAt: Date;
}

/**
 * Makes a short-term API key from the credentials of a profile, which are resolved anew: kept ones may be about to end,
 * and the key with them. Where the sign-in behind them has to be renewed, that is done under its lock.
 */
export async function makeToken(
  world: World,
  name: string,
  wanted: string | undefined,
): Promise<Outcome<MadeToken>> {
  const aws = readProfiles(world);
  const profile = checkProfile(name, aws.profiles, aws.files.droppedProfiles);
  if (!profile.ok) return profile;
  const region = regionOf(world, wanted, profile.value.region);
  if (!region.ok) return region;
  const renewed = await renewSignIn(world, { kind: 'profile', name }, aws);
  if (!renewed.ok) return renewed;
  const keys = await resolveKeys(world, profile.value, renewed.value);
  if (!keys.ok) return keys;
  const now = world.now();
  const seconds = secondsOf(keys.value, now);
  if (seconds < 1) {
    const { say, fix } = FAILURES['credentials-expired'];
    return refusal('credentials-expired', say, fix);
  }
  const { shortTermKeys } = await import('../../aws/index.ts');
  const { makeShortTermKey } = await shortTermKeys();
  const key = await makeShortTermKey(keys.value, region.value, now, seconds);
  // A signature knows no fractions of a second.
  const signedAt = Math.floor(now.getTime() / 1000) * 1000;
  return success({ key, region: region.value, expiresAt: new Date(signedAt + seconds * 1000) });
}

/** In the order of Claude Code, to which the region of the environment goes before that of the profile. */
function regionOf(
  { env }: World,
  wanted: string | undefined,
  ofProfile: string | undefined,
): Outcome<string> {
  const region = wanted ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || ofProfile);
  if (region === undefined) {
    return refusal(
      'option-missing',
      'A short-term API key works in one region only, and none is known.',
      'Add --region REGION: the one that Claude Code uses.',
    );
  }
  if (isRegionShaped(region)) return success(region);
  return refusal(
    'region-malformed',
    `'${region.slice(0, 60)}' is not shaped like an AWS region.`,
    'Give a region such as us-east-1 or eu-central-1.',
  );
}

/** Never longer than the credentials that sign. */
function secondsOf({ sessionToken, expiration }: AccessKeys, now: Date): number {
  if (expiration) return Math.min(LONGEST_SECONDS, Math.floor((expiration.getTime() - now.getTime()) / 1000));
  return sessionToken === undefined ? LONGEST_SECONDS : UNKNOWN_END_SECONDS;
}
