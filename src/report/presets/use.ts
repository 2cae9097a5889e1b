import * as z from 'zod/mini';
import { changeSchema, inheritedSchema, warningSchema } from '../changes/setup.ts';

/** `data` of `use --plan --json` and `use --apply --json`. */
export const useSchema = z.object({
  planId: z.string(),
  isApplied: z.boolean(),
  /** What is in force then: a preset, `subscription`; absent where it has no name. */
  name: z.optional(z.string()),
  /** `write`: keys are written; `back`: files come back as they were before a switch. */
  way: z.enum(['write', 'back']),
  changes: z.array(changeSchema),
  diff: z.string(),
  inherited: z.optional(z.array(inheritedSchema)),
  launcher: z.optional(z.string()),
  warnings: z.array(warningSchema),
  /** What Claude Code will use after its restart, where that is not Bedrock. */
  next: z.optional(z.string()),
  applyOptions: z.optional(z.string()),
  nextStep: z.string(),
});

export type UseReport = z.infer<typeof useSchema>;
