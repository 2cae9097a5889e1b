import { accountUnexpected } from './account-unexpected.ts';
import { chainDiffers } from './chain-differs.ts';
import type { Check } from './check.ts';
import { clockSkew } from './clock-skew.ts';
import { credentialsExpired } from './credentials-expired.ts';
import { credentialsInvalid } from './credentials-invalid.ts';
import { credentialsUnavailable } from './credentials-unavailable.ts';
import { exportCommand } from './export-command.ts';
import { identity } from './identity.ts';
import { mfaInChain } from './mfa-in-chain.ts';
import { processBroken } from './process-broken.ts';
import { profileIncomplete } from './profile-incomplete.ts';
import { profileKind } from './profile-kind.ts';
import { profileMissing } from './profile-missing.ts';
import { refreshCommand } from './refresh-command.ts';
import { settingsInvalidJson } from './settings-invalid-json.ts';
import { ssoAccessRemoved } from './sso-access-removed.ts';
import { ssoExpired } from './sso-expired.ts';
import { ssoExpiring } from './sso-expiring.ts';
import { ssoLegacy } from './sso-legacy.ts';
import { ssoNotSignedIn } from './sso-not-signed-in.ts';
import { ssoPortalUnknown } from './sso-portal-unknown.ts';
import { ssoRegionUnknown } from './sso-region-unknown.ts';
import { ssoThrottled } from './sso-throttled.ts';
import { ssoWrongRegion } from './sso-wrong-region.ts';
import { staticShadowsSso } from './static-shadows-sso.ts';
import { webIdentityToken } from './web-identity-token.ts';

/** The doctor's rules, in the order in which what they look at can stop a request: the first that fails is the cause. */
export const CHECKS: readonly Check[] = [
  // Claude Code

  // Settings
  settingsInvalidJson,

  // AWS profile
  profileMissing,
  profileIncomplete,
  profileKind,
  staticShadowsSso,
  chainDiffers,

  // Sign-in
  clockSkew, // makes a sign-in seem to be over, or not yet
  ssoWrongRegion,
  ssoNotSignedIn,
  ssoExpired,
  ssoAccessRemoved,
  ssoPortalUnknown,
  ssoRegionUnknown,
  ssoThrottled,
  ssoExpiring,
  ssoLegacy,
  refreshCommand,

  // Credentials
  mfaInChain,
  webIdentityToken,
  processBroken,
  exportCommand,
  credentialsExpired,
  credentialsInvalid,
  credentialsUnavailable,
  identity,
  accountUnexpected,

  // Region and network

  // Models

  // Permissions
];
