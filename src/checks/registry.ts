import { authConflict } from './auth-conflict.ts';
import { bearerDenied } from './bearer-denied.ts';
import { bearerExpired } from './bearer-expired.ts';
import { bearerInvalid } from './bearer-invalid.ts';
import { bearerNotBedrock } from './bearer-not-bedrock.ts';
import { bearerWrongRegion } from './bearer-wrong-region.ts';
import { bedrockOff } from './bedrock-off.ts';
import type { Check } from './check.ts';
import { clockSkew } from './clock-skew.ts';
import { envNotObject } from './env-not-object.ts';
import { envValueType } from './env-value-type.ts';
import { identity } from './identity.ts';
import { lastError } from './last-error.ts';
import { leftBehind } from './left-behind.ts';
import { notSetUp } from './not-set-up.ts';
import { scopeConflict } from './scope-conflict.ts';
import { secretAtRisk } from './secret-at-risk.ts';
import { settingsInvalidJson } from './settings-invalid-json.ts';
import { settingsNotObject } from './settings-not-object.ts';
import { settingsUnreadable } from './settings-unreadable.ts';
import { shellShadowed } from './shell-shadowed.ts';
import { staleEnvironment } from './stale-environment.ts';
import { versionOld } from './version-old.ts';

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

  // Sign-in

  // Credentials
  bearerNotBedrock,
  bearerExpired,
  bearerWrongRegion,
  bearerInvalid,
  clockSkew,
  identity,

  // Region and network

  // Models

  // Permissions
  bearerDenied,
];
