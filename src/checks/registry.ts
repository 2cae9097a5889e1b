import { accountUnexpected } from './account-unexpected.ts';
import { authConflict } from './auth-conflict.ts';
import { bearerDenied } from './bearer-denied.ts';
import { bearerExpired } from './bearer-expired.ts';
import { bearerInvalid } from './bearer-invalid.ts';
import { bearerNotBedrock } from './bearer-not-bedrock.ts';
import { bearerWrongRegion } from './bearer-wrong-region.ts';
import { bedrockOff } from './bedrock-off.ts';
import { chainDiffers } from './chain-differs.ts';
import type { Check } from './check.ts';
import { clockSkew } from './clock-skew.ts';
import { credentialsExpired } from './credentials-expired.ts';
import { credentialsInvalid } from './credentials-invalid.ts';
import { credentialsUnavailable } from './credentials-unavailable.ts';
import { envNotObject } from './env-not-object.ts';
import { envValueType } from './env-value-type.ts';
import { exportCommand } from './export-command.ts';
import { identity } from './identity.ts';
import { lastError } from './last-error.ts';
import { leftBehind } from './left-behind.ts';
import { mfaInChain } from './mfa-in-chain.ts';
import { notSetUp } from './not-set-up.ts';
import { processBroken } from './process-broken.ts';
import { profileIncomplete } from './profile-incomplete.ts';
import { profileKind } from './profile-kind.ts';
import { profileMissing } from './profile-missing.ts';
import { refreshCommand } from './refresh-command.ts';
import { scopeConflict } from './scope-conflict.ts';
import { secretAtRisk } from './secret-at-risk.ts';
import { settingsInvalidJson } from './settings-invalid-json.ts';
import { settingsNotObject } from './settings-not-object.ts';
import { settingsUnreadable } from './settings-unreadable.ts';
import { shellShadowed } from './shell-shadowed.ts';
import { ssoAccessRemoved } from './sso-access-removed.ts';
import { ssoExpired } from './sso-expired.ts';
import { ssoExpiring } from './sso-expiring.ts';
import { ssoLegacy } from './sso-legacy.ts';
import { ssoNotSignedIn } from './sso-not-signed-in.ts';
import { ssoPortalUnknown } from './sso-portal-unknown.ts';
import { ssoRegionUnknown } from './sso-region-unknown.ts';
import { ssoThrottled } from './sso-throttled.ts';
import { ssoWrongRegion } from './sso-wrong-region.ts';
import { staleEnvironment } from './stale-environment.ts';
import { staticShadowsSso } from './static-shadows-sso.ts';
import { versionOld } from './version-old.ts';
import { webIdentityToken } from './web-identity-token.ts';

/** The doctor's rules, in the order in which what they look at can stop a request: the first that fails is the cause. */
export const CHECKS: readonly Check[] = [
  // Claude Code
  notSetUp,
  versionOld,
  lastError,
  staleEnvironment,

  // Settings
  settingsUnreadable,
  settingsInvalidJson,
  settingsNotObject,
  envNotObject,
  envValueType,
  bedrockOff,
  scopeConflict,
  shellShadowed,
  leftBehind,
  authConflict,
  secretAtRisk,

  // AWS profile
  profileMissing,
  profileIncomplete,
  profileKind,
  staticShadowsSso,
  chainDiffers,

  // Sign-in
  clockSkew, // makes a sign-in seem to be over, or not yet
  ssoWrongRegion,
  ssoRegionUnknown,
  ssoNotSignedIn,
  ssoExpired,
  ssoAccessRemoved,
  ssoPortalUnknown,
  ssoThrottled,
  ssoExpiring,
  ssoLegacy,
  refreshCommand,

  // Credentials
  bearerNotBedrock,
  bearerExpired,
  bearerWrongRegion,
  bearerInvalid,
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
  bearerDenied,
];
