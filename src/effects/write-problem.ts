import type { FileScope } from '../model/change.ts';
import { type Outcome, refusal } from '../model/outcome.ts';

/** What became of a write, a refusal in the words that fit the file: the AWS config file is in no scope of settings. */
export function inScope<T>(scope: FileScope, outcome: Outcome<T>): Outcome<T> {
  if (outcome.ok || scope !== 'aws') return outcome;
  const { code, message, fix } = outcome.problem;
  const isReadOnly = code === 'settings-read-only';
  return refusal('aws-config-unwritable', message, isReadOnly ? ALLOW : fix);
}

const ALLOW =
  'Allow writing to it (chmod u+w; on Windows attrib -r), then run this again. Nothing was written.';
