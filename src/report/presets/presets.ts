import * as z from 'zod/mini';
import { presetSchema } from '../../facts/presets/preset-schema.ts';
import { warningSchema } from '../changes/setup.ts';

/** One preset, or what stands under its name and is none. */
export const shownPresetSchema = z.object({
  name: z.string(),
  /** It is what is in force here now. */
  isInForce: z.optional(z.boolean()),
  preset: z.optional(presetSchema),
  /** Why it cannot be used: edited by hand, or its profile is gone. */
  problem: z.optional(z.string()),
});

/** `data` of `presets --json`, whatever was done. */
export const presetsReportSchema = z.object({
  action: z.enum(['list', 'save', 'show', 'rename', 'remove', 'export', 'import']),
  file: z.string(),
  presets: z.array(shownPresetSchema),
  warnings: z.array(warningSchema),
  /** Of `import --plan`: nothing was written yet. */
  planId: z.optional(z.string()),
  nextStep: z.string(),
});

export type ShownPreset = z.infer<typeof shownPresetSchema>;
export type PresetsReport = z.infer<typeof presetsReportSchema>;
