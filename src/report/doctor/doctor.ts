import * as z from 'zod/mini';
import type { Finding, ShownFix } from '../../model/finding.ts';
import { clientSchema } from '../client/client.ts';
import { originSchema } from '../origin.ts';

/** What helps; `safe` where the program can do it and reset can undo it. */
export const fixSchema = z.object({
  say: z.string(),
  /** A command that can be pasted into a terminal. */
  run: z.optional(z.string()),
  safe: z.boolean(),
  /** A text to send to the administrator. */
  send: z.optional(z.string()),
}) satisfies z.ZodMiniType<ShownFix>;

/** What one check came to. `because` says why it was skipped: the id of the check it waits on, or a reason. */
export const findingSchema = z.object({
  id: z.string(),
  group: z.string(),
  title: z.string(),
  status: z.enum(['ok', 'warn', 'fail', 'skipped', 'crashed']),
  found: z.optional(z.string()),
  origin: z.optional(originSchema),
  because: z.optional(z.string()),
  fix: z.optional(fixSchema),
  url: z.optional(z.string()),
}) satisfies z.ZodMiniType<Finding>;

/** `data` of `doctor --json`. */
export const doctorSchema = z.object({
  verdict: z.object({
    /** `broken`: Claude Code cannot work so; `attention`: it works, but not as expected, or not for long. */
    status: z.enum(['healthy', 'attention', 'broken']),
    say: z.string(),
    /** The finding it comes from. */
    finding: z.optional(z.string()),
  }),
  /** What to do next, for a person and for Claude. */
  nextStep: z.object({
    say: z.string(),
    run: z.optional(z.string()),
    /**
     * Where `run` does what it should: at Claude Code's prompt, behind `! `, or only in a terminal, as what it changes
     * or starts would end with the shell that Claude Code starts for it.
     */
    where: z.optional(z.enum(['prompt', 'terminal'])),
    /** Arguments of claude-bedrock that show the exact change of a safe fix. */
    planOptions: z.optional(z.string()),
    send: z.optional(z.string()),
  }),
  /** Problems first, then the rest in the order in which a request meets them. */
  findings: z.array(findingSchema),
  client: clientSchema,
  /** What a helper asks for first: name and value, in the order in which they are shown. */
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  /** What Claude Desktop says of its configuration, from the diagnostic report that was named. */
  desktopReport: z.optional(z.array(z.object({ name: z.string(), lines: z.array(z.string()) }))),
});

export type DoctorReport = z.infer<typeof doctorSchema>;
