import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `use`: puts a preset in force, or takes Claude Code off Bedrock and back. */
export const useSpec = {
  name: 'use',
  summary: 'Switch: put a preset in force, the subscription, or what was there before',
  argument: {
    name: 'name',
    value: 'PRESET|subscription|-',
    help: 'a preset; subscription: Claude Code without Bedrock, the presets stay; -: what was in force before',
  },
  options: {
    ...PLAN_OPTIONS,
    scope: {
      type: 'string',
      choices: ['user', 'project', 'local'],
      help: 'where it is to be in force (default: where the preset was saved)',
    },
    complete: {
      type: 'boolean',
      help: 'in a repository, write also what the scopes below give already',
    },
  },
  examples: [
    'claude-bedrock use work',
    'claude-bedrock use subscription',
    'claude-bedrock use -',
    'claude-bedrock use customer --scope local --plan',
  ],
} as const satisfies CommandSpec;
