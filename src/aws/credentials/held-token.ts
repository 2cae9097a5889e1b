import { externalDataInterceptor } from '@smithy/core/config';

/** A sign-in to IAM Identity Center that is in no file yet, and what it will be kept under. */
export interface HeldToken {
  /** The name of the `[sso-session]`, else the start URL. */
  readonly id: string;
  readonly accessToken: string;
  readonly expiresAt: Date;
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
