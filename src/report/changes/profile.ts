import * as z from 'zod/mini';
import { signInOfferSchema } from '../choices.ts';
import { changeSchema, warningSchema } from './setup.ts';

/** `data` of `profile --plan --json` and `profile --apply --json`. */
export const profileReportSchema = z.object({
  planId: z.string(),
  isApplied: z.boolean(),
  /** The profiles that can be used afterwards, as `status` offers them. */
  offers: z.array(signInOfferSchema),
  changes: z.array(changeSchema),
  /** Unified diff, values that are not ours masked; empty where nothing changes. */
  diff: z.string(),
  warnings: z.array(warningSchema),
  /** Other profiles of the older form with the same start URL, and the plan that takes them in. */
  also: z.optional(z.object({ profiles: z.array(z.string()), options: z.string() })),
  /** How to apply this plan: what to type behind `claude-bedrock`, quoted for a POSIX shell. */
  applyOptions: z.optional(z.string()),
  nextStep: z.string(),
});

export type ProfileReport = z.infer<typeof profileReportSchema>;
