import type { CommandSpec } from '../cli/command.ts';

/** `doctor`: finds the true cause when Claude Code on Bedrock does not work. */
export const doctorSpec: CommandSpec = {
  name: 'doctor',
  summary: 'find out why Claude Code on Bedrock does not work, and what helps',
  options: {
    offline: { type: 'boolean', help: 'do not ask AWS: judge by files and environment alone' },
    check: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: 'only this check and what it waits on; repeatable',
    },
    list: { type: 'boolean', help: 'list the checks' },
    share: {
      type: 'boolean',
      help: 'mask account ids and names of people too, to paste the report in public',
    },
  },
  examples: [
    'claude-bedrock doctor',
    'claude-bedrock doctor --offline',
    'claude-bedrock doctor --check clock-skew',
  ],
  load: async () => (await import('./doctor.ts')).doctor,
};
