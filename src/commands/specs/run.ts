import type { CommandSpec } from '../../cli/command.ts';

/** `run`: one session of Claude Code on a preset, with nothing written. */
export const runSpec = {
  name: 'run',
  summary: 'One session of Claude Code on a preset or the subscription; writes no settings',
  argument: {
    name: 'name',
    value: 'PRESET|subscription',
    isOptional: true,
    help: 'a preset, or subscription: Claude Code without Bedrock (default: the only preset there is, else asks)',
  },
  rest: { name: 'args', value: 'ARGUMENTS', help: 'what Claude Code itself is given' },
  options: {},
  notes: [
    {
      say: 'With --json nothing is started: it tells how it would be',
      line: 'claude-bedrock run work --json',
    },
  ],
  examples: [
    'claude-bedrock run work',
    'claude-bedrock run work -- --continue',
    'claude-bedrock run subscription -- -p hello',
  ],
} as const satisfies CommandSpec;
