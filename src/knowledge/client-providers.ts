/** Whom Claude Code asks for its models. A gateway stands before one of them. */
export type ProviderId =
  | 'bedrock'
  | 'foundry'
  | 'claude-platform'
  | 'google-cloud'
  | 'mantle'
  | 'vertex'
  | 'anthropic';

/** How a provider is switched on and where it is. */
export interface ProviderRule {
  readonly id: ProviderId;
  readonly name: string;
  /** The variable that switches it on; Anthropic needs none. */
  readonly switch?: string;
  /** The variable that names another address than its own. */
  readonly baseUrl: string;
  /** Its own address in a region, where that is AWS's to name. */
  host?(region: string): string;
  /** The variable that leaves requests unsigned. */
  readonly skipAuth?: string;
  /** The first version that knows it; the others are known to 2.1.200 and before. */
  readonly since?: string;
}

/**
 * In the order in which Claude Code looks: the first that is switched on takes every request [run 2.1.200, 2.1.332:
 * pairs of switches, each with its base URL on loopback]. AWS_ENDPOINT_URL leads STS and the portal elsewhere, but no
 * request for a model; ANTHROPIC_BASE_URL has no effect on the others [run].
 */
export const PROVIDERS: readonly ProviderRule[] = [
  {
    id: 'bedrock',
    name: 'Amazon Bedrock',
    switch: 'CLAUDE_CODE_USE_BEDROCK',
    baseUrl: 'ANTHROPIC_BEDROCK_BASE_URL',
    host: (region) => `https://bedrock-runtime.${region}.${amazon(region)}`,
    skipAuth: 'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
  },
  {
    id: 'foundry',
    name: 'Microsoft Foundry',
    switch: 'CLAUDE_CODE_USE_FOUNDRY',
    baseUrl: 'ANTHROPIC_FOUNDRY_BASE_URL',
    skipAuth: 'CLAUDE_CODE_SKIP_FOUNDRY_AUTH',
  },
  {
    id: 'claude-platform',
    name: 'Claude Platform on AWS',
    switch: 'CLAUDE_CODE_USE_ANTHROPIC_AWS',
    baseUrl: 'ANTHROPIC_AWS_BASE_URL',
    host: (region) => `https://aws-external-anthropic.${region}.api.aws`,
    skipAuth: 'CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH',
  },
  {
    id: 'google-cloud',
    name: 'Claude Platform on Google Cloud',
    switch: 'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
    baseUrl: 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL',
    skipAuth: 'CLAUDE_CODE_SKIP_ANTHROPIC_GOOGLE_CLOUD_AUTH',
    since: '2.1.300',
  },
  {
    id: 'mantle',
    name: 'Claude in Amazon Bedrock (Mantle)',
    switch: 'CLAUDE_CODE_USE_MANTLE',
    baseUrl: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
    host: (region) => `https://bedrock-mantle.${region}.api.aws/anthropic`,
    skipAuth: 'CLAUDE_CODE_SKIP_MANTLE_AUTH',
  },
  {
    id: 'vertex',
    name: 'Google Vertex AI',
    switch: 'CLAUDE_CODE_USE_VERTEX',
    baseUrl: 'ANTHROPIC_VERTEX_BASE_URL',
    skipAuth: 'CLAUDE_CODE_SKIP_VERTEX_AUTH',
  },
  { id: 'anthropic', name: "Anthropic's API", baseUrl: 'ANTHROPIC_BASE_URL' },
];

function amazon(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
