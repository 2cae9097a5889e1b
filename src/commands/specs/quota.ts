import type { CommandSpec } from '../../cli/command.ts';

/** `quota`: what an account may ask of Claude, per minute and per day. */
export const quotaSpec = {
  name: 'quota',
  summary: 'Claude quotas of the account per minute and per day, and where to request more',
  options: {
    profile: {
      type: 'string',
      value: 'PROFILE',
      help: 'AWS profile to ask with (default: the effective one)',
    },
    auth: {
      type: 'string',
      choices: ['profile', 'environment'],
      help: 'what signs: an AWS profile, or what the environment holds (default: as Claude Code does); Service Quotas takes no Amazon Bedrock API key',
    },
    region: { type: 'string', value: 'REGION', help: 'AWS region (default: the effective one)' },
  },
  examples: ['claude-bedrock quota', 'claude-bedrock quota --profile work --region eu-central-1 --json'],
} as const satisfies CommandSpec;
