import type { RunCommand } from '../../cli/command.ts';
import { refusal } from '../../model/outcome.ts';
import type { RolloutOptions } from './options.ts';

/** `rollout report`: what is in force on this device. */
export const report: RunCommand<RolloutOptions> = async () =>
  refusal('usage', 'Not there yet.', 'Use rollout check.');
