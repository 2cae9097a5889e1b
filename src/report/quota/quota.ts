import * as z from 'zod/mini';

/** What an account may ask of Claude in a region, per minute and per day. */
export const quotaSchema = z.object({
  nextStep: z.string(),
  region: z.string(),
  quotas: z.array(
    z.object({
      /** Such as `Claude Opus 4.8`; absent where it is for all models together. */
      model: z.optional(z.string()),
      routing: z.enum(['geographic', 'global', 'in-region', 'any']),
      what: z.enum(['tokens', 'requests']),
      per: z.enum(['minute', 'day']),
      value: z.number(),
      /** What AWS gives by itself; absent where it does not say. */
      byDefault: z.optional(z.number()),
      isRaised: z.boolean(),
      isAdjustable: z.boolean(),
      /** By it an increase is asked for. */
      code: z.string(),
      name: z.string(),
      url: z.string(),
    }),
  ),
});

/** The answer of `quota --json`. */
export type QuotaReport = z.infer<typeof quotaSchema>;
