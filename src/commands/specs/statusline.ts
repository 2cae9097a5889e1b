import type { CommandSpec } from '../../cli/command.ts';

/** `statusline`: a line for Claude Code's `statusLine`. */
export const statuslineSpec = {
  name: 'statusline',
  summary: "One line for Claude Code's status line: provider, account, profile, region, model, sign-in",
  options: {},
  notes: [
    { say: 'To have it shown, where there is no status line yet', line: 'claude-bedrock setup --statusline' },
    {
      say: 'In a status line of your own, add what this prints; it reads the same standard input',
      line: 'claude-bedrock statusline',
    },
  ],
  examples: ['claude-bedrock statusline'],
} as const satisfies CommandSpec;
