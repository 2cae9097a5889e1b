import * as z from 'zod/mini';
import { SHELLS } from '../shell/shells.ts';

/** `data` of `completion --json`. */
export const completionSchema = z.object({ shell: z.enum(SHELLS), script: z.string() });

export type Completion = z.infer<typeof completionSchema>;
