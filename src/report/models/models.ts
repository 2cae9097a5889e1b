import * as z from 'zod/mini';
import type { Model, RefusalReason, RegionAnswer, Routing } from '../../model/models.ts';
import { modelChoiceSchema } from '../choices.ts';
import { quotaSchema } from '../quota/quota.ts';
import { pricesSchema } from './prices.ts';

/** How a request is routed: the regions a profile may send it to. */
const routingSchema = z.enum([
  'global',
  'geographic',
  'in-region',
  'application',
]) satisfies z.ZodMiniType<Routing>;

/** One Claude model as it may be named in Claude Code's settings. */
export const modelSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** `opus`, `sonnet`, `haiku`, `fable`, or another name that AWS lists. */
  family: z.string(),
  /** Such as `4.8`; empty where the id tells none. */
  version: z.string(),
  routing: routingSchema,
  /** The geography of the id: `us`, `eu`, `jp`, …; absent for global, in-region and application profiles. */
  geography: z.optional(z.string()),
  region: z.string(),
  /** False for legacy models and for those that AWS has not made ready. */
  isActive: z.boolean(),
  /** The day on which AWS takes a legacy model away, `2026-04-28`; absent where it names none. */
  endOfLife: z.optional(z.string()),
  /** The day since which it is legacy, and the one from which AWS asks more for it; absent where it names none. */
  legacySince: z.optional(z.string()),
  dearerFrom: z.optional(z.string()),
  /** What it takes, in AWS's words (`TEXT`, `IMAGE`); absent where AWS does not tell. */
  takes: z.optional(z.readonly(z.array(z.string()))),
  /** False where AWS says that it does not stream. */
  streams: z.optional(z.literal(false)),
  /** False for an id that was named and that the region does not list. */
  isListed: z.optional(z.literal(false)),
  /** The one to take for this family in this region, unless the person wants another routing. */
  recommended: z.boolean(),
  /** `usable`, or a finding id; absent where it was not tried. */
  probe: z.optional(z.string()),
  probeMessage: z.optional(z.string()),
}) satisfies z.ZodMiniType<Model>;

/** What a region answered. */
export const regionSchema = z.object({
  region: z.string(),
  state: z.enum(['listed', 'none', 'failed']),
  /** A finding id where it failed. */
  finding: z.optional(z.string()),
  message: z.optional(z.string()),
}) satisfies z.ZodMiniType<RegionAnswer>;

/** Why models could not be invoked; each reason stands there once. */
export const refusalReasonSchema = z.object({
  /** A finding id. */
  probe: z.string(),
  /** What it means and what AWS said; `…` stands for what differs from model to model. */
  say: z.string(),
  fix: z.optional(z.string()),
  /** How many models it is about. */
  count: z.number(),
}) satisfies z.ZodMiniType<RefusalReason>;

/** `data` of `models --json`. */
export const modelsSchema = z.object({
  /** With `--quota`: what the account may ask in the first region, or why that is not known. */
  quota: z.optional(z.union([quotaSchema, z.object({ finding: z.string(), message: z.string() })])),
  /** With `--prices`: what the models cost in the first region, or why that is not known. */
  prices: z.optional(z.union([pricesSchema, z.object({ finding: z.string(), message: z.string() })])),
  nextStep: z.string(),
  /** Ways to go on with `setup`, the recommended one first. */
  choices: z.array(modelChoiceSchema),
  /** Why models were refused, the most frequent reason first. */
  reasons: z.array(refusalReasonSchema),
  signedBy: z.object({
    kind: z.enum(['profile', 'api-key', 'environment']),
    name: z.optional(z.string()),
    /** Masked access key id or API key. */
    key: z.optional(z.string()),
    accountId: z.optional(z.string()),
    arn: z.optional(z.string()),
  }),
  regions: z.array(regionSchema),
  /** Of several regions those that are recommended or were tried; where none can be invoked, one for each reason. */
  models: z.array(modelSchema),
});

export type Models = z.infer<typeof modelsSchema>;
