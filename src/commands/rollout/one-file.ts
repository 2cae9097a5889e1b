import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { ROLLOUT_FILE } from '../../rollout/file/rollout-schema.ts';
import type { RolloutOptions } from './options.ts';

/** The one file that an action works on, and only options that are its own. */
export function oneFile(
  { action, files = [], json: _json, help: _help, ...given }: RolloutOptions,
  own: readonly (keyof typeof given)[],
): Outcome<string> {
  const [file = ROLLOUT_FILE, another] = files;
  const fix = 'Run: claude-bedrock rollout --help';
  if (another !== undefined) return refusal('usage', `Unexpected argument '${another}'.`, fix);
  const foreign = Object.entries(given).find(
    ([name, value]) => value !== undefined && !(own as readonly string[]).includes(name),
  );
  if (foreign) return refusal('usage', `--${foreign[0]} means nothing with rollout ${action}.`, fix);
  return success(file);
}
