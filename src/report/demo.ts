import * as z from 'zod/mini';

/** `data` of `demo --json`. */
export const demoSchema = z.object({
  steps: z.array(z.object({ title: z.string(), command: z.optional(z.string()), output: z.string() })),
  /** What the sandbox saw when the finished settings were used. */
  proof: z.object({ model: z.string(), region: z.string(), principal: z.string() }),
});

export type Demo = z.infer<typeof demoSchema>;
