import type { Check } from './check.ts';
import { chainDiffers } from './rules/aws-profile/chain-differs.ts';
import { profileIncomplete } from './rules/aws-profile/profile-incomplete.ts';
import { profileKind } from './rules/aws-profile/profile-kind.ts';
import { profileMissing } from './rules/aws-profile/profile-missing.ts';
import { staticShadowsSso } from './rules/aws-profile/static-shadows-sso.ts';
import { lastError } from './rules/claude-code/last-error.ts';
import { notSetUp } from './rules/claude-code/not-set-up.ts';
import { staleEnvironment } from './rules/claude-code/stale-environment.ts';
import { versionOld } from './rules/claude-code/version-old.ts';
import { accountUnexpected } from './rules/credentials/account-unexpected.ts';
import { bearerExpired } from './rules/credentials/bearer-expired.ts';
import { bearerInvalid } from './rules/credentials/bearer-invalid.ts';
import { bearerNotBedrock } from './rules/credentials/bearer-not-bedrock.ts';
import { bearerWrongRegion } from './rules/credentials/bearer-wrong-region.ts';
import { credentialsExpired } from './rules/credentials/credentials-expired.ts';
import { credentialsInvalid } from './rules/credentials/credentials-invalid.ts';
import { credentialsUnavailable } from './rules/credentials/credentials-unavailable.ts';
import { exportCommand } from './rules/credentials/export-command.ts';
import { identity } from './rules/credentials/identity.ts';
import { mfaInChain } from './rules/credentials/mfa-in-chain.ts';
import { processBroken } from './rules/credentials/process-broken.ts';
import { webIdentityToken } from './rules/credentials/web-identity-token.ts';
import { arnAccount } from './rules/models/arn-account.ts';
import { arnRegion } from './rules/models/arn-region.ts';
import { dataRetention } from './rules/models/data-retention.ts';
import { modelAccessForm } from './rules/models/model-access-form.ts';
import { modelBareId } from './rules/models/model-bare-id.ts';
import { modelFamilyGap } from './rules/models/model-family-gap.ts';
import { modelLegacy } from './rules/models/model-legacy.ts';
import { modelNotListed } from './rules/models/model-not-listed.ts';
import { modelSubscription } from './rules/models/model-subscription.ts';
import { modelUnpinned } from './rules/models/model-unpinned.ts';
import { modelWrongPrefix } from './rules/models/model-wrong-prefix.ts';
import { baseUrl } from './rules/network/base-url.ts';
import { endpointUnreachable } from './rules/network/endpoint-unreachable.ts';
import { proxy } from './rules/network/proxy.ts';
import { regionMalformed } from './rules/network/region-malformed.ts';
import { regionMissing } from './rules/network/region-missing.ts';
import { regionNoBedrock } from './rules/network/region-no-bedrock.ts';
import { regionNotEnabled } from './rules/network/region-not-enabled.ts';
import { serviceUnavailable } from './rules/network/service-unavailable.ts';
import { tls } from './rules/network/tls.ts';
import { accountRestricted } from './rules/permissions/account-restricted.ts';
import { bearerDenied } from './rules/permissions/bearer-denied.ts';
import { iamDenied } from './rules/permissions/iam-denied.ts';
import { listDenied } from './rules/permissions/list-denied.ts';
import { quota } from './rules/permissions/quota.ts';
import { scpDenied } from './rules/permissions/scp-denied.ts';
import { unclassified } from './rules/permissions/unclassified.ts';
import { authConflict } from './rules/settings/auth-conflict.ts';
import { bedrockOff } from './rules/settings/bedrock-off.ts';
import { envNotObject } from './rules/settings/env-not-object.ts';
import { envValueType } from './rules/settings/env-value-type.ts';
import { leftBehind } from './rules/settings/left-behind.ts';
import { scopeConflict } from './rules/settings/scope-conflict.ts';
import { secretAtRisk } from './rules/settings/secret-at-risk.ts';
import { settingsInvalidJson } from './rules/settings/settings-invalid-json.ts';
import { settingsNotObject } from './rules/settings/settings-not-object.ts';
import { settingsUnreadable } from './rules/settings/settings-unreadable.ts';
import { shellShadowed } from './rules/settings/shell-shadowed.ts';
import { clockSkew } from './rules/sign-in/clock-skew.ts';
import { refreshCommand } from './rules/sign-in/refresh-command.ts';
import { ssoAccessRemoved } from './rules/sign-in/sso-access-removed.ts';
import { ssoExpired } from './rules/sign-in/sso-expired.ts';
import { ssoExpiring } from './rules/sign-in/sso-expiring.ts';
import { ssoLegacy } from './rules/sign-in/sso-legacy.ts';
import { ssoNotSignedIn } from './rules/sign-in/sso-not-signed-in.ts';
import { ssoPortalUnknown } from './rules/sign-in/sso-portal-unknown.ts';
import { ssoRegionUnknown } from './rules/sign-in/sso-region-unknown.ts';
import { ssoThrottled } from './rules/sign-in/sso-throttled.ts';
import { ssoWrongRegion } from './rules/sign-in/sso-wrong-region.ts';

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
