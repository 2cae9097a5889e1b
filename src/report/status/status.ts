import * as z from 'zod/mini';
import type {
  AwsFile,
  EffectiveValue,
  Profile,
  ProfileKind,
  SessionState,
  SettingsFileStatus,
  SignedBy,
  Tool,
} from '../../model/configuration.ts';
import { signInOfferSchema } from '../choices.ts';
import { clientSchema } from '../client/client.ts';
import { originSchema } from '../origin.ts';

/** One effective setting; secrets are masked. `shadows` lists the values it hides, nearest first. */
export const effectiveSchema = z.object({
  key: z.string(),
  value: z.string(),
  origin: originSchema,
  shadows: z.array(z.object({ value: z.string(), origin: originSchema })),
}) satisfies z.ZodMiniType<EffectiveValue>;

/** The state of the IAM Identity Center session behind a profile; times are ISO 8601 in UTC. */
export const sessionSchema = z.object({
  state: z.enum(['not-signed-in', 'expired', 'valid']),
  expiresAt: z.optional(z.string()),
  refreshable: z.optional(z.boolean()),
}) satisfies z.ZodMiniType<SessionState>;

/** What kind of credentials a profile leads to, by the JavaScript SDK's order. */
export const profileKindSchema = z.enum([
  'sso-session',
  'sso-legacy',
  'static',
  'assume-role',
  'credential-process',
  'web-identity',
  'console-login',
  'incomplete',
]) satisfies z.ZodMiniType<ProfileKind>;

/** One AWS profile as the JavaScript SDK sees it. */
export const profileSchema = z.object({
  name: z.string(),
  kind: profileKindSchema,
  region: z.optional(z.string()),
  regionOrigin: z.optional(originSchema),
  accountId: z.optional(z.string()),
  keyAccountId: z.optional(z.string()),
  roleName: z.optional(z.string()),
  /** Only where an Identity Center session or a console login stands behind the profile. */
  session: z.optional(sessionSchema),
  /** A role on the way is given for a one-time code only, which the SDK in Claude Code cannot ask for. */
  asksForCode: z.optional(z.literal(true)),
  /** Why it is incomplete. */
  missing: z.optional(z.array(z.string())),
}) satisfies z.ZodMiniType<Profile>;

/** A settings file or an AWS file, and whether it could be read. */
export const settingsFileSchema = z.object({
  scope: z.enum(['managed', 'local', 'project', 'user']),
  file: z.string(),
  state: z.enum(['absent', 'unreadable', 'invalid', 'parsed']),
  code: z.optional(z.string()),
  message: z.optional(z.string()),
  fix: z.optional(z.string()),
  line: z.optional(z.number()),
  column: z.optional(z.number()),
}) satisfies z.ZodMiniType<SettingsFileStatus>;

/** An AWS config or credentials file. */
export const awsFileSchema = z.object({
  kind: z.enum(['config', 'credentials']),
  file: z.string(),
  state: z.enum(['absent', 'unreadable', 'parsed']),
  /** What the SDK does not read as its author meant it: a byte order mark, a dropped section. */
  notes: z.array(z.string()),
}) satisfies z.ZodMiniType<AwsFile>;

/** A program that was found. `version` is absent where it cannot be told. */
export const toolSchema = z.object({
  path: z.string(),
  version: z.optional(z.string()),
}) satisfies z.ZodMiniType<Tool>;

/** What signs the requests; `name` is a profile's (of `credential-export` only where it is ours), `key` is masked. */
export const signedBySchema = z.object({
  kind: z.enum(['profile', 'api-key', 'environment', 'credential-export', 'default-chain', 'nothing']),
  name: z.optional(z.string()),
  key: z.optional(z.string()),
}) satisfies z.ZodMiniType<SignedBy>;

/** Another place that says how Claude Code talks to AWS, for sessions that start there; secrets are masked. */
export const homeSchema = z.object({
  kind: z.enum(['editor', 'jetbrains', 'configuration', 'github-action']),
  name: z.string(),
  file: z.string(),
  values: z.array(
    z.object({
      key: z.string(),
      value: z.string(),
      /** The settings of Claude Code that say otherwise, and win. */
      overruledBy: z.optional(z.object({ value: z.string(), file: z.string() })),
    }),
  ),
  troubles: z.array(z.object({ found: z.string(), fix: z.string() })),
});

/** `data` of `status --json`. */
export const statusSchema = z.object({
  /** What to do next, for a person and for Claude. First, because Claude is shown only the beginning of long output. */
  nextStep: z.string(),
  /** What could sign the requests, best first; at most eight. */
  offers: z.array(signInOfferSchema),
  bedrock: z.enum(['on', 'off']),
  /** `missing`: what the plugin cannot do in a version that is too old for it. */
  claudeCode: z.optional(
    z.extend(toolSchema, { isRunning: z.boolean(), missing: z.optional(z.array(z.string())) }),
  ),
  awsCli: z.optional(toolSchema),
  signedBy: signedBySchema,
  client: clientSchema,
  settings: z.array(settingsFileSchema),
  effective: z.array(effectiveSchema),
  /** What the settings of this folder would put into effect, once it is trusted. */
  untrusted: z.optional(z.array(effectiveSchema)),
  /** Editors, other configuration directories and workflows that say something of their own. */
  otherHomes: z.optional(z.array(homeSchema)),
  awsFiles: z.array(awsFileSchema),
  /** Those in use first, then those that could sign now; of thousands not all. */
  profiles: z.array(profileSchema),
  /** How many more there are. */
  profilesLeftOut: z.optional(z.number()),
});

export type Status = z.infer<typeof statusSchema>;
export type ShownHome = z.infer<typeof homeSchema>;
