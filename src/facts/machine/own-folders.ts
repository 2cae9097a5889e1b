/**
 * The folders of ours beside the journal, which leaves them alone: the launcher's, the one that keeps credentials for
 * their life, the one of sign-ins that were begun, and the one of Claude Code's last errors.
 */
export const OWN_FOLDERS = {
  launcher: 'bin',
  credentials: 'credentials-cache',
  logins: 'logins',
  lastErrors: 'last-errors',
} as const;
