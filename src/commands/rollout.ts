import type { RunCommand } from '../cli/command.ts';
import type { RolloutOptions } from './rollout/options.ts';

/** Each part in a file of its own, loaded when it runs. */
const ACTIONS: Readonly<Record<RolloutOptions['action'], () => Promise<RunCommand<RolloutOptions>>>> = {
  init: async () => (await import('./rollout/init.ts')).init,
  build: async () => (await import('./rollout/build.ts')).build,
  check: async () => (await import('./rollout/check.ts')).check,
  enable: async () => (await import('./rollout/enable.ts')).enable,
  report: async () => (await import('./rollout/report.ts')).report,
};

/** `rollout`: hands on to the part that was named. */
export const rollout: RunCommand<RolloutOptions> = async (world, options, style) =>
  (await ACTIONS[options.action]())(world, options, style);
