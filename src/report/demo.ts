import * as z from 'zod/mini';

const stepsSchema = z.array(
  z.object({ title: z.string(), command: z.optional(z.string()), output: z.string() }),
);

/** `data` of `demo --json`. */
export const demoSchema = z.object({
  steps: stepsSchema,
  /** What the sandbox saw when the finished settings were used. */
  proof: z.object({ model: z.string(), region: z.string(), principal: z.string() }),
});

export type Demo = z.infer<typeof demoSchema>;

/** `data` of `demo rollout --json`. */
export const rolloutDemoSchema = z.object({
  steps: stepsSchema,
  /** What `check` says of all that was built. */
  verdict: z.object({ says: z.enum(['clean']), files: z.number(), findings: z.number() }),
});

export type RolloutDemo = z.infer<typeof rolloutDemoSchema>;
