import type { Rule } from '../document.ts';
import { configMismatch } from './aws/config-mismatch.ts';
import { policyDestinations } from './aws/policy-destinations.ts';
import { policyListOnArn } from './aws/policy-list-on-arn.ts';
import { policyRegionDenied } from './aws/policy-region-denied.ts';
import { policyStatements } from './aws/policy-statements.ts';
import { policyUnknownAction } from './aws/policy-unknown-action.ts';
import { domainUnknown } from './carriers/domain-unknown.ts';
import { payloadIncomplete } from './carriers/payload-incomplete.ts';
import { registrySubkey } from './carriers/registry-subkey.ts';
import { uuidDuplicate } from './carriers/uuid-duplicate.ts';
import { hooksBlocked } from './claude-code/hooks-blocked.ts';
import { claudeCodeKeyUnknown } from './claude-code/key-unknown.ts';
import { marketplaceLocked } from './claude-code/marketplace-locked.ts';
import { claudeCodeModelWrongPlace } from './claude-code/model-wrong-place.ts';
import { parentSettings } from './claude-code/parent-settings.ts';
import { claudeCodeShape } from './claude-code/shape.ts';
import { claudeCodeSources } from './claude-code/sources-ignored.ts';
import { baseUrl } from './desktop/base-url.ts';
import { credentialAmbiguous } from './desktop/credential-ambiguous.ts';
import { helperPrintsKeys } from './desktop/helper-prints-keys.ts';
import { helperUnstartable } from './desktop/helper-unstartable.ts';
import { keyRefused } from './desktop/key-refused.ts';
import { keyTooNew } from './desktop/key-too-new.ts';
import { keyUnknown } from './desktop/key-unknown.ts';
import { keyWithoutEffect } from './desktop/key-without-effect.ts';
import { modelWithoutLabel } from './desktop/model-without-label.ts';
import { modelWrongPlace } from './desktop/model-wrong-place.ts';
import { modelsMissing } from './desktop/models-missing.ts';
import { organizationChanged } from './desktop/organization-changed.ts';
import { pathNotAbsolute } from './desktop/path-not-absolute.ts';
import { providerIncomplete } from './desktop/provider-incomplete.ts';
import { sourcesIgnored } from './desktop/sources-ignored.ts';
import { ssoPartial } from './desktop/sso-partial.ts';
import { valueEncoding, valueType } from './desktop/value-trouble.ts';

/** The rules in the order in which a configuration meets what they look for: does it arrive, is it read, does it work. */
export const RULES: readonly Rule[] = [
  payloadIncomplete,
  uuidDuplicate,
  domainUnknown,
  registrySubkey,
  sourcesIgnored,
  keyUnknown,
  keyRefused,
  keyTooNew,
  valueEncoding,
  valueType,
  keyWithoutEffect,
  providerIncomplete,
  ssoPartial,
  credentialAmbiguous,
  pathNotAbsolute,
  helperPrintsKeys,
  helperUnstartable,
  baseUrl,
  modelsMissing,
  modelWrongPlace,
  modelWithoutLabel,
  organizationChanged,
  claudeCodeSources,
  claudeCodeKeyUnknown,
  claudeCodeShape,
  claudeCodeModelWrongPlace,
  parentSettings,
  marketplaceLocked,
  hooksBlocked,
  configMismatch,
  policyStatements,
  policyUnknownAction,
  policyListOnArn,
  policyDestinations,
  policyRegionDenied,
];
