import * as z from 'zod/mini';

/** Whose file it is: a scope of Claude Code's settings, `aws`, the AWS config file, or `editor`, the settings of an editor. */
export const fileScopeSchema = z.enum(['user', 'project', 'local', 'aws', 'editor']);

/** One key that changes; a secret is masked, an absent side means that the key is not there. */
export const changeSchema = z.object({
  scope: fileScopeSchema,
  file: z.string(),
  /** The file that is written, where a link leads from `file` to it. */
  realFile: z.optional(z.string()),
  key: z.string(),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
});

/** A remark on a plan: it can be carried out, but may not do what the person expects. */
export const warningSchema = z.object({ code: z.string(), message: z.string() });

/** Who renews a sign-in that is over when Claude Code asks for it, and who else could. */
export const refreshSchema = z.object({
  by: z.enum(['own', 'aws-cli', 'nobody']),
  /** The other ways, ready to be offered; `options` are to be added to those of the plan. */
  choices: z.array(z.object({ label: z.string(), description: z.string(), options: z.string() })),
});

/** A key that is not written, as a scope below gives it the same value already; a secret is masked. */
export const inheritedSchema = z.object({ key: z.string(), value: z.unknown(), file: z.string() });

/** `data` of `setup --plan --json` and `setup --apply --json`. */
export const setupSchema = z.object({
  planId: z.string(),
  isApplied: z.boolean(),
  changes: z.array(changeSchema),
  /** Unified diff, secrets and foreign values masked; empty where nothing changes. */
  diff: z.string(),
  /** In the settings of a repository: what the scopes below give already. */
  inherited: z.optional(z.array(inheritedSchema)),
  /** A file of ours that a value names; made with the change, removed by reset. */
  launcher: z.optional(z.string()),
  /** Absent where no sign-in of IAM Identity Center stands behind what signs. */
  refresh: z.optional(refreshSchema),
  /** What answered to one token before anything was written, in one piece and as a stream. */
  proof: z.optional(z.object({ model: z.string(), at: z.string(), region: z.optional(z.string()) })),
  /** Where requests may be answered, a sentence for each choice; absent where nobody chose. */
  residency: z.optional(z.array(z.string())),
  warnings: z.array(warningSchema),
  /** How to apply this plan: what to type behind `claude-bedrock`, quoted for a POSIX shell. */
  applyOptions: z.optional(z.string()),
  nextStep: z.string(),
});

export type ShownInherited = z.infer<typeof inheritedSchema>;
export type ShownChange = z.infer<typeof changeSchema>;
export type ShownRefresh = z.infer<typeof refreshSchema>;
export type SetupReport = z.infer<typeof setupSchema>;
