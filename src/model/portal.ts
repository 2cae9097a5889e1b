/** Without it there is no refresh token: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html */
export const ACCESS_SCOPE = 'sso:account:access';

/** The options that name an access portal, by one of three ways. */
export type PortalOptions = {
  readonly profile?: string | undefined;
  readonly 'sso-session'?: string | undefined;
  readonly 'start-url'?: string | undefined;
  readonly 'sso-region'?: string | undefined;
};

/** An AWS access portal to sign in to, and what its sign-in is kept under. */
export interface Portal {
  /** As it is written where it comes from: without a session it names the token's file. */
  readonly startUrl: string;
  readonly region: string;
  /** The name of the `[sso-session]`. */
  readonly session?: string;
  readonly scopes: readonly string[];
  /** The options that name this portal again. */
  readonly options: PortalOptions;
}

/** A portal whose sign-in is kept under the name of an `[sso-session]`. */
export type SessionPortal = Portal & { readonly session: string };

/** True where the sign-in of a portal is kept under the name of a session. */
export function hasSession(portal: Portal | undefined): portal is SessionPortal {
  return portal?.session !== undefined;
}
