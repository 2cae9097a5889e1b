import type { OptionValues } from '../cli/command.ts';

/** Without it there is no refresh token: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html */
export const ACCESS_SCOPE = 'sso:account:access';

/** An AWS access portal to sign in to, and what its sign-in is kept under. */
export interface Portal {
  /** As it is written where it comes from: without a session it names the token's file. */
  readonly startUrl: string;
  readonly region: string;
  /** The name of the `[sso-session]`. */
  readonly session?: string;
  readonly scopes: readonly string[];
  /** The options that name this portal again. */
  readonly options: OptionValues;
}
