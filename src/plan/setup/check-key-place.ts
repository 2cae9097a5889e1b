import type { GitState } from '../../facts/git/git.ts';
import type { WritableFile } from '../../model/change.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';

/** Why an API key must not be written to `target`, or `undefined`. */
export function checkKeyPlace(target: WritableFile, git: GitState): Outcome<never> | undefined {
  if (target.scope === 'project') {
    return refusal(
      'api-key-scope',
      'An API key does not belong in the settings that a repository shares.',
      'Use --scope user (everywhere) or --scope local (this repository, for you).',
    );
  }
  if (git === 'unknown') {
    return refusal(
      'api-key-tracked',
      `It cannot be told whether git tracks ${target.file}: a commit might publish the API key.`,
      'Use --scope user, or run git status there to see what is wrong with the repository.',
    );
  }
  if (git !== 'tracked') return undefined;
  return refusal(
    'api-key-tracked',
    `${target.file} is tracked by git: the next commit would publish the API key.`,
    'Choose another scope, or stop tracking the file (git rm --cached).',
  );
}
