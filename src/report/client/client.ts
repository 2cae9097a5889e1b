import * as z from 'zod/mini';
import type { ClientRole, ClientSigner, Ignored, RefreshRuns } from '../../facts/claude-code/client-view.ts';
import type { ProviderId } from '../../knowledge/client-providers.ts';
import { originSchema } from '../origin.ts';

const valueSchema = z.object({ value: z.string(), origin: originSchema });

const PROVIDER_IDS = [
  'bedrock',
  'foundry',
  'claude-platform',
  'google-cloud',
  'mantle',
  'vertex',
  'anthropic',
] as const satisfies readonly ProviderId[];

const modelSchema = z.extend(valueSchema, {
  /** What was asked for, where that is not the id: an alias, Anthropic's own id. */
  asked: z.optional(z.string()),
  /** The model of a setting that Claude Code does not follow, because a list of models leaves it out. */
  insteadOf: z.optional(z.string()),
  /** Who is asked for it, where that is another than for the rest: Mantle beside Bedrock Invoke. */
  provider: z.optional(z.enum(PROVIDER_IDS)),
});

type Kind<T> = z.ZodMiniType<T>;

/** `client`: what Claude Code will do, each value with what decided it. Secrets are masked. */
export const clientSchema = z.object({
  provider: z.object({
    value: z.enum(PROVIDER_IDS) satisfies Kind<ProviderId>,
    origin: originSchema,
  }),
  /** Absent where it is the provider's own, and not told here. */
  endpoint: z.optional(valueSchema),
  region: valueSchema,
  signedBy: z.object({
    value: z.enum([
      'api-key',
      'token',
      'helper',
      'credential-export',
      'profile',
      'environment',
      'web-identity',
      'container',
      'instance',
      'other',
      'nothing',
    ]) satisfies Kind<ClientSigner['kind']>,
    /** The profile, the variable, the command or the role. */
    name: z.optional(z.string()),
    origin: originSchema,
  }),
  /** The access key, API key or token, as far as a file or a variable tells it; its last four characters are readable. */
  keyId: z.optional(valueSchema),
  models: z.record(
    z.enum(['main', 'background', 'subagent', 'opus', 'sonnet', 'haiku', 'fable']) satisfies Kind<ClientRole>,
    modelSchema,
  ),
  refresh: z.optional(
    z.object({
      command: z.string(),
      runs: z.enum(['when-refused', 'every-start', 'never']) satisfies Kind<RefreshRuns>,
      origin: originSchema,
    }),
  ),
  /** What the settings say that Claude Code does not read. */
  ignored: z.array(
    z.object({
      what: z.string(),
      why: z.enum([
        'misplaced-file',
        'misplaced-key',
        'unknown-name',
        'unknown-model',
        'not-expanded',
        'not-managed',
        'other-provider',
        'unusable-value',
      ]) satisfies Kind<Ignored['why']>,
      origin: originSchema,
      nearest: z.optional(z.string()),
    }),
  ),
  /** The administrator's rules by which Claude Code does not start. */
  forbiddenBy: z.array(z.object({ rule: z.string(), origin: originSchema })),
});

export type ClientReport = z.infer<typeof clientSchema>;
