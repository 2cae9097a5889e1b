import { EXAMPLE, exampleApiKey } from '../../../src/sandbox/index.ts';
import { ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';

const ALONE = { AWS_PROFILE: ENV.AWS_PROFILE, AWS_REGION: ENV.AWS_REGION };
const PLATFORM = {
  ...ALONE,
  CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
  ANTHROPIC_AWS_WORKSPACE_ID: EXAMPLE.workspace,
};
const MANTLE = { ...ALONE, CLAUDE_CODE_USE_MANTLE: '1' };

const deny = ({ sandbox }: Person, action: string) => {
  for (const account of sandbox.cloud.accounts)
    account.denies.push({ kind: 'identity-policy', action, resource: '*' });
};

/** Settings before a gateway that signs by itself; the shell leads nobody elsewhere. */
function gateway({ sandbox, env }: Person, more: object = {}) {
  delete env.ANTHROPIC_BEDROCK_BASE_URL;
  const { AWS_PROFILE: _, ...rest } = ENV;
  const address = {
    ANTHROPIC_BEDROCK_BASE_URL: `${sandbox.url}/gateway`,
    CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
  };
  return { env: { ...rest, ...address, ANTHROPIC_AUTH_TOKEN: 'sandbox-gateway-token', ...more } };
}

/** What goes wrong on Mantle, on Claude Platform on AWS, and behind a gateway. */
export const WAY_SCENES: readonly Scene[] = [
  {
    row: 'workspace-missing',
    when: 'Claude Platform on AWS is switched on by hand, and no workspace is named',
    arrange: (person) => {
      const { ANTHROPIC_AWS_WORKSPACE_ID: _, ...env } = PLATFORM;
      return person.settings({ env });
    },
    status: 'fail',
    found: /ANTHROPIC_AWS_WORKSPACE_ID is set nowhere: Claude Code asks nobody/,
    fix: /setup --way platform --workspace ID/,
    origin: '.claude/settings.json',
  },
  {
    row: 'workspace-missing',
    when: 'the name of a workspace stands where its id has to be',
    arrange: (person) => person.settings({ env: { ...PLATFORM, ANTHROPIC_AWS_WORKSPACE_ID: 'Default' } }),
    status: 'fail',
    found: /not of the form wrkspc_/,
    fix: /wrkspc_01/,
    origin: '.claude/settings.json',
  },
  {
    row: 'provider-refuses',
    when: 'the workspace is in another region',
    arrange: (person) => {
      for (const one of person.sandbox.cloud.workspaces) one.region = 'us-west-2';
      return person.settings({ env: PLATFORM });
    },
    status: 'fail',
    found: /It says: Workspace wrkspc_1 not found/,
    fix: /in one region: check env\.ANTHROPIC_AWS_WORKSPACE_ID.*whether it is in eu-central-1/,
    origin: 'default',
  },
  {
    row: 'provider-refuses',
    when: 'the account has never enabled web identity federation for Claude Platform on AWS',
    arrange: (person) => {
      for (const one of person.sandbox.cloud.accounts) one.isFederationOff = true;
      return person.settings({ env: PLATFORM });
    },
    status: 'fail',
    found: /federation is disabled/,
    fix: /aws iam enable-outbound-web-identity-federation/,
    origin: 'default',
  },
  {
    row: 'provider-refuses',
    when: 'the key of the workspace was deleted',
    arrange: (person) => person.settings({ env: { ...PLATFORM, ANTHROPIC_AWS_API_KEY: 'key-of-yesterday' } }),
    status: 'fail',
    found: /invalid x-api-key/,
    fix: /Make a key of the workspace.*env\.ANTHROPIC_AWS_API_KEY/,
    origin: 'default',
  },
  {
    row: 'provider-refuses',
    when: 'IAM does not allow Claude Platform on AWS',
    arrange: (person) => {
      deny(person, 'aws-external-anthropic:*');
      return person.settings({ env: PLATFORM });
    },
    status: 'fail',
    found: /aws-external-anthropic:CreateInference/,
    fix: /allow aws-external-anthropic:CreateInference on arn:aws:aws-external-anthropic:eu-central-1:\d+:workspace\/wrkspc_1/,
    origin: 'default',
  },
  {
    row: 'provider-refuses',
    when: 'Mantle is asked for a model by its name on Amazon Bedrock',
    arrange: (person) =>
      person.settings({ env: { ...MANTLE, ANTHROPIC_MODEL: 'eu.anthropic.claude-sonnet-5' } }),
    status: 'fail',
    found: /was asked for eu\.anthropic\.claude-sonnet-5\./,
    fix: /^Write anthropic\.claude-sonnet-5 in its place \(env\.ANTHROPIC_MODEL in/,
    origin: '.claude/settings.json',
  },
  {
    row: 'provider-refuses',
    when: 'IAM allows Bedrock Invoke and not Mantle',
    arrange: (person) => {
      deny(person, 'bedrock-mantle:*');
      return person.settings({ env: MANTLE });
    },
    status: 'fail',
    found: /bedrock-mantle:CreateInference/,
    fix: /allow bedrock-mantle:CreateInference on arn:aws:bedrock-mantle:eu-central-1:\d+:project\/default/,
    origin: 'default',
  },
  {
    row: 'provider-refuses',
    when: 'the address of Mantle leads to nobody',
    arrange: (person) =>
      person.settings({ env: { ...MANTLE, ANTHROPIC_BEDROCK_MANTLE_BASE_URL: 'http://localhost:9' } }),
    status: 'fail',
    found: /http:\/\/localhost:9 was asked/,
    fix: /./,
    origin: 'default',
  },
  {
    row: 'endpoint-unreachable',
    when: 'the sign-in goes by a proxy that is dead, and Claude Platform on AWS takes the requests',
    arrange: (person) => {
      Object.assign(person.env, { HTTP_PROXY: 'http://localhost:9', NO_PROXY: 'example.com' });
      return person.settings({ env: PLATFORM });
    },
    status: 'fail',
    found: /^HTTP_PROXY in the environment leads to http:\/\/localhost:9/,
    fix: /^Correct HTTP_PROXY/,
    origin: 'environment',
  },
  {
    row: 'proxy',
    when: 'the gateway does not know the token',
    arrange: (person) => person.settings(gateway(person, { ANTHROPIC_AUTH_TOKEN: 'of-yesterday' })),
    status: 'fail',
    found: /The gateway at .* answered with HTTP 401/,
    fix: /ANTHROPIC_AUTH_TOKEN/,
  },
  {
    row: 'proxy',
    when: "a Bedrock API key goes to the gateway in place of the gateway's token",
    arrange: (person) => {
      person.env.AWS_BEARER_TOKEN_BEDROCK = exampleApiKey().token;
      return person.settings(gateway(person));
    },
    status: 'fail',
    found: /The gateway at .* answered with HTTP 401/,
    fix: /whether it is to have ANTHROPIC_AUTH_TOKEN: now AWS_BEARER_TOKEN_BEDROCK \(AWS_BEARER_TOKEN_BEDROCK in the environment\) goes along in its place/,
  },
  {
    row: 'proxy',
    when: 'the gateway answers with a web page',
    arrange: (person) => {
      person.sandbox.fail({ service: 'gateway' }, { kind: 'html', status: 200 });
      return person.settings(gateway(person));
    },
    status: 'fail',
    found: /answered with HTTP 200/,
    fix: /who runs the gateway/,
  },
  {
    row: 'key-helper',
    when: 'a command prints the key of the gateway, and nobody said that it may be started',
    arrange: (person) =>
      person.settings({ ...gateway(person, { ANTHROPIC_AUTH_TOKEN: '' }), apiKeyHelper: 'echo of-no-use' }),
    status: 'warn',
    found: /nothing of that kind is started/,
    fix: /--run-commands/,
    origin: '.claude/settings.json',
  },
  {
    row: 'key-helper',
    when: 'the command that prints the key of the gateway fails',
    arrange: (person) =>
      person.settings({ ...gateway(person, { ANTHROPIC_AUTH_TOKEN: '' }), apiKeyHelper: 'exit 3' }),
    options: ['--run-commands'],
    status: 'fail',
    found: /ended with exit status 3/,
    fix: /Run it by hand/,
    origin: '.claude/settings.json',
  },
  {
    row: 'base-url',
    when: 'the address of the gateway lacks its path',
    arrange: (person) =>
      person.settings(gateway(person, { ANTHROPIC_BEDROCK_BASE_URL: `${person.sandbox.url}/gatevay` })),
    status: 'fail',
    found: /gatevay/,
    fix: /./,
    origin: '.claude/settings.json',
  },
];
