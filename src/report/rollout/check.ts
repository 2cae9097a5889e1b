import * as z from 'zod/mini';
import type { RolloutFinding } from '../../rollout/check/document.ts';

/** One thing that was found in a file, or between files. */
export const rolloutFindingSchema = z.object({
  id: z.string(),
  /** `fail`: it does not work, or not as meant. `warn`: it works, but; or it cannot be told. */
  severity: z.enum(['fail', 'warn']),
  place: z.object({
    file: z.string(),
    /** From 1; absent where the format has no lines, or the file as a whole is meant. */
    line: z.optional(z.number()),
    key: z.optional(z.string()),
  }),
  cause: z.string(),
  fix: z.string(),
}) satisfies z.ZodMiniType<RolloutFinding>;

/** `data` of `rollout check --json`. */
export const rolloutCheckSchema = z.object({
  verdict: z.enum(['clean', 'warned', 'broken']),
  files: z.array(
    z.object({
      file: z.string(),
      /** What it was understood as. */
      holds: z.array(z.string()),
    }),
  ),
  findings: z.array(rolloutFindingSchema),
  /** How many were found beside those that are told. */
  more: z.optional(z.number()),
});

/** What `rollout check` tells. */
export type RolloutCheck = z.infer<typeof rolloutCheckSchema>;
