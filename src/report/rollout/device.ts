import * as z from 'zod/mini';
import { rolloutFindingSchema } from './check.ts';

const sourceSchema = z.object({
  file: z.string(),
  kind: z.enum(['mdm', 'HKLM', 'HKCU', 'linux', 'file', 'drop-in', 'local']),
  /** `partly`: only variables of it are added. */
  state: z.enum(['in-force', 'partly', 'ignored', 'rejected']),
  because: z.optional(z.string()),
  /** How many keys it sets. */
  keys: z.number(),
});

/** `data` of `rollout report --json`. */
export const rolloutReportSchema = z.object({
  verdict: z.enum(['unmanaged', 'clean', 'warned', 'broken']),
  system: z.string(),
  desktop: z.object({
    /** Of this Mac's app; elsewhere it is not told. */
    version: z.optional(z.string()),
    sources: z.array(sourceSchema),
    /** What counts in the end; values of secrets, of lists and of unknown keys are left out. */
    values: z.array(z.object({ key: z.string(), value: z.optional(z.string()) })),
  }),
  claudeCode: z.object({ sources: z.array(sourceSchema) }),
  needs: z.array(
    z.object({
      what: z.enum(['profile', 'sign-in', 'aws-cli', 'helper']),
      name: z.string(),
      state: z.enum(['there', 'missing', 'expired']),
      say: z.string(),
      fix: z.optional(z.string()),
    }),
  ),
  findings: z.array(rolloutFindingSchema),
  /** What the app says of itself, from its diagnostic report. */
  diagnostic: z.optional(z.array(z.object({ name: z.string(), lines: z.array(z.string()) }))),
});

/** What `rollout report` tells. */
export type RolloutReport = z.infer<typeof rolloutReportSchema>;
