import type { Check } from '../../check.ts';
import { authConflict } from './auth-conflict.ts';
import { bedrockOff } from './bedrock-off.ts';
import { customHeaders } from './custom-headers.ts';
import { envNotObject } from './env-not-object.ts';
import { envValueType } from './env-value-type.ts';
import { folderUntrusted } from './folder-untrusted.ts';
import { leftBehind } from './left-behind.ts';
import { managedConfiguration } from './managed-configuration.ts';
import { organizationManaged } from './organization-managed.ts';
import { otherHomes } from './other-homes.ts';
import { policyForbids } from './policy-forbids.ts';
import { scopeConflict } from './scope-conflict.ts';
import { secretAtRisk } from './secret-at-risk.ts';
import { settingUnknown } from './setting-unknown.ts';
import { settingsInvalidJson } from './settings-invalid-json.ts';
import { settingsNotObject } from './settings-not-object.ts';
import { settingsTooLarge } from './settings-too-large.ts';
import { settingsUnreadable } from './settings-unreadable.ts';
import { settingsValueType } from './settings-value-type.ts';
import { shellShadowed } from './shell-shadowed.ts';
import { twoWays } from './two-ways.ts';
import { workspaceMissing } from './workspace-missing.ts';

/** The rules of the group Settings, in the order in which what they look at can stop a request. */
export const SETTINGS_RULES: readonly Check[] = [
  settingsUnreadable,
  settingsTooLarge,
  settingsInvalidJson,
  settingsNotObject,
  settingsValueType,
  envNotObject,
  envValueType,
  folderUntrusted,
  policyForbids,
  organizationManaged,
  bedrockOff,
  twoWays,
  workspaceMissing,
  customHeaders,
  settingUnknown,
  scopeConflict,
  shellShadowed,
  otherHomes,
  leftBehind,
  authConflict,
  secretAtRisk,
  managedConfiguration,
];
