/**
 * Every code a refusal can carry. Codes are part of the program's contract: they are added, never renamed.
 * `docs/errors.md` documents each; a test keeps the two together.
 */
export const ERROR_CODES = [
  'usage',
  'unexpected',
  'interrupted',
  'home-unknown',
  // Claude Code settings files
  'settings-invalid-json',
  'settings-not-object',
  'settings-env-not-object',
  'settings-env-value-type',
  'settings-duplicate-key',
  'settings-not-utf8',
  'settings-unreadable',
  'settings-read-only',
  'settings-hard-linked',
  'settings-edit-unsafe',
  'settings-too-deep',
  'settings-not-a-file',
  'settings-dangling-link',
  'settings-busy',
  'settings-write-failed',
  'scope-is-home',
  'plan-changed',
  'nothing-to-do',
  // answers
  'option-missing',
  'option-conflict',
  'profile-missing',
  'profile-incomplete',
  'profile-name-unsupported',
  'region-malformed',
  'model-malformed',
  'model-wrong-prefix',
  'arn-region',
  'model-family-unknown',
  'setting-unknown',
  'setting-invalid',
  'api-key-missing',
  'api-key-malformed',
  'api-key-not-bedrock',
  'api-key-expired',
  'api-key-wrong-region',
  'api-key-scope',
  'api-key-tracked',
  // AWS
  'credentials-unavailable',
  'region-unknown',
] as const;

/** A stable, kebab-case name of one refusal. */
export type ErrorCode = (typeof ERROR_CODES)[number];
