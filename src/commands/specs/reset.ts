import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `reset`: puts back what setup replaced. */
export const resetSpec = {
  name: 'reset',
  summary: 'Undo setup: put everything back as it was before',
  options: {
    ...PLAN_OPTIONS,
    scope: {
      type: 'string',
      choices: ['user', 'project', 'local', 'aws', 'editor'],
      help: 'only this scope; project and local mean this repository, aws the AWS config file, editor the settings of VS Code and its kin (default: all that was ever written)',
    },
    'keep-profiles': {
      type: 'boolean',
      help: 'leave the AWS config file as it is: other programs may use a profile that was made for Claude Code',
    },
    found: {
      type: 'boolean',
      help: 'remove the Bedrock keys that are found, even those setup did not write; works without a journal',
    },
    keep: { type: 'string', multiple: true, value: 'KEY', help: 'with --found: leave this key; repeatable' },
  },
  examples: [
    'claude-bedrock reset',
    'claude-bedrock reset --plan',
    'claude-bedrock reset --plan --scope user',
    'claude-bedrock reset --plan --keep-profiles',
    'claude-bedrock reset --plan --found --keep AWS_PROFILE',
  ],
} as const satisfies CommandSpec;
