import type { CommandSpec } from '../cli/command.ts';

/** `hook`: what the hooks of hooks.json call; people have no use for it. */
export const hookSpec = {
  name: 'hook',
  summary: "Answer a hook of Claude Code (called by the plugin's manifest)",
  argument: {
    name: 'hook',
    choices: ['doctor', 'setup', 'reset', 'rollout', 'session-start', 'stop-failure'],
    help: 'which hook; its event is read from standard input',
  },
  options: {},
  examples: ['claude-bedrock hook session-start'],
} as const satisfies CommandSpec;
