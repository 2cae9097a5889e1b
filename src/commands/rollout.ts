import type { RunCommand } from '../cli/command.ts';
import type { Options } from '../model/options.ts';
import type { Conversation } from '../questions/conversation.ts';
import type { RolloutOptions } from './rollout/options.ts';

type Part = RunCommand<RolloutOptions>;

/** Each part in a file of its own, loaded when it runs. */
const PARTS: Readonly<Record<Exclude<RolloutOptions['action'], 'init'>, () => Promise<Part>>> = {
  build: async () => (await import('./rollout/build.ts')).build,
  check: async () => (await import('./rollout/check.ts')).check,
  enable: async () => (await import('./rollout/enable.ts')).enable,
  report: async () => (await import('./rollout/report.ts')).report,
};

/** `rollout`: hands on to the part that was named; `wizard` asks what `init` was not told. */
export function rollout(wizard: Conversation<Options, string>): Part {
  return async (world, options, style) => {
    const { action } = options;
    const part = action === 'init' ? (await import('./rollout/init.ts')).init(wizard) : await PARTS[action]();
    return part(world, options, style);
  };
}
