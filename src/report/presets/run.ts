import * as z from 'zod/mini';

/** `data` of `run --json`: how a session would be started. Of the environment only names are told. */
export const runSchema = z.object({
  name: z.string(),
  program: z.string(),
  version: z.optional(z.string()),
  /** What stands behind `--settings`. */
  settings: z.looseObject({
    env: z.record(z.string(), z.string()),
    awsAuthRefresh: z.string(),
    awsCredentialExport: z.string(),
    model: z.optional(z.string()),
  }),
  /** The variables that the environment has beside what it has now, and those that it loses. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** What has to be typed first, where the sign-in is over. */
  signIn: z.optional(z.string()),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
});

export type RunReport = z.infer<typeof runSchema>;
