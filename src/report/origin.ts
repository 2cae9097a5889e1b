import * as z from 'zod/mini';
import type { Origin } from '../model/configuration.ts';

/** Where a value comes from: the file, and the key in it or the variable. */
export const originSchema = z.object({
  from: z.enum([
    'managed',
    'local',
    'project',
    'user',
    'environment',
    'aws-config',
    'aws-credentials',
    'default',
  ]),
  file: z.optional(z.string()),
  key: z.optional(z.string()),
}) satisfies z.ZodMiniType<Origin>;
