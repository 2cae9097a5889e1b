/**
 * What Claude Code takes from `awsCredentialExport`; without `Expiration` it asks again after an hour
 * (https://code.claude.com/docs/en/amazon-bedrock).
 */
export interface ExportedCredentials {
  readonly Credentials: {
    readonly AccessKeyId: string;
    readonly SecretAccessKey: string;
    readonly SessionToken: string;
    /** ISO 8601, UTC. */
    readonly Expiration?: string | undefined;
  };
}
