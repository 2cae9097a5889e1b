/** Names of the client's that were looked at and are not for `setup --set`, and why. */
export interface Judged {
  /** Whole names, or patterns where a family of names has one reason. */
  readonly names: readonly (string | RegExp)[];
  /** As an answer to whoever wants to set one. */
  readonly why: string;
  readonly source: string;
}

const VARIABLES = 'https://code.claude.com/docs/en/env-vars';
const SETTINGS = 'https://code.claude.com/docs/en/settings';
const SDK = 'https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html';
/** Read in the declarations of the client itself, which no page explains. */
const CLIENT = 'Claude Code 2.1.332';

/** One table with all that the client has of these subjects and that is no key of `SETTINGS_KEYS` to write. */
export const JUDGED_NAMES: readonly Judged[] = [
  {
    names: [
      ...[/^ANTHROPIC_(?:FOUNDRY|VERTEX|GOOGLE_CLOUD)_/, /^AZURE_/, /^CLOUDSDK_/, 'gcpAuthRefresh'],
      /^CLAUDE_CODE_(?:USE|SKIP)_(?:ANTHROPIC_)?(?:FOUNDRY|VERTEX|GOOGLE_CLOUD)(?:_AUTH)?$/,
    ],
    why: 'It belongs to another provider than AWS.',
    source: VARIABLES,
  },
  {
    names: [
      ...['ANTHROPIC_BASE_URL', 'ANTHROPIC_UNIX_SOCKET', 'ANTHROPIC_CONFIG_DIR', 'ANTHROPIC_PROFILE'],
      ...['ANTHROPIC_SCOPE', 'ANTHROPIC_SERVICE_ACCOUNT_ID', 'ANTHROPIC_ORGANIZATION_ID'],
      ...['ANTHROPIC_WORKSPACE_ID', 'ANTHROPIC_FEDERATION_RULE_ID', 'ANTHROPIC_SESSION_ID'],
      ...[/^ANTHROPIC_IDENTITY_TOKEN(?:_FILE)?$/, /^ANTHROPIC_(?:WORK|ENVIRONMENT|WEBHOOK)_/],
      ...['CLAUDE_CODE_RATE_LIMIT_TIER', 'CLAUDE_BG_DISPATCHER_RATE_LIMIT_TIER'],
    ],
    why: "It belongs to Anthropic's own API and has no effect on requests to AWS.",
    source: VARIABLES,
  },
  {
    names: [
      ...[
        'AWS_ACCOUNT_ID',
        'AWS_AUTH_SCHEME_PREFERENCE',
        'AWS_CREDENTIAL_EXPIRATION',
        'AWS_CREDENTIAL_SCOPE',
      ],
      ...['AWS_DEFAULTS_MODE', 'AWS_DEFAULT_PROFILE', 'AWS_LOGIN_CACHE_DIRECTORY', 'AWS_MAX_ATTEMPTS'],
      ...[
        'AWS_RETRY_MODE',
        'AWS_SDK_UA_APP_ID',
        'AWS_WEB_IDENTITY_TOKEN_FILE',
        'AWS_SIGV4A_SIGNING_REGION_SET',
      ],
      ...['AWS_CA_BUNDLE', 'AWS_PAGER', /^AWS_ROLE_(?:ARN|SESSION_NAME)$/, /^AWS_CONTAINER_/],
      ...[/^AWS_EC2_METADATA_/, /^AWS_ENDPOINT_URL(?:_|$)/, /^AWS_(?:EXECUTION|LAMBDA)_/, /^AWS_ECS_/],
    ],
    why: 'Every program that uses AWS reads it: it stands in the shell or the AWS config file, or the machine sets it.',
    source: SDK,
  },
  {
    names: [
      ...[
        'ANTHROPIC_LOG',
        /^ENABLE_(?:ENHANCED_TELEMETRY_BETA|BETA_TRACING_DETAILED)$/,
        'BETA_TRACING_ENDPOINT',
      ],
      ...['CLAUDE_CODE_ENHANCED_TELEMETRY_BETA', 'ANTHROPIC_TELEMETRY_GROUP'],
    ],
    why: 'It is for logs and telemetry.',
    source: VARIABLES,
  },
  {
    names: [/^CLAUDE_CODE_3P_(?:SEEDED|PROBE_WROTE)_/, 'CLAUDE_CODE_MODEL_NOBODY_CHOSE', 'INITIAL_MODEL'],
    why: 'Claude Code writes it by itself, to know its own doing again.',
    source: CLIENT,
  },
  {
    names: [
      ...[/^CCR_/, /^SELF_HOSTED_RUNNER_/, /AGENT_PROXY/, /_CCR_PROXY$/, /^CLAUDE_GATEWAY_/],
      ...[
        'CLAUDE_CODE_RUNNER_MODEL_SOCKET',
        'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
        'CLAUDE_RUNNER_USE_GIT_PROXY',
      ],
      ...[/^CLAUDE_CODE_USER_DELEGATED_SESSION_/, 'allowNestedModelAccessUnderForceLogin'],
      ...['modelCatalogUrl', 'modelCatalogPublicKey', 'CLAUDE_CODE_MODEL_CATALOG_URL', 'CACERT_UPDATES'],
    ],
    why: 'The program or the service that starts Claude Code sets it.',
    source: CLIENT,
  },
  {
    names: [
      ...['deniedModels', 'allowedProviders', 'requiredMinimumVersion', 'requiredMaximumVersion'],
      ...['enforceAvailableModels', 'availableModelsMatch', 'modelPricing', 'modelPicker', 'maxEffortLevel'],
      ...[/^forceLogin/, 'forceRemoteSettingsRefresh'],
    ],
    why: "It is an organisation's: only the administrator's managed settings decide it.",
    source: SETTINGS,
  },
  {
    names: ['modelSettings', 'modelOverrides', 'advisorModel'],
    why: 'It is more than one value: /model and /effort of Claude Code keep it, or write it into the file.',
    source: SETTINGS,
  },
  {
    names: [
      ...['proxyAuthHelper', /^CLAUDE_CODE_(?:ENABLE_)?PROXY_AUTH_HELPER/, 'awsAuthRefresh', 'apiKeyHelper'],
    ],
    why: 'It names a program that Claude Code runs: put it into the file by hand, knowing what it does.',
    source: SETTINGS,
  },
  {
    names: [
      ...[
        'ALL_PROXY',
        'SSL_CERT_FILE',
        'SSL_CERT_DIR',
        /^GIT_/,
        /^GRPC_/,
        /^HEX_/,
        /^HTTPLIB2_/,
        /^NIX_/,
        /^PIP_/,
      ],
      ...[
        'DENO_CERT',
        'REQUESTS_CA_BUNDLE',
        'CURL_CA_BUNDLE',
        'DETECT_GCP_RETRIES',
        'NODE_TLS_REJECT_UNAUTHORIZED',
        'NODE_USE_ENV_PROXY',
      ],
    ],
    why: 'Other programs read it, and it stands in the shell. For Claude Code: HTTPS_PROXY, NODE_EXTRA_CA_CERTS.',
    source: VARIABLES,
  },
  {
    names: [
      ...[
        /^CLAUDE_CODE_RETRY_WATCHDOG/,
        /^CLAUDE_CODE_OVERLOADED_RETRY_/,
        'CLAUDE_CODE_NONSTREAMING_TIMEOUT_RETRIES',
      ],
      ...[
        /^CLAUDE_CODE_STREAM_EVENT_/,
        'CLAUDE_ENABLE_STREAM_WATCHDOG',
        'CLAUDE_STREAM_FIRST_BYTE_TIMEOUT_MS',
      ],
      ...['CLAUDE_BYTE_STREAM_IDLE_TIMEOUT_MS', 'CLAUDE_CODE_DISABLE_REFUSAL_RETRY', 'RETRY_DELAY_MS'],
      ...[
        'MAX_STRUCTURED_OUTPUT_RETRIES',
        'API_FORCE_IDLE_TIMEOUT',
        'CLAUDE_CODE_DISABLE_PROXY_SCHEME_REPAIR',
      ],
      ...[/^CLAUDE_CODE_DISABLE_(?:LOOPED_CROSS|SELF_NAMED)_CERT_DROP$/],
      ...['CLAUDE_CODE_DISABLE_MTLS_RELOAD_ON_STALE_CONNECTION', 'CLAUDE_CODE_SIMULATE_PROXY_USAGE'],
      ...['CLAUDE_CODE_GATEWAY_MODEL_DISCOVERY_TIMEOUT_MS', 'CLAUDE_CODE_ENABLE_GATEWAY_MODEL_DISCOVERY'],
      'AWS_CHAIN_RESOLVE_REQUEST_TIMEOUT_MS',
    ],
    why: 'It tunes how the connection is tried again and watched, which nothing on AWS asks for.',
    source: CLIENT,
  },
  {
    names: [
      ...[
        'CLAUDE_CODE_ALLOW_OTHER_MODELS',
        'CLAUDE_CODE_MODEL_CAPABILITIES',
        'CLAUDE_CODE_BG_CLASSIFIER_MODEL',
      ],
      ...[
        'CLAUDE_CODE_MESSAGES_PROMPT_CACHE_TTL',
        'FALLBACK_FOR_ALL_PRIMARY_MODELS',
        'USE_API_CONTEXT_MANAGEMENT',
      ],
      ...['CLAUDE_CODE_DISABLE_UNKNOWN_MODEL_WINDOW_ENFORCEMENT', 'CLAUDE_CODE_AUTO_MODE_FULL_CONTEXT'],
      ...['CLAUDE_CODE_COORDINATOR_FORCE_WORKER_INHERIT_MODEL', 'CLAUDE_CODE_MAX_EFFORT_REMINDER'],
      ...[
        /^CLAUDE_CODE_THINKING_/,
        'CLAUDE_CODE_FIRST_CALL_THINKING_TITLES',
        /^CLAUDE_CODE_TOTAL_TOKENS_REMINDER/,
      ],
      ...[
        /^CLAUDE_CODE_NORMALIZE_PREFIX_CACHE/,
        'CLAUDE_CODE_SUBAGENT_CACHE_EVICT',
        /TOTAL_TOKENS_REMINDER_/,
      ],
      ...['CLAUDE_CODE_IDLE_COMPACT_MIN_TOKENS', 'CLAUDE_CODE_IDLE_TOKEN_THRESHOLD', /^totalTokensReminder/],
      ...['CLAUDE_CODE_RESUME_TOKEN_THRESHOLD', 'CLAUDE_CODE_WORKFLOW_SIZE_WARNING_TOKENS'],
      ...[
        'CLAUDE_CODE_ENABLE_TOKEN_USAGE_ATTACHMENT',
        'CLAUDE_CODE_RESUME_CACHE_WARM',
        'precomputeArmTokens',
      ],
    ],
    why: 'It is not documented, and may go with any version.',
    source: CLIENT,
  },
  {
    names: [
      ...['CLAUDE_CODE_FILE_READ_MAX_OUTPUT_TOKENS', 'MAX_MCP_OUTPUT_TOKENS', /^MCP_DISCOVERY_CACHE/],
      ...['CLAUDE_CODE_WEBFETCH_CACHE_TTL_MS', 'CLAUDE_BG_SOCKET_TOKENS_PATH', 'modelProposedGoals'],
      ...[
        'switchModelsOnFlag',
        'showThinkingSummaries',
        /_OAUTH_|_TOKEN$|_TOKEN_FILE/,
        'CLAUDE_CODE_PLUGIN_CACHE_DIR',
      ],
      ...['CLAUDE_CODE_PLUGIN_USE_ZIP_CACHE', 'CLAUDE_CODE_DISABLE_ULTRATHINK'],
    ],
    why: 'It is about something else than the way to the model.',
    source: VARIABLES,
  },
  {
    names: [
      ...[/^ANTHROPIC_(?:API_HOST|ASSETS_HOST|TIER_NAMES)$/, /_SUPPORTED_CAPABILITIES\d$/],
      ...[/^AWS_(?:REGION|IAM_ROLE_ARN)_RE$/],
    ],
    why: "It is a name in the program's own code and no variable.",
    source: CLIENT,
  },
];

/** Why a name that the client knows is not for `setup --set`; `undefined` where it was not judged. */
export function reasonAgainst(name: string): string | undefined {
  return JUDGED_NAMES.find(({ names }) => names.some((one) => isNamed(one, name)))?.why;
}

function isNamed(one: string | RegExp, name: string): boolean {
  return typeof one === 'string' ? one === name : one.test(name);
}
