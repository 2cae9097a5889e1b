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
  | { readonly kind: 'region' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'model' }
  | { readonly kind: 'url' }
  | { readonly kind: 'headers' }
  | { readonly kind: 'command' }
  | { readonly kind: 'text' }
  | { readonly kind: 'object' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

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
}

const env = (name: string, shape: ValueShape, more: Partial<SettingsKey> = {}): SettingsKey => ({
  name,
  place: 'env',
  shape,
  bedrockOnly: false,
  ...more,
});
const SWITCH = { kind: 'switch' } as const;
const MODEL = { kind: 'model' } as const;
const integer = (min: number, max: number, unit: string) => ({ kind: 'integer', min, max, unit }) as const;

/** The keys in the order in which a person reads them. */
export const SETTINGS_KEYS: readonly SettingsKey[] = [
  env('CLAUDE_CODE_USE_BEDROCK', SWITCH, { bedrockOnly: true }),
  env('CLAUDE_CODE_USE_MANTLE', SWITCH, { bedrockOnly: true, settable: true }),
  env('CLAUDE_CODE_USE_ANTHROPIC_AWS', SWITCH, { bedrockOnly: true }),
  env('CLAUDE_CODE_USE_VERTEX', SWITCH),
  env('CLAUDE_CODE_USE_FOUNDRY', SWITCH),
  env('AWS_PROFILE', { kind: 'profile' }),
  env('AWS_REGION', { kind: 'region' }),
  env('AWS_DEFAULT_REGION', { kind: 'region' }),
  env('AWS_BEARER_TOKEN_BEDROCK', { kind: 'text' }, { isSecret: true, bedrockOnly: true }),
  env('AWS_ACCESS_KEY_ID', { kind: 'text' }, { isSecret: true }),
  env('AWS_SECRET_ACCESS_KEY', { kind: 'text' }, { isSecret: true }),
  env('AWS_SESSION_TOKEN', { kind: 'text' }, { isSecret: true }),
  env('ANTHROPIC_AWS_WORKSPACE_ID', { kind: 'text' }, { bedrockOnly: true }),
  env('ANTHROPIC_AWS_API_KEY', { kind: 'text' }, { isSecret: true, bedrockOnly: true }),
  env('ANTHROPIC_API_KEY', { kind: 'text' }, { isSecret: true }),
  env('ANTHROPIC_AUTH_TOKEN', { kind: 'text' }, { isSecret: true }),
  env('AWS_CONFIG_FILE', { kind: 'text' }),
  env('AWS_SHARED_CREDENTIALS_FILE', { kind: 'text' }),
  env('ANTHROPIC_MODEL', MODEL),
  env('ANTHROPIC_DEFAULT_MODEL', MODEL),
  env('ANTHROPIC_DEFAULT_OPUS_MODEL', MODEL),
  env('ANTHROPIC_DEFAULT_SONNET_MODEL', MODEL),
  env('ANTHROPIC_DEFAULT_HAIKU_MODEL', MODEL),
  env('ANTHROPIC_DEFAULT_FABLE_MODEL', MODEL),
  env('ANTHROPIC_SMALL_FAST_MODEL', MODEL),
  env('ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION', { kind: 'region' }, { bedrockOnly: true, settable: true }),
  env('CLAUDE_CODE_SUBAGENT_MODEL', MODEL, { settable: true }),
  env('ANTHROPIC_BEDROCK_BASE_URL', { kind: 'url' }, { bedrockOnly: true, settable: true }),
  env(
    'ANTHROPIC_BEDROCK_REGION_PREFIX',
    { kind: 'choice', choices: ['us', 'eu', 'apac', 'jp', 'au', 'global'] },
    { bedrockOnly: true, settable: true },
  ),
  env(
    'ANTHROPIC_BEDROCK_SERVICE_TIER',
    { kind: 'choice', choices: ['default', 'flex', 'priority'] },
    { bedrockOnly: true, settable: true },
  ),
  env('ANTHROPIC_CUSTOM_HEADERS', { kind: 'headers' }, { isSecret: true, settable: true }),
  env('CLAUDE_CODE_SKIP_BEDROCK_AUTH', SWITCH, { bedrockOnly: true, settable: true }),
  env('ANTHROPIC_BEDROCK_MANTLE_BASE_URL', { kind: 'text' }, { bedrockOnly: true }),
  env('CLAUDE_CODE_SKIP_MANTLE_AUTH', SWITCH, { bedrockOnly: true }),
  env('ANTHROPIC_AWS_BASE_URL', { kind: 'text' }, { bedrockOnly: true }),
  env('CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH', SWITCH, { bedrockOnly: true }),
  env('CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS', integer(1_000, 600_000, 'milliseconds'), {
    bedrockOnly: true,
    settable: true,
  }),
  env('CLAUDE_CODE_SKIP_AWS_CRED_CACHE', SWITCH, { bedrockOnly: true, settable: true }),
  env('NODE_EXTRA_CA_CERTS', { kind: 'text' }),
  env('HTTPS_PROXY', { kind: 'text' }, { isSecret: true }),
  env('CLAUDE_CODE_MAX_OUTPUT_TOKENS', integer(1, 1_000_000, 'tokens'), { settable: true }),
  env('MAX_THINKING_TOKENS', integer(0, 1_000_000, 'tokens'), { settable: true }),
  env('DISABLE_PROMPT_CACHING', SWITCH, { settable: true }),
  { name: 'model', place: 'top', shape: { kind: 'text' }, bedrockOnly: false },
  { name: 'modelOverrides', place: 'top', shape: { kind: 'object' }, bedrockOnly: false },
  { name: 'apiKeyHelper', place: 'top', shape: { kind: 'command' }, bedrockOnly: false },
  { name: 'awsAuthRefresh', place: 'top', shape: { kind: 'command' }, bedrockOnly: false },
  { name: 'awsCredentialExport', place: 'top', shape: { kind: 'command' }, bedrockOnly: false },
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
