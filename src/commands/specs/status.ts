import type { CommandSpec } from '../../cli/command.ts';

/** `status`: everything known without the network. */
export const statusSpec = {
  name: 'status',
  summary: 'What is configured, and where each value comes from (no network)',
  options: {
    brief: {
      type: 'boolean',
      help: 'the state in a few lines and the next command, as without a subcommand',
    },
  },
  examples: ['claude-bedrock status', 'claude-bedrock status --json'],
} as const satisfies CommandSpec;
