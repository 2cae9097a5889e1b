import * as z from 'zod/mini';
import { portalSchema } from './accounts.ts';

/** `data` of `login --json`. */
export const loginSchema = z.object({
  nextStep: z.string(),
  /**
   * `already`: a sign-in stands; `refreshed`: it was renewed without a browser; `started`, `pending`: the person has to
   * allow it; `approved`: they did; `denied`: they said no; `expired`: the code ran out.
   */
  state: z.enum(['already', 'refreshed', 'started', 'pending', 'approved', 'denied', 'expired']),
  portal: portalSchema,
  /** While the person has to allow it: where, with which code, and until when (ISO 8601, UTC). */
  verificationUri: z.optional(z.string()),
  verificationUriComplete: z.optional(z.string()),
  host: z.optional(z.string()),
  userCode: z.optional(z.string()),
  expiresAt: z.optional(z.string()),
  browserOpened: z.optional(z.boolean()),
  /** Once signed in. */
  session: z.optional(z.object({ expiresAt: z.string(), refreshable: z.boolean() })),
  /** How to wait for the person: what to type behind `claude-bedrock`, quoted for a POSIX shell. */
  finishOptions: z.optional(z.string()),
  /** Once signed in to a portal rather than a profile: how to see the accounts, to put behind `claude-bedrock`. */
  accountsOptions: z.optional(z.string()),
});

export type Login = z.infer<typeof loginSchema>;
