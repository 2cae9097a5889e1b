import type { Check } from './check.ts';
import { AWS_PROFILE_RULES } from './rules/aws-profile/index.ts';
import { CLAUDE_CODE_RULES } from './rules/claude-code/index.ts';
import { CREDENTIALS_RULES } from './rules/credentials/index.ts';
import { MODELS_RULES } from './rules/models/index.ts';
import { NETWORK_RULES } from './rules/network/index.ts';
import { PERMISSIONS_RULES } from './rules/permissions/index.ts';
import { SETTINGS_RULES } from './rules/settings/index.ts';
import { SIGN_IN_RULES } from './rules/sign-in/index.ts';

/** The doctor's rules, in the order in which what they look at can stop a request: the first that fails is the cause. */
export const CHECKS: readonly Check[] = [
  ...CLAUDE_CODE_RULES,
  ...SETTINGS_RULES,
  ...AWS_PROFILE_RULES,
  ...SIGN_IN_RULES,
  ...CREDENTIALS_RULES,
  ...NETWORK_RULES,
  ...MODELS_RULES,
  ...PERMISSIONS_RULES,
];

/** The ids of the checks, in the same order. */
export const CHECK_IDS: readonly string[] = CHECKS.map(({ id }) => id);
