import { EXAMPLE } from '../../src/sandbox/index.ts';
import {
  developerKeys,
  exporting,
  flat,
  inShellOrSettings,
  KEYS,
  type Make,
  nested,
  process,
  profile,
  ROLE,
  settings,
  shell,
  sso,
  ssoSections,
  staticKeys,
  webIdentity,
} from './make-parts.ts';
import { EXPORTED, SECOND } from './support/prepare-sandbox.ts';
import type { Random } from './support/random.ts';
import type { SignIn } from './support/scene.ts';

/** Nothing listens there. */
const DEAD = 'http://127.0.0.1:9';
const STATES: readonly SignIn[] = ['valid', 'over', 'over-but-renewable', 'revoked'];

/** What signs in homes of real people that nobody foresees: each is met in a public thread, or follows from one. */
export const ODD_CREDENTIALS: readonly Make[] = [
  (r) => viaAnother(r, 'aws configure export-credentials --profile p --format process'),
  (r) => viaAnother(r, '"{root}/bin/aws" configure export-credentials --profile p'),
  (r) => viaAnother(r, 'sh -c "aws configure export-credentials --profile p --format process"'),
  (r) => {
    const awsCredentialExport = 'aws configure export-credentials --profile p --format process';
    const { config, signIn, aws } = signedIn(r);
    return settings(
      r,
      `export command by the AWS CLI, ${signIn}`,
      { awsCredentialExport },
      { config, signIn, programs: { aws } },
    );
  },
  (r) =>
    profile(r, 'credential process in a folder with a blank', {
      'profile p': { credential_process: '{root}/my tools/give keys' },
    }),
  (r) => profile(r, 'credential process with ~', { 'profile p': { credential_process: '~/bin/give keys' } }),
  (r) => process(r, 'credential process that prints a warning', `echo warning >&2; ${flat({ Version: 1 })}`),
  (r) => process(r, 'credential process that prints text before', `echo hello; ${flat({ Version: 1 })}`),
  (r) =>
    process(
      r,
      'credential process whose keys are over',
      flat({ Version: 1, Expiration: '2020-01-01T00:00:00Z' }),
    ),
  (r) => process(r, 'credential process that hands out in nested form', nested()),
  (r) => process(r, 'slow credential process', `sleep 7; ${flat({ Version: 1 })}`),
  (r) => exporting(r, 'slow export command', `sleep 7; ${nested()}`),
  (r) => exporting(r, 'export command that prints nothing', 'true'),
  (r) => exporting(r, 'export command that prints text before', `echo hello; ${nested()}`),
  () => webIdentityWithout(),
  () => ({
    name: 'profile by web identity',
    adds: {
      home: { token: EXAMPLE.webIdentityToken },
      config: { 'profile p': { role_arn: ROLE, web_identity_token_file: '{home}/token' } },
      shell: { AWS_PROFILE: 'p' },
    },
  }),
  () => webIdentity({ ...KEYS }),
  (r) =>
    profile(r, 'role for twelve hours', {
      'profile p': { role_arn: ROLE, source_profile: 's', duration_seconds: '43200' },
      'profile s': developerKeys(),
    }),
  (r) =>
    profile(r, 'role of a role', {
      'profile p': { role_arn: ROLE, source_profile: 'm' },
      'profile m': { role_arn: ROLE, source_profile: 's' },
      'profile s': developerKeys(),
    }),
  (r) =>
    profile(r, 'role whose source is not there', { 'profile p': { role_arn: ROLE, source_profile: 'gone' } }),
  (r) =>
    profile(r, 'role of itself', {
      'profile p': { role_arn: ROLE, source_profile: 'p', ...developerKeys() },
    }),
  (r) => profile(r, 'role without a source', { 'profile p': { role_arn: ROLE } }),
  (r) =>
    profile(r, 'role of the sign-in', {
      'profile p': { role_arn: ROLE, source_profile: 's' },
      'profile s': ssoSections()['profile p'] ?? {},
      'sso-session corp': ssoSections()['sso-session corp'] ?? {},
    }),
  (r) =>
    profile(r, 'role from the machine', {
      'profile p': { role_arn: ROLE, credential_source: 'Ec2InstanceMetadata' },
    }),
  (r) =>
    profile(r, 'role from the container', {
      'profile p': { role_arn: ROLE, credential_source: 'EcsContainer' },
    }),
  (r) =>
    inShellOrSettings(r, 'temporary keys without their token', {
      AWS_ACCESS_KEY_ID: EXPORTED.accessKeyId,
      AWS_SECRET_ACCESS_KEY: EXPORTED.secretAccessKey,
    }),
  (r) =>
    inShellOrSettings(r, 'temporary keys', {
      AWS_ACCESS_KEY_ID: EXPORTED.accessKeyId,
      AWS_SECRET_ACCESS_KEY: EXPORTED.secretAccessKey,
      AWS_SESSION_TOKEN: EXPORTED.sessionToken,
    }),
  (r) => inShellOrSettings(r, 'half a key', { AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId }),
  (r) => inShellOrSettings(r, 'empty keys', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }),
  (r) => {
    const part = sso(r, r.pick(STATES));
    return {
      name: `${part.name}, beside keys in the shell`,
      adds: { ...part.adds, shell: { ...part.adds.shell, ...KEYS } },
    };
  },
  (r) => {
    const part = sso(r, r.pick(STATES));
    const shellOf = { ...part.adds.shell, AWS_BEARER_TOKEN_BEDROCK: `ABSK${'c'.repeat(60)}` };
    return { name: `${part.name}, beside a wrong api key`, adds: { ...part.adds, shell: shellOf } };
  },
  (r) => profile(r, 'half a key in the profile', { 'profile p': { aws_access_key_id: SECOND.accessKeyId } }),
  (r) => ({ ...profile(r, 'without its prefix', { p: staticKeys() }) }),
  (r) => {
    const part = profile(r, 'with a prefix in credentials', {});
    return { ...part, adds: { ...part.adds, credentials: { 'profile p': staticKeys() } } };
  },
  (r) => {
    const part = profile(r, 'in both files', { 'profile p': developerKeys() });
    return { ...part, adds: { ...part.adds, credentials: { p: staticKeys() } } };
  },
  (r) => {
    const part = profile(r, 'sign-in in one file, keys in the other', ssoSections());
    return { ...part, adds: { ...part.adds, signIn: r.pick(STATES), credentials: { p: staticKeys() } } };
  },
  () => ({
    name: 'credentials.txt',
    adds: {
      home: {
        '.aws/credentials.txt': `[default]\naws_access_key_id = ${SECOND.accessKeyId}\naws_secret_access_key = ${SECOND.secretAccessKey}\n`,
      },
    },
  }),
  (r) =>
    elsewhere(
      r,
      'AWS_CONFIG_FILE',
      `[profile p]\naws_access_key_id = ${SECOND.accessKeyId}\naws_secret_access_key = ${SECOND.secretAccessKey}\n`,
    ),
  (r) =>
    elsewhere(
      r,
      'AWS_SHARED_CREDENTIALS_FILE',
      `[p]\naws_access_key_id=${SECOND.accessKeyId}\naws_secret_access_key=${SECOND.secretAccessKey}\n`,
    ),
  (r) => {
    const part = profile(r, 'static', { 'profile p': staticKeys() });
    return {
      name: 'a config file that is not there',
      adds: { ...part.adds, shell: { ...part.adds.shell, AWS_CONFIG_FILE: '{home}/nothing' } },
    };
  },
  (r) => {
    const part = profile(r, 'sso whose session has a blank', {
      'profile p': { ...ssoSections()['profile p'], sso_session: "'my corp'" },
      "sso-session 'my corp'": ssoSections()['sso-session corp'] ?? {},
    });
    return { ...part, adds: { ...part.adds, signIn: 'valid' } };
  },
  (r) => {
    const { sso_account_id: _, ...less } = ssoSections()['profile p'] ?? {};
    const part = profile(r, 'sso without an account', { ...ssoSections(), 'profile p': less });
    return { ...part, adds: { ...part.adds, signIn: 'valid' } };
  },
  (r) => {
    const part = profile(r, 'sso of a role that nobody has', {
      ...ssoSections(),
      'profile p': { ...ssoSections()['profile p'], sso_role_name: 'Nobody' },
    });
    return { ...part, adds: { ...part.adds, signIn: 'valid' } };
  },
  (r) => {
    const part = profile(r, 'sso whose portal is elsewhere', {
      ...ssoSections(),
      'sso-session corp': { ...ssoSections()['sso-session corp'], sso_region: 'us-east-1' },
    });
    return { ...part, adds: { ...part.adds, signIn: 'valid' } };
  },
  (r) =>
    profile(r, 'by the AWS CLI’s login', {
      'profile p': { login_session: `arn:aws:iam::${EXAMPLE.sandboxAccount}:user/developer` },
    }),
  () =>
    shell('container credentials of a strange host', {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.invalid/keys',
    }),
  () => shell('container credentials of nobody', { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${DEAD}/keys` }),
  () =>
    shell('container credentials without the token file', {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${DEAD}/keys`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{home}/nothing',
    }),
  (r) => inShellOrSettings(r, 'profile with a blank after it', { AWS_PROFILE: 'p ' }),
  (r) => inShellOrSettings(r, 'empty profile', { AWS_PROFILE: '' }),
  (r) => {
    const part = inShellOrSettings(r, 'profile default', { AWS_PROFILE: 'default' });
    return { ...part, adds: { ...part.adds, config: { default: staticKeys() } } };
  },
];

/** What stands beside in such homes: what redirects, what nobody reads, what the network needs. */
export const ODD_EXTRAS: readonly Make[] = [
  (r) => inShellOrSettings(r, 'AWS_ENDPOINT_URL', { AWS_ENDPOINT_URL: DEAD }),
  (r) => inShellOrSettings(r, 'AWS_ENDPOINT_URL_STS', { AWS_ENDPOINT_URL_STS: DEAD }),
  (r) => inShellOrSettings(r, 'AWS_ENDPOINT_URL_SSO', { AWS_ENDPOINT_URL_SSO: DEAD }),
  (r) => inShellOrSettings(r, 'AWS_ENDPOINT_URL_BEDROCK', { AWS_ENDPOINT_URL_BEDROCK: DEAD }),
  (r) =>
    inShellOrSettings(r, 'base URL', {
      ANTHROPIC_BEDROCK_BASE_URL: r.pick(['{sandbox}', '{sandbox}/', DEAD, 'localhost:9', '']),
    }),
  (r) => inShellOrSettings(r, 'base URL of Anthropic', { ANTHROPIC_BASE_URL: DEAD }),
  (r) => inShellOrSettings(r, 'dead proxy', { HTTPS_PROXY: DEAD }),
  (r) =>
    inShellOrSettings(r, 'dead proxy for http', {
      HTTP_PROXY: DEAD,
      NO_PROXY: r.pick(['', '127.0.0.1', 'localhost']),
    }),
  (r) =>
    inShellOrSettings(r, 'a certificate file that is not there', { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' }),
  (r) => inShellOrSettings(r, 'AWS_CA_BUNDLE that is not there', { AWS_CA_BUNDLE: '/nowhere/ca.pem' }),
  (r) => inShellOrSettings(r, 'no metadata', { AWS_EC2_METADATA_DISABLED: 'true' }),
  (r) => inShellOrSettings(r, 'dead metadata', { AWS_EC2_METADATA_SERVICE_ENDPOINT: DEAD }),
  (r) =>
    inShellOrSettings(r, 'small fast model', {
      ANTHROPIC_SMALL_FAST_MODEL: r.pick([
        'us.anthropic.claude-haiku-4-5-20251001-v1:0',
        'nonsense',
        'claude-haiku-4-5',
      ]),
    }),
  (r) =>
    inShellOrSettings(r, 'region of the small fast model', {
      ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION: r.pick(['us-east-1', 'nowhere']),
    }),
  (r) => inShellOrSettings(r, 'thinking', { MAX_THINKING_TOKENS: r.pick(['0', '1024', '50000']) }),
  (r) =>
    inShellOrSettings(r, 'output tokens', {
      CLAUDE_CODE_MAX_OUTPUT_TOKENS: r.pick(['512', '4096', '999999']),
    }),
  (r) => inShellOrSettings(r, 'no caching', { DISABLE_PROMPT_CACHING: '1' }),
  (r) => inShellOrSettings(r, 'no betas', { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' }),
  (r) =>
    inShellOrSettings(r, 'no other model', {
      [r.pick(['CLAUDE_CODE_NO_MODEL_FALLBACK', 'CLAUDE_CODE_DISABLE_MODEL_ACCESS_FALLBACK'])]: '1',
    }),
  (r) => inShellOrSettings(r, 'no 1M', { CLAUDE_CODE_DISABLE_1M_CONTEXT: '1' }),
  (r) =>
    inShellOrSettings(r, 'service tier', {
      ANTHROPIC_BEDROCK_SERVICE_TIER: r.pick(['flex', 'priority', 'default']),
    }),
  (r) =>
    inShellOrSettings(r, 'subagent model', {
      CLAUDE_CODE_SUBAGENT_MODEL: r.pick(['haiku', 'us.anthropic.claude-sonnet-4-6', 'nonsense']),
    }),
  (r) =>
    settings(r, 'fallback model', {
      fallbackModel: r.pick([['us.anthropic.claude-sonnet-4-6'], ['sonnet', 'haiku'], ['nonsense']]),
    }),
  (r) => settings(r, 'api key helper', { apiKeyHelper: r.pick(['echo something', 'no-such-program']) }),
  (r) =>
    settings(r, 'numbers and booleans in env', {
      env: { AWS_EC2_METADATA_DISABLED: true, MAX_THINKING_TOKENS: 0 },
    }),
  (r) => settings(r, 'a tilde in env', { env: { AWS_CONFIG_FILE: '~/.aws/config' } }),
  (r) => settings(r, 'region in upper case key', { env: { aws_region: 'eu-west-1' } }),
  (r) => settings(r, 'agent', { agent: r.pick(['reviewer', 'nobody']) }),
  () => ({
    name: 'an agent file with a model',
    adds: {
      project: {
        '.claude/agents/reviewer.md':
          '---\nname: reviewer\ndescription: reviews\nmodel: nonsense\n---\nReview.\n',
      },
    },
  }),
  () => ({
    name: 'broken user settings',
    adds: { home: { '.claude/settings.json': '{ "env": { "CLAUDE_CODE_USE_BEDROCK": "1", } }' } },
  }),
  () => ({
    name: 'comments in user settings',
    adds: { home: { '.claude/settings.json': '// Bedrock\n{ "env": { "CLAUDE_CODE_USE_BEDROCK": "1" } }' } },
  }),
  () => ({
    name: 'a byte order mark before local settings',
    adds: { project: { '.claude/settings.local.json': '\uFEFF{"env":{"AWS_REGION":"us-east-1"}}' } },
  }),
  () => ({
    name: 'env that is a list',
    adds: { project: { '.claude/settings.local.json': '{"env":["AWS_REGION=eu-west-1"]}' } },
  }),
  () => ({
    name: 'a null in env',
    adds: { project: { '.claude/settings.local.json': '{"env":{"AWS_DEFAULT_REGION":null}}' } },
  }),
  () => ({
    name: 'a drop-in of the administrator',
    adds: { managed: { 'managed-settings.d/10-aws.json': '{"env":{"AWS_REGION":"us-east-1"}}' } },
  }),
  (r) => ({
    name: 'a broken file of the administrator',
    adds: {
      managed: { 'managed-settings.d/20-broken.json': r.pick(['{', '{"env":{"AWS_REGION":5}}', '[]']) },
    },
  }),
];

/** A sign-in, and what the AWS CLI hands out by it. */
function signedIn(r: Random) {
  const signIn = r.pick(STATES);
  const isOver = signIn === 'over' || signIn === 'revoked';
  return { config: ssoSections(), signIn, aws: isOver ? OVER : flat({ Version: 1 }) };
}

/** A profile that takes its credentials from the sign-in of another. */
function viaAnother(r: Random, command: string) {
  const { config, signIn, aws } = signedIn(r);
  const part = inShellOrSettings(r, `profile: through ${command.slice(0, 8)}…, ${signIn}`, {
    AWS_PROFILE: 'bedrock',
  });
  return {
    ...part,
    adds: {
      ...part.adds,
      config: { ...config, 'profile bedrock': { credential_process: command } },
      signIn,
      programs: { aws },
    },
  };
}

/** What the AWS CLI does where the sign-in is over. */
const OVER =
  'echo "Error when retrieving token from sso: Token has expired and refresh failed" >&2; exit 255';

function webIdentityWithout() {
  return {
    name: 'web identity without its file',
    adds: { shell: { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token' } },
  };
}

/** AWS files where a variable says. */
function elsewhere(r: Random, variable: string, text: string) {
  const part = inShellOrSettings(r, variable, { [variable]: '{home}/elsewhere', AWS_PROFILE: 'p' });
  return { ...part, adds: { ...part.adds, home: { elsewhere: text } } };
}
