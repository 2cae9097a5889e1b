import * as z from 'zod/mini';

/**
 * What Claude Code takes from `awsCredentialExport`; without `Expiration` it asks again after an hour
 * (https://code.claude.com/docs/en/amazon-bedrock).
 */
export const credentialsSchema = z.object({
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    /** ISO 8601, UTC. */
    Expiration: z.optional(z.string()),
  }),
});

export type ExportedCredentials = z.infer<typeof credentialsSchema>;
