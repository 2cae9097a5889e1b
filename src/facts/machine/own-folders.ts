/**
 * The folders of ours beside the journal, which leaves them alone: the launcher's, the one that keeps credentials for
 * their life, the one of sign-ins that were begun, the one of Claude Code's last errors, and the one that knows what was in
 * force before a switch back.
 */
export const OWN_FOLDERS = {
  launcher: 'bin',
  credentials: 'credentials-cache',
  logins: 'logins',
  lastErrors: 'last-errors',
  switches: 'switches',
} as const;

/** The file of presets, which stands beside the entries of the journal and is none. */
export const PRESETS_FILE = 'presets.json';
