/**
 * The folders of ours beside the journal, which leaves them alone: the launcher's, the one that keeps credentials for
 * their life, and the one of sign-ins that were begun.
 */
export const OWN_FOLDERS = { launcher: 'bin', credentials: 'credentials-cache', logins: 'logins' } as const;
