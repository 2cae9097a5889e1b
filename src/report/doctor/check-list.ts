import * as z from 'zod/mini';

/** `data` of `doctor --list --json`: the checks in the order in which what they look at can stop a request. */
export const checkListSchema = z.object({
  checks: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      /** What holds when all is well. */
      title: z.string(),
      asksAws: z.boolean(),
    }),
  ),
});

export type CheckList = z.infer<typeof checkListSchema>;
