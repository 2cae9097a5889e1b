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

/** An access key pair; a temporary one comes with a session token. Never print them. */
export interface AccessKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When a temporary one ends, where that is known. */
  readonly expiration?: Date;
}
