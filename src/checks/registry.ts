import { accountRestricted } from './account-restricted.ts';
import { arnAccount } from './arn-account.ts';
import { arnRegion } from './arn-region.ts';
import { baseUrl } from './base-url.ts';
import type { Check } from './check.ts';
import { clockSkew } from './clock-skew.ts';
import { dataRetention } from './data-retention.ts';
import { endpointUnreachable } from './endpoint-unreachable.ts';
import { iamDenied } from './iam-denied.ts';
import { identity } from './identity.ts';
import { listDenied } from './list-denied.ts';
import { modelAccessForm } from './model-access-form.ts';
import { modelBareId } from './model-bare-id.ts';
import { modelFamilyGap } from './model-family-gap.ts';
import { modelLegacy } from './model-legacy.ts';
import { modelNotListed } from './model-not-listed.ts';
import { modelSubscription } from './model-subscription.ts';
import { modelUnpinned } from './model-unpinned.ts';
import { modelWrongPrefix } from './model-wrong-prefix.ts';
import { proxy } from './proxy.ts';
import { quota } from './quota.ts';
import { regionMalformed } from './region-malformed.ts';
import { regionMissing } from './region-missing.ts';
import { regionNoBedrock } from './region-no-bedrock.ts';
import { regionNotEnabled } from './region-not-enabled.ts';
import { scpDenied } from './scp-denied.ts';
import { serviceUnavailable } from './service-unavailable.ts';
import { settingsInvalidJson } from './settings-invalid-json.ts';
import { tls } from './tls.ts';
import { unclassified } from './unclassified.ts';

/** The doctor's rules, in the order in which what they look at can stop a request: the first that fails is the cause. */
export const CHECKS: readonly Check[] = [
  // Claude Code

  // Settings
  settingsInvalidJson,

  // AWS profile

  // Sign-in

  // Credentials
  clockSkew,
  identity,

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
  listDenied,
  iamDenied,
  scpDenied,
  quota,
  accountRestricted,
  unclassified,
];
