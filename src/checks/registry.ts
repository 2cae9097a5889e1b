import type { Check } from './check.ts';
import { clockSkew } from './clock-skew.ts';
import { identity } from './identity.ts';
import { settingsInvalidJson } from './settings-invalid-json.ts';

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

  // Models

  // Permissions
];
