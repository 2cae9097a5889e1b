import type { OptionsOf } from '../../cli/command.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';
import type { rolloutSpec } from '../specs/rollout.ts';

/** What `rollout` was called with. */
export type RolloutOptions = OptionsOf<typeof rolloutSpec>;

/** Refuses what is no version of Claude Desktop. */
export function misuseOfVersion({
  'desktop-version': version,
}: Pick<RolloutOptions, 'desktop-version'>): Outcome<never> | undefined {
  return version === undefined || /^\d+(\.\d+){1,3}$/.test(version)
    ? undefined
    : refusal('usage', `'${version}' is no version.`, 'Write it as the app shows it: 1.46388.4.');
}
