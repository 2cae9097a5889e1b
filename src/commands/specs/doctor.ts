import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `doctor`: finds the true cause when Claude Code on Bedrock does not work. */
export const doctorSpec = {
  name: 'doctor',
  summary: 'Find out why Claude Code on Bedrock does not work, and what helps',
  options: {
    offline: { type: 'boolean', help: 'do not ask AWS: judge by files and environment alone' },
    'run-commands': {
      type: 'boolean',
      help: 'start every command that hands over credentials, also one that may wait for you or open a browser',
    },
    check: {
      type: 'string',
      multiple: true,
      value: 'CHECK',
      help: 'only this check and what it waits on; repeatable',
    },
    share: {
      type: 'boolean',
      help: 'mask account ids, access portals and names of people too, to paste the report in public',
    },
    'desktop-report': {
      type: 'string',
      value: 'FILE',
      help: 'also show what the diagnostic report of Claude Desktop (Help, Troubleshooting) says of its configuration: its zip',
    },
    list: { type: 'boolean', help: 'list the checks' },
    explain: {
      type: 'string',
      value: 'TEXT',
      help: 'what an error message of Claude Code or AWS means and what helps; - reads it from standard input',
    },
    fix: {
      type: 'string',
      value: 'CHECK',
      isValueOptional: true,
      help: 'plan or apply the safe fix of this finding; on a terminal it asks, and without CHECK about all that is found',
    },
    ...PLAN_OPTIONS,
  },
  examples: [
    'claude-bedrock doctor',
    'claude-bedrock doctor --offline',
    'claude-bedrock doctor --run-commands',
    'claude-bedrock doctor --check clock-skew',
    'claude-bedrock doctor --share',
    'claude-bedrock doctor --desktop-report report.zip',
    'claude-bedrock doctor --explain -',
    'claude-bedrock doctor --fix',
    'claude-bedrock doctor --fix region-missing --plan',
  ],
} as const satisfies CommandSpec;
