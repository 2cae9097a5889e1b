import type { CommandSpec } from '../../cli/command.ts';
import { EDITOR_PLACES } from '../../knowledge/editors.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `use`: puts a preset in force, or takes Claude Code off Bedrock and back. */
export const useSpec = {
  name: 'use',
  summary: 'Switch to a preset, to the subscription, or back to what was in force before',
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
      help: 'scope to switch in (default: where the preset was saved)',
    },
    complete: {
      type: 'boolean',
      help: 'in a repository, write also what the scopes below give already',
    },
    editor: {
      type: 'string',
      choices: [...new Set(EDITOR_PLACES.map(({ id }) => id))],
      help: "switch in the settings of this editor, for the sessions of Claude Code's extension there alone",
    },
    remote: {
      type: 'boolean',
      help: 'with --editor: the settings of its server on this machine, on which somebody works from afar',
    },
  },
  examples: [
    'claude-bedrock use work',
    'claude-bedrock use subscription',
    'claude-bedrock use -',
    'claude-bedrock use customer --scope local --plan',
    'claude-bedrock use work --editor vscode',
  ],
} as const satisfies CommandSpec;
