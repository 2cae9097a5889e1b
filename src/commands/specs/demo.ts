import type { CommandSpec } from '../../cli/command.ts';

/** `demo`: the whole story on the embedded sandbox. */
export const demoSpec = {
  name: 'demo',
  summary: 'See the whole way on a sandbox of AWS, in a throw-away home',
  options: {},
  examples: ['claude-bedrock demo'],
} as const satisfies CommandSpec;
