import * as z from 'zod/mini';

/** What gives the account access to models: the calls as planned, or as made. */
export const accessSchema = z.object({
  nextStep: z.string(),
  planId: z.string(),
  isApplied: z.boolean(),
  region: z.string(),
  accountId: z.optional(z.string()),
  steps: z.array(
    z.object({
      call: z.enum(['PutUseCaseForModelAccess', 'CreateFoundationModelAgreement']),
      /** In plain words. */
      says: z.string(),
      model: z.optional(z.string()),
      /** The form as it is sent. */
      form: z.optional(z.record(z.string(), z.string())),
      terms: z.optional(z.string()),
      refunds: z.optional(z.string()),
      rates: z.optional(z.array(z.string())),
    }),
  ),
  already: z.array(z.string()),
});

/** The answer of `models --enable --json`. */
export type AccessReport = z.infer<typeof accessSchema>;
