import * as z from 'zod/mini';
import { changeSchema, fileScopeSchema, warningSchema } from './setup.ts';

/** `data` of `reset --plan --json` and `reset --apply --json`. */
export const resetSchema = z.object({
  planId: z.string(),
  isApplied: z.boolean(),
  /** `journal`: what setup wrote is undone; `found`: Bedrock keys are removed, whoever wrote them. */
  way: z.enum(['journal', 'found']),
  files: z.array(
    z.object({
      scope: fileScopeSchema,
      file: z.string(),
      result: z.enum(['restored', 'removed', 'keys', 'nothing', 'gone', 'stuck']),
    }),
  ),
  changes: z.array(changeSchema),
  /** Keys of ours that stay because somebody changed them since, or because the former value is not known. */
  left: z.array(
    z.object({ file: z.string(), key: z.string(), why: z.enum(['changed-since', 'former-value-unknown']) }),
  ),
  diff: z.string(),
  warnings: z.array(warningSchema),
  /** What switches Bedrock on all the same, after this. */
  stillOn: z.array(z.object({ place: z.string(), line: z.optional(z.number()) })),
  /** What Claude Code will use after its restart. */
  next: z.string(),
  applyOptions: z.optional(z.string()),
  nextStep: z.string(),
});

export type ResetReport = z.infer<typeof resetSchema>;
