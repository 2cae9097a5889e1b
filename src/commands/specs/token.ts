import type { CommandSpec } from '../../cli/command.ts';

/** `token`: a short-term Amazon Bedrock API key, for what takes no AWS credentials. */
export const tokenSpec = {
  name: 'token',
  summary: 'A short-term Amazon Bedrock API key, made from a profile',
  options: {
    profile: {
      type: 'string',
      value: 'PROFILE',
      help: 'AWS profile; its sign-in is renewed where that is due',
    },
    region: {
      type: 'string',
      value: 'REGION',
      help: 'the one region in which the key is to work (default: AWS_REGION, then that of the profile)',
    },
    show: { type: 'boolean', help: 'print the key also where standard output is a terminal' },
  },
  notes: [
    {
      say: 'the key and nothing else is printed, so a shell can take it; it ends after 12 hours at most, or with the credentials',
      line: 'export AWS_BEARER_TOKEN_BEDROCK="$(claude-bedrock token --profile work)"',
    },
  ],
  examples: [
    'claude-bedrock token --profile work',
    'claude-bedrock token --profile work --region eu-central-1',
  ],
} as const satisfies CommandSpec;
