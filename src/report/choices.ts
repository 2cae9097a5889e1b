import * as z from 'zod/mini';
import type { ModelChoice, SignInOffer } from '../model/choices.ts';

/** A way to sign requests, ready to be offered in a question. */
export const signInOfferSchema = z.object({
  label: z.string(),
  description: z.string(),
  /** To be put behind `models` and `setup`, quoted for a POSIX shell. */
  options: z.string(),
  isReady: z.boolean(),
  /** What a person types to sign in, where that has to come first. */
  signIn: z.optional(z.string()),
  /** The same for Claude: what to put behind `claude-bedrock`; absent where a terminal is needed. */
  loginOptions: z.optional(z.string()),
  /** What to put behind `claude-bedrock` where signing in could last up to 90 days instead of 8 hours. */
  repair: z.optional(z.string()),
}) satisfies z.ZodMiniType<SignInOffer>;

/** The models of one routing in one region, ready to be offered in a question. */
export const modelChoiceSchema = z.object({
  /** Such as `Only within the EU (Recommended)`; with the region where there are choices of several. */
  label: z.string(),
  /** Its models, and where requests may be answered. */
  description: z.string(),
  region: z.string(),
  routing: z.enum(['geographic', 'global', 'in-region']),
  geography: z.optional(z.string()),
  /** Display names, one per family. */
  models: z.array(z.string()),
  recommended: z.boolean(),
  /** To be put behind `setup`, quoted for a POSIX shell. */
  options: z.string(),
}) satisfies z.ZodMiniType<ModelChoice>;
