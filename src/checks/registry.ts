import { accountRestricted } from './account-restricted.ts';
import { accountUnexpected } from './account-unexpected.ts';
import { arnAccount } from './arn-account.ts';
import { arnRegion } from './arn-region.ts';
import { authConflict } from './auth-conflict.ts';
import { baseUrl } from './base-url.ts';
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
import { dataRetention } from './data-retention.ts';
import { endpointUnreachable } from './endpoint-unreachable.ts';
import { envNotObject } from './env-not-object.ts';
import { envValueType } from './env-value-type.ts';
import { exportCommand } from './export-command.ts';
import { iamDenied } from './iam-denied.ts';
import { identity } from './identity.ts';
import { lastError } from './last-error.ts';
import { leftBehind } from './left-behind.ts';
import { listDenied } from './list-denied.ts';
import { mfaInChain } from './mfa-in-chain.ts';
import { modelAccessForm } from './model-access-form.ts';
import { modelBareId } from './model-bare-id.ts';
import { modelFamilyGap } from './model-family-gap.ts';
import { modelLegacy } from './model-legacy.ts';
import { modelNotListed } from './model-not-listed.ts';
import { modelSubscription } from './model-subscription.ts';
import { modelUnpinned } from './model-unpinned.ts';
import { modelWrongPrefix } from './model-wrong-prefix.ts';
import { notSetUp } from './not-set-up.ts';
import { processBroken } from './process-broken.ts';
import { profileIncomplete } from './profile-incomplete.ts';
import { profileKind } from './profile-kind.ts';
import { profileMissing } from './profile-missing.ts';
import { proxy } from './proxy.ts';
import { quota } from './quota.ts';
import { refreshCommand } from './refresh-command.ts';
import { regionMalformed } from './region-malformed.ts';
import { regionMissing } from './region-missing.ts';
import { regionNoBedrock } from './region-no-bedrock.ts';
import { regionNotEnabled } from './region-not-enabled.ts';
import { scopeConflict } from './scope-conflict.ts';
import { scpDenied } from './scp-denied.ts';
import { secretAtRisk } from './secret-at-risk.ts';
import { serviceUnavailable } from './service-unavailable.ts';
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
import { tls } from './tls.ts';
import { unclassified } from './unclassified.ts';
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
  regionMalformed,
  regionMissing,
  tls,
  endpointUnreachable,
  proxy,
  baseUrl,
  regionNoBedrock,
  regionNotEnabled,
  serviceUnavailable,

  // Models
  arnRegion,
  arnAccount,
  modelWrongPrefix,
  modelBareId,
  modelNotListed,
  modelLegacy,
  modelAccessForm,
  modelSubscription,
  dataRetention,
  modelFamilyGap,
  modelUnpinned,

  // Permissions
  bearerDenied,
  listDenied,
  iamDenied,
  scpDenied,
  quota,
  accountRestricted,
  unclassified,
];
