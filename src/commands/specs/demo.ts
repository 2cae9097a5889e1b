import type { CommandSpec } from '../../cli/command.ts';

/** `demo`: the whole story on the embedded sandbox. */
export const demoSpec = {
  name: 'demo',
  summary: 'Try everything on a local sandbox of AWS, in a throw-away home',
  argument: {
    name: 'story',
    choices: ['setup', 'rollout'],
    isOptional: true,
    help: 'setup: one person, from nothing to Bedrock and back (default); rollout: the devices of a company, built and checked',
  },
  options: {},
  examples: ['claude-bedrock demo', 'claude-bedrock demo rollout'],
} as const satisfies CommandSpec;
