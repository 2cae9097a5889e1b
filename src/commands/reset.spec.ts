import type { CommandSpec } from '../cli/command.ts';

/** `reset`: puts back what setup replaced. */
export const resetSpec: CommandSpec = {
  name: 'reset',
  summary: 'Put everything back as it was before setup',
  options: {
    plan: { type: 'boolean', help: 'show what would be put back, and the plan id; writes nothing' },
    apply: { type: 'boolean', help: 'do exactly what --plan showed, or refuse' },
    'plan-id': { type: 'string', value: 'ID', help: 'the id that --plan printed' },
    scope: {
      type: 'string',
      choices: ['user', 'project', 'local'],
      help: 'only this scope; project and local mean this repository (default: all that setup ever wrote)',
    },
    found: {
      type: 'boolean',
      help: 'remove the Bedrock keys that are found, whoever wrote them; the way without a journal',
    },
    keep: { type: 'string', multiple: true, value: 'KEY', help: 'with --found: leave this key; repeatable' },
  },
  examples: [
    'claude-bedrock reset --plan',
    'claude-bedrock reset --plan --scope user',
    'claude-bedrock reset --plan --found --keep AWS_PROFILE',
  ],
  load: async () => (await import('./writing.ts')).reset,
};
