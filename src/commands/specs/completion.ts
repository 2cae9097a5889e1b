import type { CommandSpec } from '../../cli/command.ts';
import { SHELLS } from '../../shell/shells.ts';

/** `completion`: a script by which a shell completes what is typed. */
export const completionSpec = {
  name: 'completion',
  summary: 'Tab completion for bash, zsh and fish',
  argument: { name: 'shell', choices: SHELLS, help: 'whose script to print' },
  options: {},
  notes: [
    {
      say: 'To switch it on in bash, put this into ~/.bashrc',
      line: 'eval "$(claude-bedrock completion bash)"',
    },
    {
      say: 'In zsh, put this into ~/.zshrc, below the line with compinit',
      line: 'eval "$(claude-bedrock completion zsh)"',
    },
    {
      say: 'In fish, type this once',
      line: 'claude-bedrock completion fish >~/.config/fish/completions/claude-bedrock.fish',
    },
  ],
  examples: ['claude-bedrock completion bash', 'claude-bedrock completion fish'],
} as const satisfies CommandSpec;
