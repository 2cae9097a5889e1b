import type { ProviderId } from './client-providers.ts';

/** The ways from Claude Code to Claude on AWS that setup knows. */
export const WAYS = ['invoke', 'mantle', 'platform', 'gateway'] as const;
export type Way = (typeof WAYS)[number];

/** What is known of a way. */
export interface WayRule {
  /** As people say it, in a sentence. */
  readonly name: string;
  readonly provider: ProviderId;
  readonly switch: string;
  /** The variables and keys that mean something to this way; those of the others are cleared. */
  readonly keys: readonly string[];
  /** What IAM has to allow; a gateway asks for itself. */
  readonly action?: string;
}

const OF_INVOKE = [
  'CLAUDE_CODE_USE_BEDROCK',
  'AWS_BEARER_TOKEN_BEDROCK',
  'ANTHROPIC_BEDROCK_REGION_PREFIX',
  'ANTHROPIC_BEDROCK_SERVICE_TIER',
  'ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION',
];

/**
 * https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html,
 * https://docs.aws.amazon.com/claude-platform/latest/userguide/iam-actions.html,
 * https://code.claude.com/docs/en/claude-platform-on-aws, …/amazon-bedrock, …/llm-gateway
 */
export const WAY_RULES: Readonly<Record<Way, WayRule>> = {
  invoke: {
    name: 'Amazon Bedrock',
    provider: 'bedrock',
    switch: 'CLAUDE_CODE_USE_BEDROCK',
    keys: OF_INVOKE,
    action: 'bedrock:InvokeModel',
  },
  mantle: {
    name: 'Claude in Amazon Bedrock (Mantle)',
    provider: 'mantle',
    switch: 'CLAUDE_CODE_USE_MANTLE',
    keys: [
      'CLAUDE_CODE_USE_MANTLE',
      'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
      'CLAUDE_CODE_SKIP_MANTLE_AUTH',
      'AWS_BEARER_TOKEN_BEDROCK',
    ],
    action: 'bedrock-mantle:CreateInference',
  },
  platform: {
    name: 'Claude Platform on AWS',
    provider: 'claude-platform',
    switch: 'CLAUDE_CODE_USE_ANTHROPIC_AWS',
    keys: [
      'CLAUDE_CODE_USE_ANTHROPIC_AWS',
      'ANTHROPIC_AWS_WORKSPACE_ID',
      'ANTHROPIC_AWS_API_KEY',
      'ANTHROPIC_AWS_BASE_URL',
      'CLAUDE_CODE_SKIP_ANTHROPIC_AWS_AUTH',
    ],
    action: 'aws-external-anthropic:CreateInference',
  },
  gateway: {
    name: 'a gateway before Amazon Bedrock',
    provider: 'bedrock',
    switch: 'CLAUDE_CODE_USE_BEDROCK',
    keys: [
      'CLAUDE_CODE_USE_BEDROCK',
      'ANTHROPIC_BEDROCK_BASE_URL',
      'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
      'ANTHROPIC_AUTH_TOKEN',
      'apiKeyHelper',
      'ANTHROPIC_BEDROCK_REGION_PREFIX',
      'ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION',
    ],
  },
};

/** What holds the key of a way where no file and no pipe does. */
export const KEY_VARIABLES: Readonly<Record<Way, string>> = {
  invoke: 'AWS_BEARER_TOKEN_BEDROCK',
  mantle: 'AWS_BEARER_TOKEN_BEDROCK',
  platform: 'ANTHROPIC_AWS_API_KEY',
  gateway: 'ANTHROPIC_AUTH_TOKEN',
};

/** The keys that stand for a gateway only where nothing else signs: another program's token, a VPC endpoint. */
export const OF_GATEWAYS_ALONE = [
  'ANTHROPIC_BEDROCK_BASE_URL',
  'CLAUDE_CODE_SKIP_BEDROCK_AUTH',
  'ANTHROPIC_AUTH_TOKEN',
  'apiKeyHelper',
];

/**
 * Regions with Amazon Bedrock and without Mantle. A region that is new is none of them: its answer tells.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints-region-availability.html
 */
const WITHOUT_MANTLE = [
  'us-west-1',
  'ca-central-1',
  'ca-west-1',
  'eu-central-2',
  'eu-south-2',
  'eu-west-3',
  'ap-east-2',
  'ap-northeast-2',
  'ap-northeast-3',
];

/** Why a region has not a way, as a sentence; `undefined` where it has, or may have. */
export function whyNotInRegion(way: Way, region: string): string | undefined {
  if (way === 'mantle' && WITHOUT_MANTLE.includes(region)) return `Mantle is not offered in ${region}.`;
  // All commercial regions: https://docs.aws.amazon.com/claude-platform/latest/userguide/prerequisites.html
  if (way === 'platform' && /^(us-gov|cn|us-iso\w*)-/.test(region))
    return `Claude Platform on AWS is not offered in ${region}.`;
  return undefined;
}

/** `wrkspc_01AbCdEf23GhIj`: https://docs.aws.amazon.com/claude-platform/latest/userguide/prerequisites.html */
export function isWorkspaceId(text: string): boolean {
  return /^wrkspc_[A-Za-z0-9]{1,64}$/.test(text);
}

/** An id as Mantle names models, `anthropic.claude-opus-5-5`: no prefix, no version behind it. */
export function isMantleId(id: string): boolean {
  return /^anthropic\.claude-[a-z0-9-]+$/.test(id) && !/-v\d+$|-\d{8}$/.test(id);
}

/** An id as Anthropic's own services name models, `claude-opus-5-5`. */
export function isAnthropicId(id: string): boolean {
  return /^claude-[a-z0-9-]+$/.test(id);
}
