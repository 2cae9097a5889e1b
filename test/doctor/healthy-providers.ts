import { GATEWAY_TOKEN } from '../../src/sandbox/index.ts';
import { ENV, type Person } from './person.ts';

const ALONE = { AWS_PROFILE: ENV.AWS_PROFILE, AWS_REGION: ENV.AWS_REGION };

/** Providers other than Bedrock Invoke, and gateways before it: Claude Code works on them, so nothing is to be said, and nothing switched. */
export const HEALTHY_PROVIDERS: readonly { when: string; arrange(person: Person): unknown }[] = [
  {
    when: 'Claude in Amazon Bedrock (Mantle) takes all requests',
    arrange: (person) => person.settings({ env: { ...ALONE, CLAUDE_CODE_USE_MANTLE: '1' } }),
  },
  {
    when: 'Mantle takes the primary model beside Bedrock Invoke',
    arrange: (person) =>
      person.settings({
        env: { ...ENV, CLAUDE_CODE_USE_MANTLE: '1', ANTHROPIC_MODEL: 'anthropic.claude-opus-5-5' },
      }),
  },
  {
    when: 'Claude Platform on AWS takes the requests, signed by the profile',
    arrange: (person) =>
      person.settings({
        env: { ...ALONE, CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1' },
      }),
  },
  {
    when: 'Claude Platform on AWS takes the requests, with a key of its own',
    arrange: (person) =>
      person.settings({
        env: {
          AWS_PROFILE: 'nobody',
          CLAUDE_CODE_USE_ANTHROPIC_AWS: '1',
          ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1',
          ANTHROPIC_AWS_API_KEY: 'key-of-the-workspace',
        },
      }),
  },
  ...['FOUNDRY', 'VERTEX', 'ANTHROPIC_GOOGLE_CLOUD'].map((name) => ({
    when: `another provider is switched on by CLAUDE_CODE_USE_${name}`,
    arrange: (person: Person) =>
      person.settings({ env: { [`CLAUDE_CODE_USE_${name}`]: '1', AWS_PROFILE: 'nobody' } }),
  })),
  {
    when: "a key of Anthropic's own API is all there is",
    arrange: (person) => {
      Object.assign(person.env, { ANTHROPIC_API_KEY: 'sk-ant-api03-000000000000' });
      return person.settings({});
    },
  },
  {
    when: "a program hands over keys of Anthropic's own API, and AWS is for other programs",
    arrange: (person) => person.settings({ apiKeyHelper: 'print-key', env: ALONE }),
  },
  {
    when: 'a gateway with a path of its own signs, and a token tells it who asks',
    arrange: (person) =>
      person.settings({ env: { ...gateway(person), ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN } }),
  },
  {
    when: "the gateway's token stands where Bedrock's API key does, beside one for something else",
    arrange: (person) =>
      person.settings({
        env: {
          ...gateway(person),
          AWS_BEARER_TOKEN_BEDROCK: GATEWAY_TOKEN,
          ANTHROPIC_AUTH_TOKEN: 'for-else',
        },
      }),
  },
  {
    when: 'the token of the gateway stands in a header of its own',
    arrange: (person) =>
      person.settings({
        env: { ...gateway(person), ANTHROPIC_CUSTOM_HEADERS: `Authorization: Bearer ${GATEWAY_TOKEN}` },
      }),
  },
  {
    when: 'a gateway signs, the models have another prefix, and nothing names a region',
    arrange: (person) => {
      const { AWS_REGION: _, ...env } = gateway(person);
      return person.settings({ env: { ...env, ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN } });
    },
  },
  {
    when: 'a token for something else stands beside the profile',
    arrange: (person) =>
      person.settings({ env: { ...ENV, ANTHROPIC_AUTH_TOKEN: 'token-for-something-else' } }),
  },
];

/** Settings of somebody whose company has a gateway, and who has nothing of AWS. */
function gateway({ sandbox, env }: Person) {
  delete env.ANTHROPIC_BEDROCK_BASE_URL;
  const { AWS_PROFILE: _, ...rest } = ENV;
  return {
    ...rest,
    ANTHROPIC_BEDROCK_BASE_URL: `${sandbox.url}/gateway`,
    CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
  };
}
