import type { SessionState } from './configuration.ts';

/** A registration of this program at IAM Identity Center. Never print the secret. */
export interface SsoRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: Date;
}

/** An access token of IAM Identity Center, and what renews it. Never print it. */
export interface SsoToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refresh?: { readonly refreshToken: string; readonly client: SsoRegistration };
}

/** The SDK renews a token that is this close to its end. */
const TOKEN_MARGIN_MS = 5 * 60 * 1000;
/** The AWS CLI does not begin with a registration that is this close to its end (botocore, `_EXPIRY_WINDOW`). */
const REGISTRATION_MARGIN_MS = 15 * 60 * 1000;

/** True while a token can be worked with: 5 minutes at least. */
export function isTokenValid({ expiresAt }: Pick<SsoToken, 'expiresAt'>, now: Date): boolean {
  return expiresAt.getTime() - now.getTime() > TOKEN_MARGIN_MS;
}

/** True for a sign-in that the SDK would renew before it uses it. */
export function isAboutToEnd({ expiresAt }: SessionState, now: Date): boolean {
  return expiresAt !== undefined && !isTokenValid({ expiresAt: new Date(expiresAt) }, now);
}

/** True where a token can be renewed without a browser, as far as the cache tells. */
export function isRefreshable({ refresh }: SsoToken, now: Date): boolean {
  return refresh !== undefined && refresh.client.expiresAt > now;
}

/** True while a registration lasts long enough for a sign-in to begin with it. */
export function isRegistrationValid({ expiresAt }: SsoRegistration, now: Date): boolean {
  return expiresAt.getTime() - now.getTime() > REGISTRATION_MARGIN_MS;
}
