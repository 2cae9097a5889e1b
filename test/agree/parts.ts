import { EXAMPLE, exampleApiKey, GATEWAY_TOKEN } from '../../src/sandbox/index.ts';
import {
  developerKeys,
  exporting,
  flat,
  inShellOrSettings,
  KEYS,
  legacy,
  type Make,
  nested,
  type Part,
  printed,
  process,
  profile,
  ROLE,
  repeat,
  settings,
  shell,
  sso,
  ssoSections,
  staticKeys,
  webIdentity,
} from './make-parts.ts';
import { SECOND } from './support/prepare-sandbox.ts';
import type { Random } from './support/random.ts';

const APPLICATION = `arn:aws:bedrock:us-west-2:${EXAMPLE.sandboxAccount}:application-inference-profile/team0profile`;

/** What signs without a fault. */
export const SOUND_CREDENTIALS: readonly Make[] = [
  ...repeat(5, (r: Random) => inShellOrSettings(r, 'keys', KEYS)),
  ...repeat(4, (r: Random) => sso(r, 'valid')),
  ...repeat(3, (r: Random) => profile(r, 'static', { 'profile p': staticKeys() })),
];

/** What signs: every home has one of these, seldom two. */
export const CREDENTIALS: readonly Make[] = [
  ...SOUND_CREDENTIALS,
  (r) => inShellOrSettings(r, 'keys', KEYS),
  (r) => inShellOrSettings(r, 'keys with a stray session token', { ...KEYS, AWS_SESSION_TOKEN: 'x' }),
  (r) =>
    inShellOrSettings(r, 'keys with a wrong secret', {
      ...KEYS,
      AWS_SECRET_ACCESS_KEY: 'wrongSecretOfTheExampleDeveloper00000001',
    }),
  (r) => profile(r, 'static', { 'profile p': staticKeys() }),
  () => ({ name: 'default profile', adds: { credentials: { default: staticKeys() } } }),
  ...(['valid', 'nearly-over', 'over', 'over-but-renewable', 'registration-over', 'revoked'] as const).map(
    (state): Make =>
      (r) =>
        sso(r, state),
  ),
  (r) => profile(r, 'sso without a sign-in', ssoSections()),
  (r) => legacy(r),
  (r) => profile(r, 'sso without its session', { 'profile p': ssoSections()['profile p'] ?? {} }),
  (r) =>
    profile(r, 'role', {
      'profile p': { role_arn: ROLE, source_profile: 's' },
      'profile s': developerKeys(),
    }),
  (r) =>
    profile(r, 'role with mfa', {
      'profile p': { role_arn: ROLE, source_profile: 's', mfa_serial: 'arn:aws:iam::111122223333:mfa/x' },
      'profile s': developerKeys(),
    }),
  (r) =>
    profile(r, 'role of nobody', {
      'profile p': { role_arn: `${ROLE}x`, source_profile: 's' },
      'profile s': developerKeys(),
    }),
  (r) =>
    profile(
      r,
      'role from the environment',
      { 'profile p': { role_arn: ROLE, credential_source: 'Environment' } },
      KEYS,
    ),
  (r) => process(r, 'credential process', flat({ Version: 1 })),
  (r) => process(r, 'credential process without version', flat({})),
  (r) => process(r, 'credential process that fails', 'echo "session is over" >&2; exit 1'),
  (r) =>
    profile(r, 'credential process that is not there', {
      'profile p': { credential_process: 'no-such-program' },
    }),
  (r) => exporting(r, 'export command', nested()),
  (r) => exporting(r, 'export command, flat', flat({})),
  (r) =>
    exporting(
      r,
      'export command without token',
      printed({ Credentials: { AccessKeyId: SECOND.accessKeyId, SecretAccessKey: SECOND.secretAccessKey } }),
    ),
  (r) => exporting(r, 'export command that fails', 'exit 1'),
  (r) => inShellOrSettings(r, 'api key', { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token }),
  (r) =>
    inShellOrSettings(r, 'api key that nobody knows', { AWS_BEARER_TOKEN_BEDROCK: `ABSK${'b'.repeat(60)}` }),
  () => webIdentity(),
  () => webIdentity({ AWS_PROFILE: 'nobody' }),
  (r) => inShellOrSettings(r, 'profile that is not there', { AWS_PROFILE: 'nobody' }),
  (r) => inShellOrSettings(r, 'profile that is not there, with keys', { AWS_PROFILE: 'nobody', ...KEYS }),
  () => ({
    name: 'AWS_DEFAULT_PROFILE alone',
    adds: { shell: { AWS_DEFAULT_PROFILE: 'p' }, config: { 'profile p': staticKeys() } },
  }),
  () => ({ name: 'no credentials', adds: {} }),
];

/** How a provider is switched on. */
export const SWITCHES: readonly Make[] = [
  ...repeat(10, (r: Random) =>
    settings(r, 'bedrock', {
      env: { CLAUDE_CODE_USE_BEDROCK: r.pick(['1', 'true', 'yes', 'on', 'TRUE', ' 1 ']) },
    }),
  ),
  ...repeat(2, (_r: Random) => shell('bedrock', { CLAUDE_CODE_USE_BEDROCK: '1' })),
  (r) =>
    settings(r, 'bedrock with foundry and vertex', {
      env: { CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_USE_FOUNDRY: '1', CLAUDE_CODE_USE_VERTEX: '1' },
    }),
  (r) => settings(r, 'mantle', { env: { CLAUDE_CODE_USE_MANTLE: '1' } }),
  (r) =>
    settings(r, 'bedrock and mantle', { env: { CLAUDE_CODE_USE_BEDROCK: '1', CLAUDE_CODE_USE_MANTLE: '1' } }),
  (r) =>
    settings(r, 'claude platform', {
      env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1' },
    }),
  (r) =>
    settings(r, 'claude platform by its key', {
      env: {
        CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
        ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1',
        ANTHROPIC_AWS_API_KEY: EXAMPLE.workspaceKey,
      },
    }),
  (r) => settings(r, 'claude platform without a workspace', { env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1' } }),
  (r) =>
    settings(r, 'mantle unsigned, with a token', {
      env: {
        CLAUDE_CODE_USE_MANTLE: '1',
        CLAUDE_CODE_SKIP_MANTLE_AUTH: '1',
        ANTHROPIC_AUTH_TOKEN: 'token-of-a-gateway',
      },
    }),
  (r) =>
    settings(r, 'vertex', {
      env: {
        CLAUDE_CODE_USE_VERTEX: '1',
        CLAUDE_CODE_SKIP_VERTEX_AUTH: '1',
        ANTHROPIC_VERTEX_PROJECT_ID: 'p',
        CLOUD_ML_REGION: 'us-east5',
      },
    }),
  (r) => settings(r, 'foundry', { env: { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_API_KEY: 'key' } }),
  () => shell('anthropic', { ANTHROPIC_API_KEY: 'sk-ant-api03-of-no-use-but-in-this-test' }),
  () => ({ name: 'gateway', adds: { settings: { user: { env: gateway() } } } }),
  () => ({
    name: 'gateway by a helper',
    adds: {
      settings: {
        user: { apiKeyHelper: `echo ${GATEWAY_TOKEN}`, env: { ...gateway(), ANTHROPIC_AUTH_TOKEN: '' } },
      },
    },
  }),
  () => ({
    name: 'gateway by a header',
    adds: {
      settings: {
        user: {
          env: {
            ...gateway(),
            ANTHROPIC_AUTH_TOKEN: '',
            ANTHROPIC_CUSTOM_HEADERS: `Authorization: Bearer ${GATEWAY_TOKEN}`,
          },
        },
      },
    },
  }),
  () => ({
    name: 'gateway without its token',
    adds: { settings: { user: { env: { ...gateway(), ANTHROPIC_AUTH_TOKEN: '' } } } },
  }),
];

/** The region; none is one too. */
export const REGIONS: readonly Make[] = [
  ...repeat(8, (r: Random) =>
    inShellOrSettings(r, 'region', {
      AWS_REGION: r.pick(['us-west-2', 'us-west-2', 'eu-west-1', 'us-east-1', 'ap-northeast-1']),
    }),
  ),
  (r) => inShellOrSettings(r, 'AWS_DEFAULT_REGION', { AWS_DEFAULT_REGION: 'eu-west-1' }),
  (r) => inShellOrSettings(r, 'both regions', { AWS_REGION: 'us-west-2', AWS_DEFAULT_REGION: 'eu-west-1' }),
  (r) =>
    inShellOrSettings(r, 'odd region', {
      AWS_REGION: r.pick(['uswest2', 'EU-WEST-1', 'eu-west-1a', ' us-west-2 ', '', 'nowhere', '"us-west-2"']),
    }),
  () => ({
    name: 'region of the profile',
    adds: { config: { 'profile p': { region: 'eu-west-1' }, default: { region: 'us-west-2' } } },
  }),
  () => ({ name: 'no region', adds: {} }),
];

const US = 'us.anthropic.claude-';
const MODEL_TEXTS = [
  ...['sonnet', 'Sonnet', 'opus', 'haiku', 'fable', 'best', 'opusplan', 'default', 'sonnet[1m]', 'opus [1m]'],
  ...[
    'claude-sonnet-4-6',
    'claude-opus-4-8',
    'claude-sonnet-4-5',
    'claude-haiku-4-5-20251001',
    'Claude-Opus-5-5',
  ],
  ...['claude-opus-5', 'claude-sonnet-5-5', 'claude-opus-4-1-20250805', 'claude-haiku-4-5'],
  ...[
    `${US}sonnet-4-6`,
    `${US}sonnet-4-6`,
    `${US}opus-4-8`,
    `${US}sonnet-4-6[1m]`,
    `${US}opus-5-5`,
    `${US}sonnet-4-6-v1:0`,
  ],
  ...['global.anthropic.claude-sonnet-4-6', 'eu.anthropic.claude-sonnet-4-6', 'anthropic.claude-sonnet-4-6'],
  ...['anthropic.claude-opus-4-8', 'nonsense', '', ' ', APPLICATION, `${APPLICATION}[1m]`],
  `arn:aws:bedrock:us-west-2:${EXAMPLE.sandboxAccount}:inference-profile/${US}sonnet-4-6`,
];

/** Which model is asked for. */
export const MODELS: readonly Make[] = [
  ...repeat(4, (r: Random) => inShellOrSettings(r, 'model', { ANTHROPIC_MODEL: r.pick(MODEL_TEXTS) })),
  ...repeat(2, (r: Random) => settings(r, 'model setting', { model: r.pick(MODEL_TEXTS) })),
  (r) =>
    inShellOrSettings(r, 'default model', {
      ANTHROPIC_DEFAULT_MODEL: r.pick([
        ...[`${US}sonnet-4-6`, 'sonnet', 'default', 'claude-opus-4-8', 'haiku', 'opusplan'],
      ]),
    }),
  ...repeat(2, (_r: Random) => ({ name: 'no model', adds: {} })),
];

/** What changes the choice of models. */
export const MODEL_RULES: readonly Make[] = [
  (r) =>
    pin(r, 'OPUS', [
      `${US}opus-4-8`,
      `${US}opus-5`,
      'claude-opus-4-8',
      'sonnet',
      APPLICATION,
      `${US}opus-4-8[1m]`,
    ]),
  (r) => pin(r, 'SONNET', [`${US}sonnet-4-6`, `${US}sonnet-5`, 'claude-sonnet-4-6', `${US}sonnet-9`]),
  (r) => pin(r, 'HAIKU', [`${US}haiku-4-5-20251001-v1:0`, 'claude-haiku-5-5']),
  (r) => pin(r, 'FABLE', [`${US}fable-5-1`]),
  (r) =>
    settings(r, 'modelOverrides', {
      modelOverrides: {
        [r.pick(['claude-sonnet-4-6', 'claude-opus-5-5', 'claude-sonnet-4-5-20250929', 'sonnet'])]: r.pick([
          APPLICATION,
          `${US}opus-4-8`,
          'claude-opus-4-8',
        ]),
      },
    }),
  (r) => settings(r, 'availableModels', { availableModels: list(r) }),
  (r) => settings(r, 'a list that is enforced and not there', { enforceAvailableModels: true }),
  (r) => settings(r, 'availableModels, enforced', { availableModels: list(r), enforceAvailableModels: true }),
  (r) => ({
    name: 'availableModels, matched exactly',
    adds: { settings: { managed: { availableModels: list(r), availableModelsMatch: 'exact' } } },
  }),
  (r) => ({
    name: 'deniedModels of families',
    adds: {
      settings: {
        managed: {
          deniedModels: r.pick([
            ['opus', 'sonnet'],
            ['opus', 'sonnet', 'fable'],
            ['opus', 'sonnet', 'haiku', 'fable'],
          ]),
        },
      },
    },
  }),
  (r) => ({
    name: 'deniedModels',
    adds: {
      settings: {
        managed: {
          deniedModels: [
            r.pick([
              ...['opus', 'sonnet', 'claude-opus-5-5', `${US}sonnet-4-6`, 'sonnet-4-6'],
              ...['claude-opus-4', 'best', `${US}sonnet-4-5-20250929-v1:0`, 'opus-5-5-fast'],
            ]),
          ],
        },
      },
    },
  }),
  (r) =>
    inShellOrSettings(r, 'prefix', {
      ANTHROPIC_BEDROCK_REGION_PREFIX: r.pick(['global', 'eu', 'us', 'jp', 'EU', 'xx']),
    }),
  (r) => ({
    name: 'refused models',
    adds: { refused: [r.pick(['*opus-5-5', '*opus*', '*sonnet-4-5*', `${US}sonnet-4-6`, '*haiku*', '*'])] },
  }),
  () => ({ name: 'listing denied', adds: { isListingDenied: true } }),
];

/** What stands beside. */
export const EXTRAS: readonly Make[] = [
  (r) =>
    settings(
      r,
      'refresh command',
      { awsAuthRefresh: 'renew' },
      { programs: { renew: r.pick(['exit 0', 'exit 3']) } },
    ),
  (r) => settings(r, 'refresh command that is not there', { awsAuthRefresh: 'no-such-program login' }),
  (r) => inShellOrSettings(r, 'auth token', { ANTHROPIC_AUTH_TOKEN: 'token-of-something-else' }),
  (r) =>
    inShellOrSettings(r, 'anthropic key', { ANTHROPIC_API_KEY: 'sk-ant-api03-of-no-use-but-in-this-test' }),
  (r) =>
    settings(r, 'guardrail headers', {
      env: {
        ANTHROPIC_CUSTOM_HEADERS:
          'X-Amzn-Bedrock-GuardrailIdentifier: gr-1\nX-Amzn-Bedrock-GuardrailVersion: 1',
      },
    }),
  (r) =>
    settings(r, 'unknown names', {
      env: { ANTHROPIC_BEDROCK_ENDPOINT_URL: 'https://example.com', ANTHROPIC_HAIKU_MODEL: 'x' },
    }),
  (r) => settings(r, 'unsigned', { env: { CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' } }),
  (r) => settings(r, 'switched off', { env: { CLAUDE_CODE_USE_BEDROCK: r.pick(['0', 'false', '']) } }),
  () => ({
    name: 'misplaced settings',
    adds: { home: { '.claude/settings.local.json': '{"env":{"AWS_REGION":"eu-west-1"}}' } },
  }),
  () => ({
    name: 'broken project settings',
    adds: { project: { '.claude/settings.json': '{ "env": { "AWS_REGION": "eu-west-1", } }' } },
  }),
  (r) => ({
    name: 'allowedProviders',
    adds: {
      settings: { managed: { allowedProviders: [r.pick(['bedrock', 'anthropic', 'customEndpoint'])] } },
    },
  }),
  (r) => ({
    name: 'forced sign-in',
    adds: { settings: { managed: { forceLoginMethod: r.pick(['claudeai', 'console', 'gateway']) } } },
  }),
  () => ({
    name: 'an address of the administrator',
    adds: {
      settings: {
        managed: {
          allowedProviders: ['customEndpoint'],
          env: { ANTHROPIC_BEDROCK_BASE_URL: '{sandbox}', AWS_ENDPOINT_URL: '{sandbox}' },
        },
      },
    },
  }),
  (r) => ({
    name: 'requiredMinimumVersion',
    adds: { settings: { managed: { requiredMinimumVersion: r.pick(['2.1.100', '9.0.0']) } } },
  }),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what people write, and nobody expands.
  (r) => settings(r, 'not expanded', { env: { AWS_PROFILE: '${USER}' } }),
  (r) =>
    inShellOrSettings(r, 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', {
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'http://127.0.0.1:9',
    }),
];

function gateway() {
  return {
    CLAUDE_CODE_USE_BEDROCK: '1',
    ANTHROPIC_BEDROCK_BASE_URL: '{sandbox}/gateway',
    CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
    ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN,
  };
}

function list(r: Random): readonly string[] {
  return r.pick([
    ['sonnet'],
    ['opus'],
    ['haiku', 'sonnet'],
    [`${US}sonnet-4-6`],
    ['claude-sonnet-4-6'],
    ['sonnet', 'claude-sonnet-5'],
    [],
    ['opusplan'],
    ['sonnet-4-6'],
    [`${US}opus-4-8`, 'haiku'],
    ['claude-opus-4-8'],
    ['claude-sonnet-5'],
    [`${US}sonnet-4`],
    ['best', 'team-sonnet'],
    ['claude-opus', 'sonnet-4'],
    [APPLICATION],
    ['nonsense'],
  ]);
}

function pin(r: Random, family: string, values: readonly string[]): Part {
  return inShellOrSettings(r, `pin of ${family}`, { [`ANTHROPIC_DEFAULT_${family}_MODEL`]: r.pick(values) });
}
