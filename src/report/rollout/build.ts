import * as z from 'zod/mini';

/** `data` of `rollout build --plan --json` and `rollout build --apply --json`. */
export const buildReportSchema = z.object({
  planId: z.string(),
  isApplied: z.boolean(),
  folder: z.string(),
  /** Each file of the output: what happens to it, and what it is for. */
  files: z.array(
    z.object({
      path: z.string(),
      state: z.enum(['new', 'changed', 'same', 'removed', 'blocked']),
      purpose: z.string(),
      /** True where it holds a key: keep it out of git. */
      isSecret: z.boolean(),
    }),
  ),
  /** What stands in the folder beside, and is left alone. */
  foreign: z.array(z.string()),
  /** How to apply this plan: what to type behind `claude-bedrock`, quoted for a POSIX shell. */
  applyOptions: z.optional(z.string()),
  nextStep: z.string(),
});

export type BuildReport = z.infer<typeof buildReportSchema>;
