import type { ExportedCredentials } from '../model/credentials.ts';

/**
 * Credentials that are none: AWS answers 403, and Claude Code asks here again before each further try. When the
 * command fails instead, Claude Code (seen with 2.1.329) signs with the shell's own profile or keys.
 */
export const REFUSED: ExportedCredentials = {
  Credentials: {
    AccessKeyId: 'ASIAPROFILECANNOTSIGN',
    SecretAccessKey: 'run-claude-bedrock-status',
    SessionToken: 'run-claude-bedrock-status',
  },
};

/** True for the access key id by which our own command says that the profile gives no credentials. */
export function isRefusedKey(accessKeyId: string): boolean {
  return accessKeyId === REFUSED.Credentials.AccessKeyId;
}
