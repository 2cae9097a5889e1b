import * as z from 'zod/mini';

/** `data` of `doctor --explain --json`. */
export const explanationSchema = z.union([
  z.object({
    isKnown: z.literal(true),
    /** The finding that the message stands for. */
    id: z.string(),
    title: z.string(),
    /** Why it comes. */
    say: z.string(),
    /** What helps. */
    fix: z.string(),
    nextStep: z.object({ say: z.string(), run: z.string() }),
  }),
  z.object({
    isKnown: z.literal(false),
    say: z.string(),
    nextStep: z.object({ say: z.string(), run: z.string() }),
  }),
]);

export type ExplanationReport = z.infer<typeof explanationSchema>;
