import { REFUSED_NAMES, type RefusedName } from './refused.ts';

/** What kind of value a key of Claude Desktop takes; `unknown` where no source tells. */
export type DesktopType =
  | 'string'
  | 'enum'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'object'
  | 'string[]'
  | 'enum[]'
  | 'object[]'
  | 'unknown';

/** A key of the managed configuration of Claude Desktop on a provider of the company's own. */
export interface DesktopKey {
  readonly name: string;
  readonly type: DesktopType;
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly default?: string | number | boolean;
  /** The first release that knows it; absent where the oldest described one (1.2581.0) does, or none is told. */
  readonly since?: string;
  /** Values that came later than the key, or are refused. */
  readonly valuesSince?: Readonly<Record<string, string>>;
  readonly refusedValues?: readonly string[];
  readonly isSecret?: true;
  /** An absolute path, in which the app expands neither `~` nor variables. */
  readonly isPath?: true;
  /** It alone leaves the local configuration in force. */
  readonly isAppBehavior?: true;
  /** Read from the device's management alone. */
  readonly isManagedOnly?: true;
  /** Seen in code or tables of others only. */
  readonly isUnverified?: true;
  /** Present, and without effect: why. */
  readonly inert?: string;
  readonly note?: string;
  /** Where it is told. */
  readonly source: string;
}

/** https://claude.com/docs/third-party/claude-desktop/configuration */
export const CONFIGURATION = 'https://claude.com/docs/third-party/claude-desktop/configuration';
const CHANGELOG = 'https://claude.com/docs/third-party/claude-desktop/configuration-changelog';
const BEDROCK = 'https://claude.com/docs/third-party/claude-desktop/bedrock';
const TELEMETRY = 'https://claude.com/docs/third-party/claude-desktop/telemetry';
const INSTALLATION = 'https://claude.com/docs/third-party/claude-desktop/installation';
const OTHERS = 'seen in code of third parties alone';

type More = Partial<Omit<DesktopKey, 'name' | 'type'>>;
const key = (name: string, type: DesktopType, more: More = {}): DesktopKey => ({
  name,
  type,
  source: CONFIGURATION,
  ...more,
});
const string = (name: string, more?: More) => key(name, 'string', more);
const boolean = (name: string, more?: More) => key(name, 'boolean', more);
const integer = (name: string, more?: More) => key(name, 'integer', more);
const object = (name: string, more?: More) => key(name, 'object', more);
const choice = (name: string, values: readonly string[], more?: More) =>
  key(name, 'enum', { values, ...more });

/**
 * The keys, in the order of the documentation, as of Desktop 1.52386. Later releases know more, so that a name that is
 * not here is unknown to us and likely, but not surely, to the app.
 */
export const DESKTOP_KEYS: readonly DesktopKey[] = [
  choice('inferenceProvider', ['gateway', 'anthropic', 'bedrock', 'mantle', 'vertex', 'foundry']),
  choice(
    'inferenceCredentialKind',
    ['static', 'helper-script', 'interactive', 'vendor-profile', 'workforce', 'external-idp'],
    { since: '1.8555.0', valuesSince: { 'external-idp': '2.7032.0' }, refusedValues: ['oauth'] },
  ),
  string('inferenceCredentialHelper', { isPath: true, note: 'an absolute path, without arguments' }),
  integer('inferenceCredentialHelperTtlSec', { default: 3600, min: 1 }),
  integer('inferenceCredentialHelperTimeoutSec', { min: 1, max: 600, default: 60, since: '1.8089.0' }),
  boolean('inferenceCredentialHelperSilentRefreshEnabled', { default: true, since: '1.10628.0' }),
  key('inferenceCredentialHelperWindows', 'unknown', { isUnverified: true, source: OTHERS }),
  object('inferenceCustomHeaders', { since: '1.8089.0', note: 'no secrets' }),
  integer('inferenceSessionLifetimeSec', { since: '1.14271.0' }),
  integer('inferenceStreamIdleTimeoutSec', {
    min: 300,
    max: 1800,
    default: 300,
    since: '1.44121.1',
    source: CHANGELOG,
    note: 'gateway only',
  }),
  object('inferenceIdpOidc', { since: '2.7032.0', source: BEDROCK }),
  choice('inferenceIdpAuthFlow', ['browser', 'broker'], { since: '2.7032.0', source: BEDROCK }),
  string('userContentRendererUrl', { since: '1.24012.0', note: 'an https origin' }),
  string('inferenceBedrockRegion', { source: BEDROCK }),
  string('inferenceBedrockBaseUrl', { source: BEDROCK, note: 'origin only; mantle: with /anthropic' }),
  choice('inferenceBedrockServiceTier', ['flex', 'priority'], { since: '1.5186.0', source: BEDROCK }),
  string('inferenceBedrockBearerToken', { isSecret: true, source: BEDROCK }),
  string('inferenceBedrockSsoStartUrl', { since: '1.6259.0', source: BEDROCK }),
  string('inferenceBedrockSsoRegion', { since: '1.6259.0', source: BEDROCK }),
  string('inferenceBedrockSsoAccountId', { since: '1.6259.0', source: BEDROCK, note: '12 digits' }),
  string('inferenceBedrockSsoRoleName', { since: '1.6259.0', source: BEDROCK, note: 'the permission set' }),
  string('inferenceBedrockProfile', { source: BEDROCK }),
  string('inferenceBedrockAwsDir', { isPath: true, source: BEDROCK, note: 'a folder; ~/.aws without it' }),
  string('inferenceBedrockAwsCliPath', { isPath: true, since: '1.13576.0', source: BEDROCK }),
  string('inferenceAnthropicApiKey', { isSecret: true, since: '1.8089.0' }),
  string('inferenceGatewayBaseUrl'),
  string('inferenceGatewayApiKey', { isSecret: true }),
  choice('inferenceGatewayAuthScheme', ['bearer', 'x-api-key'], {
    default: 'bearer',
    since: '1.3036.0',
    refusedValues: ['auto', 'sso'],
  }),
  object('inferenceGatewayOidc', { since: '1.6889.0' }),
  choice('inferenceGatewayOidcAuthFlow', ['browser', 'broker'], { since: '1.25927.0' }),
  string('inferenceFoundryResource'),
  string('inferenceFoundryApiKey', { isSecret: true }),
  string('inferenceFoundryTenantId', { since: '1.9255.0' }),
  string('inferenceFoundryClientId', { since: '1.9255.0' }),
  key('inferenceFoundryAuthFlow', 'unknown', { since: '1.19367.0' }),
  string('inferenceVertexProjectId'),
  string('inferenceVertexRegion'),
  string('inferenceVertexBaseUrl'),
  string('inferenceVertexCredentialsFile', { isPath: true }),
  string('inferenceVertexOAuthClientId'),
  string('inferenceVertexOAuthClientSecret', { isSecret: true }),
  key('inferenceVertexOAuthScopes', 'unknown'),
  string('inferenceVertexOAuthLoginHint'),
  string('inferenceVertexWorkforceAudience'),
  string('inferenceVertexWorkforceUserProject'),
  object('inferenceVertexWorkforceOidc'),
  key('inferenceVertexWorkforceAuthFlow', 'unknown'),
  boolean('modelDiscoveryEnabled', { since: '1.8089.0' }),
  boolean('modelPrefer1mContext', { since: '1.28929.0' }),
  key('inferenceModels', 'object[]', { note: 'texts, or objects with name; the first is the default' }),
  boolean('inferenceModelPricingEnabled', { since: '1.37937.0', source: CHANGELOG }),
  key('inferenceModelPricingMultiplier', 'number', { since: '1.37937.0', source: CHANGELOG }),
  key('inferenceModelPricing', 'object[]', { since: '1.37937.0', source: CHANGELOG }),
  integer('inferenceMaxTokensPerWindow', { note: 'needs inferenceTokenWindowHours' }),
  integer('inferenceTokenWindowHours', { min: 1, max: 720 }),
  boolean('disableDeploymentModeChooser', { default: false, since: '1.3834.0' }),
  boolean('disableDeepLinkRegistration', { default: false, since: '1.6889.0' }),
  boolean('chatTabEnabled', { since: '1.13576.0' }),
  boolean('chatAdvancedFileAnalysisEnabled', { default: false, since: '1.14271.0' }),
  boolean('isClaudeCodeForDesktopEnabled', { default: true }),
  boolean('coworkTabEnabled', { default: true, since: '1.9659.0' }),
  key('disabledBuiltinTools', 'string[]'),
  object('builtinToolPolicy', { since: '1.8089.0', note: 'tool to allow or ask' }),
  boolean('disableBundledSkills', { since: '1.15962.0' }),
  boolean('skillCreationEnabled', { default: true, since: '1.25927.0' }),
  boolean('autoModeEnabled', { default: false, since: '1.10628.0' }),
  boolean('toolSearchEnabled', { default: false, since: '1.21459.0' }),
  boolean('disableBypassPermissionsMode', { since: '1.46388.1', source: CHANGELOG }),
  boolean('blockReadsOutsideWorkingDirectories', { since: '1.46388.1', source: CHANGELOG }),
  boolean('skipWebFetchPreflight', { since: '1.37937.0', source: CHANGELOG }),
  string('organizationInstructions', { since: '1.37937.0', source: CHANGELOG }),
  key('allowedWorkspaceFolders', 'object[]', {
    note: 'texts, or objects with path, isDefaultSelected, mode',
  }),
  key('coworkEgressAllowedHosts', 'string[]', { note: 'host, *.host, *, with or without :port' }),
  string('egressProxyUrl', { since: '1.44121.1', source: CHANGELOG, isAppBehavior: true }),
  string('egressProxyPacUrl', { since: '1.44121.1', source: CHANGELOG, isAppBehavior: true }),
  boolean('requireCoworkFullVmSandbox', { inert: 'It is deprecated.' }),
  boolean('coworkVmIpv6Enabled', { default: false, since: '1.52386.0', source: CHANGELOG }),
  key('sshHostAllowlist', 'string[]', { since: '1.40609.0', source: CHANGELOG, note: 'beta' }),
  string('sshClientPath', { isPath: true, since: '1.46388.1', source: CHANGELOG, note: 'beta' }),
  choice('sshTransport', ['auto', 'builtin', 'system-openssh'], {
    since: '1.52386.0',
    source: CHANGELOG,
    note: 'beta',
  }),
  integer('chatSessionRetentionDays', { min: 1, max: 3650, since: '1.52386.0', source: CHANGELOG }),
  integer('coworkSessionRetentionDays', { min: 1, max: 3650, since: '1.52386.0', source: CHANGELOG }),
  integer('codeSessionRetentionDays', { min: 1, max: 3650, since: '1.52386.0', source: CHANGELOG }),
  key('sessionRetentionHold', 'unknown', { since: '1.52386.0', source: CHANGELOG }),
  key('managedMcpServers', 'object[]', { note: 'each with transport, or with server' }),
  boolean('mcpPersistentAlwaysAllowEnabled', { default: true, since: '1.24012.9' }),
  integer('mcpToolTimeoutSec', { since: '1.37937.0', source: CHANGELOG }),
  boolean('isLocalDevMcpEnabled', { default: true }),
  boolean('isDesktopExtensionEnabled', { default: false, note: 'true before 1.19367.0' }),
  boolean('isDesktopExtensionSignatureRequired', { default: false }),
  key('isDesktopExtensionDirectoryEnabled', 'unknown', { isUnverified: true, source: OTHERS }),
  choice('microsoftAuthBroker', ['auto', 'disabled'], { since: '1.19367.0' }),
  object('claudeAiImport', { since: '1.28929.0' }),
  string('deploymentOrganizationUuid', { note: 'a UUID that you make once and keep' }),
  boolean('disableEssentialTelemetry', { default: false, source: TELEMETRY }),
  boolean('disableNonessentialTelemetry', { default: false, source: TELEMETRY }),
  boolean('disableNonessentialServices', { default: false, source: TELEMETRY }),
  boolean('disableAutoUpdates', { default: false, isAppBehavior: true, source: INSTALLATION }),
  integer('autoUpdaterEnforcementHours', { min: 1, max: 72, isAppBehavior: true, source: INSTALLATION }),
  boolean('updateViaUpdatesHost', {
    default: false,
    since: '1.26832.0',
    isAppBehavior: true,
    source: INSTALLATION,
  }),
  integer('relaunchEnforcementHours', {
    min: 0,
    max: 336,
    default: 24,
    since: '1.46388.1',
    isAppBehavior: true,
    source: INSTALLATION,
  }),
  integer('configRecheckIntervalMinutes', { since: '1.46388.1', isAppBehavior: true, source: CHANGELOG }),
  string('otlpEndpoint', { source: TELEMETRY }),
  choice('otlpProtocol', ['http/protobuf', 'http/json', 'grpc'], { source: TELEMETRY }),
  object('otlpHeaders', { source: TELEMETRY, isSecret: true }),
  object('otlpResourceAttributes', { since: '1.5354.0', source: TELEMETRY }),
  key('otlpDesktopLogLevel', 'string', { since: '1.9255.0', source: TELEMETRY }),
  key('otlpContentCapture', 'enum[]', { since: '1.15962.0', source: TELEMETRY }),
  boolean('otlpTracesEnabled', { since: '1.22209.0', source: TELEMETRY }),
  key('otlpAuthMode', 'string', { since: '1.30096.1', source: TELEMETRY }),
  string('otlpHeadersHelper', { isPath: true, since: '1.30096.1', source: TELEMETRY }),
  boolean('endUserAttribution', { default: true, since: '1.25927.0' }),
  string('deploymentDisplayName', { max: 60, since: '1.25927.0' }),
  string('deploymentDisplaySubtitle', { max: 60, since: '1.25927.0' }),
  object('banner', { since: '1.7196.0' }),
  boolean('disableFeatureDiscovery', { since: '1.21459.0' }),
  boolean('disableConfigDeprecationWarnings', { since: '1.40609.0', source: CHANGELOG }),
  key('orgPluginSettings', 'object[]', { since: '1.15200.0' }),
  key('allowedPluginMarketplaces', 'object[]', { since: '1.17377.1' }),
  boolean('userPluginMarketplacesEnabled', { since: '1.37937.0', source: CHANGELOG }),
  boolean('userPluginUploadsEnabled', { since: '1.37937.0', source: CHANGELOG }),
  boolean('bootstrapEnabled', { since: '1.10628.0', isManagedOnly: true }),
  string('bootstrapUrl', { since: '1.10628.0', isManagedOnly: true }),
  object('bootstrapOidc', { since: '1.10628.0', isManagedOnly: true }),
  object('bootstrapHeaders', { since: '1.32885.1', isManagedOnly: true, isSecret: true, source: CHANGELOG }),
  string('bootstrapHeadersHelper', {
    since: '1.32885.1',
    isManagedOnly: true,
    isPath: true,
    source: CHANGELOG,
  }),
  boolean('trustBootstrapDelivery', { default: false, since: '1.26832.0' }),
  string('organizationPluginsUrl', { since: '1.10628.0', inert: 'It is deprecated.' }),
  key('disableDefaultPlugins', 'unknown', { inert: 'It was removed in 1.18286.0.', source: CHANGELOG }),
  key('betaFeaturesEnabled', 'unknown', { inert: 'It was never live.', source: CHANGELOG }),
  key('forceLoginOrgUUID', 'unknown', { inert: 'It is for signing in to Anthropic, not for Bedrock.' }),
  key('secureVmFeaturesEnabled', 'unknown', { inert: 'It is for signing in to Anthropic, not for Bedrock.' }),
  ...['Enabled', 'DefaultDomainPolicy', 'AllowedDomains', 'BlockedDomains'].map((end) =>
    key(`builtinBrowser${end}`, 'unknown', { isUnverified: true, source: OTHERS }),
  ),
];

const BY_NAME = new Map(DESKTOP_KEYS.map((one) => [one.name, one]));

/** What is known of a key, by its exact spelling. */
export function desktopKey(name: string): DesktopKey | undefined {
  return BY_NAME.get(name);
}

/** A name that the app refuses by now, and what took its place. */
export function refusedName(name: string): RefusedName | undefined {
  const known = REFUSED_NAMES.find((refused) => refused.name === name);
  return known ?? (name.startsWith('isDxt') ? { name } : undefined);
}

/** The four keys of the in-app AWS sign-in: all of them or none. */
export const SSO_KEYS: readonly string[] = [
  'inferenceBedrockSsoStartUrl',
  'inferenceBedrockSsoRegion',
  'inferenceBedrockSsoAccountId',
  'inferenceBedrockSsoRoleName',
];

/**
 * A value as every MDM carries it: a text. Booleans are `true` and `false`, integers decimal, lists and objects one
 * JSON document; dotted keys and native Windows lists are never read. https://claude.com/docs/third-party/claude-desktop/configuration
 */
export function encodeForMdm(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  const isListed = typeof value === 'object' && value !== null;
  if (isListed || typeof value === 'boolean' || Number.isFinite(value)) return JSON.stringify(value);
  throw new RangeError(`No text stands for the value of ${name}.`);
}
