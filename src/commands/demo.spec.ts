import type { CommandSpec } from '../cli/command.ts';

/** `demo`: the whole story on the embedded sandbox. */
export const demoSpec: CommandSpec = {
  name: 'demo',
  summary: 'See the whole way on a make-believe AWS, in a throw-away home',
  options: {},
  examples: ['claude-bedrock demo'],
  load: async () => (await import('./demo.ts')).demo,
};
