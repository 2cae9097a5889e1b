import type { OptionsOf } from '../../cli/command.ts';
import type { rolloutSpec } from '../specs/rollout.ts';

/** What `rollout` was called with. */
export type RolloutOptions = OptionsOf<typeof rolloutSpec>;
