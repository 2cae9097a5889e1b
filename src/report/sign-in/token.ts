import * as z from 'zod/mini';

/** `data` of `token --json`. */
export const tokenSchema = z.object({
  /** The key itself: a secret. */
  key: z.string(),
  profile: z.string(),
  /** The only region in which it works. */
  region: z.string(),
  /** ISO 8601, UTC. */
  expiresAt: z.string(),
});

export type Token = z.infer<typeof tokenSchema>;
