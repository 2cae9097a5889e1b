import { externalDataInterceptor } from '@smithy/core/config';
import type { Answer } from '../../facts/answer.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import type { World } from '../../model/world.ts';
import { withSession } from './session.ts';

/** A sign-in to IAM Identity Center that is in no file yet, and what it will be kept under. */
export interface HeldToken {
  /** The name of the `[sso-session]`, else the start URL. */
  readonly id: string;
  readonly accessToken: string;
  readonly expiresAt: Date;
}

/**
 * The keys of a profile that takes its role by way of others, the last of which signs in with a token that is held:
 * the SDK goes its way as if the token were in the cache, and nothing is written. Not to be called twice at once.
 */
export async function keysOfChain(
  world: World,
  profile: string,
  region: string,
  held: HeldToken,
): Promise<Answer<AccessKeys | undefined>> {
  const signer = { kind: 'profile', name: profile } as const;
  return withHeldToken(held, () =>
    withSession(world, signer, region, async ({ credentials }) => credentials),
  );
}

/** Runs `work`, in which the SDK finds this token, if there is one, in the place of what the cache says. */
export async function withHeldToken<T>(held: HeldToken | undefined, work: () => Promise<T>): Promise<T> {
  if (!held) return work();
  const { id, accessToken, expiresAt } = held;
  const tokens = externalDataInterceptor.getTokenRecord();
  // Without what would renew it: the SDK writes a token that it renewed.
  tokens[id] = { accessToken, expiresAt: expiresAt.toISOString() };
  try {
    return await work();
  } finally {
    delete tokens[id];
  }
}
