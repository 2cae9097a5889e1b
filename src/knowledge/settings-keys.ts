/**
 * The Claude Code settings that decide how it talks to Amazon Bedrock: one table for `status` (what is
 * effective), `setup --set` (what may be written) and `reset` (what is ours to take away).
 * Sources: https://code.claude.com/docs/en/amazon-bedrock, …/env-vars, …/settings.
 */

/** Where a key stands in a settings file: below `env`, or at the top level. */
export type KeyPlace = 'env' | 'top';

/** The values a key takes; `command` is a shell command, `text` anything without control characters. */
export type ValueShape =
  | { readonly kind: 'switch' }
  /** `true` or `false` as the settings have them at the top level. */
  | { readonly kind: 'flag' }
  | { readonly kind: 'region' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'model' }
  /** A list of models, or of aliases, that the settings have as a list. */
  | { readonly kind: 'models'; readonly most: number }
  | { readonly kind: 'url' }
  | { readonly kind: 'proxy' }
  | { readonly kind: 'hosts' }
  | { readonly kind: 'file' }
  | { readonly kind: 'workspace' }
  | { readonly kind: 'headers' }
  | { readonly kind: 'betas' }
  | { readonly kind: 'command' }
  | { readonly kind: 'text' }
  | { readonly kind: 'object' }
  /** An object, written out in a variable. */
  | { readonly kind: 'json' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** Several of them, with commas between. */
  | { readonly kind: 'choices'; readonly choices: readonly string[] };

/** One settings key. */
export interface SettingsKey {
  readonly name: string;
  readonly place: KeyPlace;
  readonly shape: ValueShape;
  /** The value must never be shown. */
  readonly isSecret?: true;
  /** `setup --set` may write it; the others have an option of their own, or are not ours to write. */
  readonly settable?: true;
  /** It means something only to Bedrock; the others (AWS_PROFILE, the model choice) serve other programs or providers too. */
  readonly bedrockOnly: boolean;
  /** The first version of Claude Code that reads it, where that is newer than 2.1.116, the oldest that this plugin works with. */
  readonly since?: string;
  /** The key without which this one says nothing: a name for a model goes where the model goes. */
  readonly of?: string;
}

const env = (name: string, shape: ValueShape, more: Partial<SettingsKey> = {}): SettingsKey => ({
  name,
  place: 'env',
  shape,
  bedrockOnly: false,
  ...more,
});
const top = (name: string, shape: ValueShape, more: Partial<SettingsKey> = {}): SettingsKey => ({
  ...env(name, shape, more),
  place: 'top',
});
const SWITCH = { kind: 'switch' } as const;
const MODEL = { kind: 'model' } as const;
const URL = { kind: 'url' } as const;
const TEXT = { kind: 'text' } as const;
const FILE = { kind: 'file' } as const;
const SETTABLE = { settable: true } as const;
const OF_BEDROCK = { bedrockOnly: true, settable: true } as const;
const integer = (min: number, max: number, unit: string) => ({ kind: 'integer', min, max, unit }) as const;
const choice = (...choices: readonly string[]) => ({ kind: 'choice', choices }) as const;
const TRUTH = choice('true', 'false');
const LIFETIME = choice('5m', '1h');

/** What `ANTHROPIC_BEDROCK_REGION_PREFIX` may be [run 2.1.332]. */
export const REGION_PREFIXES = ['us', 'eu', 'apac', 'jp', 'au', 'global'] as const;
export type RegionPrefix = (typeof REGION_PREFIXES)[number];

/** What the client looks for in `…_SUPPORTED_CAPABILITIES`; other words it passes over [2.1.332: the names it asks by]. */
const CAPABILITIES = [
  'effort',
  'xhigh_effort',
  'max_effort',
  'thinking',
  'adaptive_thinking',
  'interleaved_thinking',
  'temperature',
  'context_management',
];

/** How `/model` shows a model that Claude Code does not know, and what that model can do. */
const shownAs = (of: string): readonly SettingsKey[] => [
  env(`${of}_NAME`, TEXT, { settable: true, of }),
  env(`${of}_DESCRIPTION`, TEXT, { settable: true, of }),
  env(`${of}_SUPPORTED_CAPABILITIES`, { kind: 'choices', choices: CAPABILITIES }, { settable: true, of }),
];

/**
 * The keys in the order in which a person reads them. Types, ranges and words are those of the declarations in Claude
 * Code 2.1.332; `since` is the first version on npm that holds the name. `test/e2e/client-names.test.ts` tells what a
 * newer client has learnt; `judged-names.ts` has the names that are not ours, each with the reason.
 */
export const SETTINGS_KEYS: readonly SettingsKey[] = [
  env('CLAUDE_CODE_USE_BEDROCK', SWITCH, { bedrockOnly: true }),
  env('CLAUDE_CODE_USE_MANTLE', SWITCH, OF_BEDROCK),
  env('CLAUDE_CODE_USE_ANTHROPIC_AWS', SWITCH, { bedrockOnly: true }),
  env('CLAUDE_CODE_USE_VERTEX', SWITCH),
  env('CLAUDE_CODE_USE_FOUNDRY', SWITCH),
  env('AWS_PROFILE', { kind: 'profile' }),
  env('AWS_REGION', { kind: 'region' }),
  env('AWS_DEFAULT_REGION', { kind: 'region' }),
  env('AWS_BEARER_TOKEN_BEDROCK', TEXT, { isSecret: true, bedrockOnly: true }),
  env('AWS_ACCESS_KEY_ID', TEXT, { isSecret: true }),
  env('AWS_SECRET_ACCESS_KEY', TEXT, { isSecret: true }),
  env('AWS_SESSION_TOKEN', TEXT, { isSecret: true }),
  env('ANTHROPIC_AWS_API_KEY', TEXT, { isSecret: true, bedrockOnly: true }),
  env('ANTHROPIC_API_KEY', TEXT, { isSecret: true }),
  env('ANTHROPIC_AUTH_TOKEN', TEXT, { isSecret: true }),
  env('AWS_CONFIG_FILE', TEXT),
  env('AWS_SHARED_CREDENTIALS_FILE', TEXT),
  env('AWS_USE_FIPS_ENDPOINT', TRUTH, SETTABLE),
  env('AWS_USE_DUALSTACK_ENDPOINT', TRUTH, SETTABLE),
  env('ANTHROPIC_MODEL', MODEL),
  env('ANTHROPIC_DEFAULT_MODEL', MODEL, { settable: true, since: '2.1.236' }),
  env('ANTHROPIC_DEFAULT_OPUS_MODEL', MODEL),
  ...shownAs('ANTHROPIC_DEFAULT_OPUS_MODEL'),
  env('ANTHROPIC_DEFAULT_SONNET_MODEL', MODEL),
  ...shownAs('ANTHROPIC_DEFAULT_SONNET_MODEL'),
  env('ANTHROPIC_DEFAULT_HAIKU_MODEL', MODEL),
  ...shownAs('ANTHROPIC_DEFAULT_HAIKU_MODEL'),
  env('ANTHROPIC_DEFAULT_FABLE_MODEL', MODEL, { since: '2.1.170' }),
  ...shownAs('ANTHROPIC_DEFAULT_FABLE_MODEL'),
  env('ANTHROPIC_CUSTOM_MODEL_OPTION', MODEL, SETTABLE),
  ...shownAs('ANTHROPIC_CUSTOM_MODEL_OPTION'),
  env('ANTHROPIC_SMALL_FAST_MODEL', MODEL),
  env('ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION', { kind: 'region' }, OF_BEDROCK),
  env('CLAUDE_CODE_SUBAGENT_MODEL', MODEL, SETTABLE),
  env('CLAUDE_CODE_SUBAGENT_MODEL_FORCE', SWITCH, {
    settable: true,
    since: '2.1.257',
    of: 'CLAUDE_CODE_SUBAGENT_MODEL',
  }),
  env('CLAUDE_CODE_WORKFLOW_SUBAGENT_MODEL', MODEL, { settable: true, since: '2.1.296' }),
  env('CLAUDE_CODE_AUTO_MODE_MODEL', MODEL, { settable: true, since: '2.1.160' }),
  env('CLAUDE_CODE_SKIP_MODEL_ACCESS_MEMORY', SWITCH, { settable: true, since: '2.1.285' }),
  env('CLAUDE_CODE_DISABLE_MODEL_ACCESS_FALLBACK', SWITCH, { settable: true, since: '2.1.285' }),
  env('CLAUDE_CODE_NO_MODEL_FALLBACK', SWITCH, { settable: true, since: '2.1.213' }),
  env('CLAUDE_CODE_DISABLE_LEGACY_MODEL_REMAP', SWITCH, SETTABLE),
  env('CLAUDE_CODE_MODEL_CATALOG', choice('on', 'off', '1', '0'), { settable: true, since: '2.1.251' }),
  env('CLAUDE_CODE_DISABLE_1M_CONTEXT', SWITCH, SETTABLE),
  env('CLAUDE_CODE_MAX_CONTEXT_TOKENS', integer(1, 10_000_000, 'tokens'), SETTABLE),
  env('CLAUDE_CODE_AUTO_COMPACT_WINDOW', integer(100_000, 10_000_000, 'tokens'), SETTABLE),
  env('CLAUDE_CODE_EFFORT_LEVEL', choice('low', 'medium', 'high', 'xhigh', 'max', 'auto'), SETTABLE),
  env('CLAUDE_CODE_SUBAGENT_EFFORT', choice('low', 'medium', 'high', 'xhigh', 'max', 'inherit'), {
    settable: true,
    since: '2.1.315',
  }),
  env('CLAUDE_CODE_ALWAYS_ENABLE_EFFORT', SWITCH, SETTABLE),
  env('CLAUDE_CODE_DISABLE_THINKING', SWITCH, SETTABLE),
  env('CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING', SWITCH, SETTABLE),
  env('DISABLE_INTERLEAVED_THINKING', SWITCH, SETTABLE),
  env('ANTHROPIC_BEDROCK_BASE_URL', URL, OF_BEDROCK),
  env('ANTHROPIC_BEDROCK_MANTLE_BASE_URL', URL, OF_BEDROCK),
  env('ANTHROPIC_AWS_BASE_URL', URL, OF_BEDROCK),
  env('ANTHROPIC_AWS_WORKSPACE_ID', { kind: 'workspace' }, OF_BEDROCK),
  env('ANTHROPIC_BEDROCK_REGION_PREFIX', choice(...REGION_PREFIXES), {
    ...OF_BEDROCK,
    since: '2.1.224',
  }),
  env('ANTHROPIC_BEDROCK_SERVICE_TIER', choice('default', 'flex', 'priority'), {
    ...OF_BEDROCK,
    since: '2.1.122',
  }),
  env('ANTHROPIC_CUSTOM_HEADERS', { kind: 'headers' }, { isSecret: true, settable: true }),
  env('CLAUDE_CODE_EXTRA_BODY', { kind: 'json' }, SETTABLE),
  env('ANTHROPIC_BETAS', { kind: 'betas' }, SETTABLE),
  env('CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS', SWITCH, SETTABLE),
  env('CLAUDE_CODE_ENABLE_FINE_GRAINED_TOOL_STREAMING', SWITCH, SETTABLE),
  env('CLAUDE_CODE_SKIP_BEDROCK_AUTH', SWITCH, OF_BEDROCK),
  env('CLAUDE_CODE_SKIP_MANTLE_AUTH', SWITCH, OF_BEDROCK),
  env('CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH', SWITCH, OF_BEDROCK),
  env('CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS', integer(1_000, 600_000, 'milliseconds'), {
    ...OF_BEDROCK,
    since: '2.1.207',
  }),
  env('CLAUDE_CODE_SKIP_AWS_CRED_CACHE', SWITCH, { ...OF_BEDROCK, since: '2.1.207' }),
  env('CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_GUARD', SWITCH, { ...OF_BEDROCK, since: '2.1.208' }),
  env('CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_DEFAULT', SWITCH, { ...OF_BEDROCK, since: '2.1.239' }),
  env('CLAUDE_ENABLE_BYTE_WATCHDOG_BEDROCK', SWITCH, { ...OF_BEDROCK, since: '2.1.143' }),
  env('CLAUDE_CODE_MAX_OUTPUT_TOKENS', integer(1, 1_000_000, 'tokens'), SETTABLE),
  env('MAX_THINKING_TOKENS', integer(0, 1_000_000, 'tokens'), SETTABLE),
  env('DISABLE_PROMPT_CACHING', SWITCH, SETTABLE),
  env('DISABLE_PROMPT_CACHING_OPUS', SWITCH, SETTABLE),
  env('DISABLE_PROMPT_CACHING_SONNET', SWITCH, SETTABLE),
  env('DISABLE_PROMPT_CACHING_HAIKU', SWITCH, SETTABLE),
  env('DISABLE_PROMPT_CACHING_FABLE', SWITCH, { settable: true, since: '2.1.170' }),
  env('DISABLE_PROMPT_CACHING_MYTHOS', SWITCH, { settable: true, since: '2.1.170' }),
  env('ENABLE_PROMPT_CACHING_1H', SWITCH, SETTABLE),
  env('ENABLE_PROMPT_CACHING_1H_BEDROCK', SWITCH, { bedrockOnly: true }),
  env('FORCE_PROMPT_CACHING_5M', SWITCH, SETTABLE),
  env('CLAUDE_CODE_PROMPT_CACHE_TTL', LIFETIME, { settable: true, since: '2.1.242' }),
  env('CLAUDE_CODE_SUBAGENT_PROMPT_CACHE_TTL', LIFETIME, { settable: true, since: '2.1.242' }),
  env('API_TIMEOUT_MS', integer(1, 2_147_483_647, 'milliseconds'), SETTABLE),
  env('CLAUDE_CODE_MAX_RETRIES', integer(0, 15, 'retries'), SETTABLE),
  env('CLAUDE_STREAM_IDLE_TIMEOUT_MS', integer(1, 2_147_483_647, 'milliseconds'), SETTABLE),
  env('CLAUDE_CODE_DISABLE_NONSTREAMING_FALLBACK', SWITCH, SETTABLE),
  env('HTTPS_PROXY', { kind: 'proxy' }, SETTABLE),
  env('HTTP_PROXY', { kind: 'proxy' }, SETTABLE),
  env('NO_PROXY', { kind: 'hosts' }, SETTABLE),
  env('CLAUDE_CODE_PROXY_RESOLVES_HOSTS', SWITCH, SETTABLE),
  env('NODE_EXTRA_CA_CERTS', FILE, SETTABLE),
  env('CLAUDE_CODE_CERT_STORE', { kind: 'choices', choices: ['bundled', 'system'] }, SETTABLE),
  env('CLAUDE_CODE_CLIENT_CERT', FILE, SETTABLE),
  env('CLAUDE_CODE_CLIENT_KEY', FILE, SETTABLE),
  env('CLAUDE_CODE_CLIENT_KEY_PASSPHRASE', TEXT, { isSecret: true }),
  top('model', TEXT),
  top('fallbackModel', { kind: 'models', most: 3 }, { settable: true, since: '2.1.166' }),
  top('availableModels', { kind: 'models', most: 100 }, SETTABLE),
  top('modelOverrides', { kind: 'object' }),
  top('enforceAvailableModels', { kind: 'flag' }, { since: '2.1.175' }),
  top('availableModelsMatch', choice('prefix', 'exact'), { since: '2.1.283' }),
  top('deniedModels', { kind: 'object' }, { since: '2.1.283' }),
  top('allowedProviders', { kind: 'object' }, { since: '2.1.285' }),
  top('requiredMinimumVersion', TEXT, { since: '2.1.163' }),
  top('requiredMaximumVersion', TEXT, { since: '2.1.163' }),
  top('forceLoginMethod', TEXT),
  top('modelPricing', { kind: 'object' }, { since: '2.1.242' }),
  top('effortLevel', choice('low', 'medium', 'high', 'xhigh'), SETTABLE),
  top('alwaysThinkingEnabled', { kind: 'flag' }, SETTABLE),
  top('promptCacheTtl', LIFETIME, { settable: true, since: '2.1.242' }),
  top('subagentPromptCacheTtl', LIFETIME, { settable: true, since: '2.1.242' }),
  top('apiKeyHelper', { kind: 'command' }),
  top('awsAuthRefresh', { kind: 'command' }),
  top('awsCredentialExport', { kind: 'command' }),
];

/** The key of that name, or `undefined`. */
export function settingsKey(name: string): SettingsKey | undefined {
  return SETTINGS_KEYS.find((key) => key.name === name);
}

/** True for the values by which Claude Code takes a switch as on. */
export function isOn(value: unknown): boolean {
  return ['1', 'true', 'yes', 'on'].includes(
    String(value ?? '')
      .trim()
      .toLowerCase(),
  );
}
